/** What people call categories, reporting options and collection types. */
import type { Category, ReportingOption } from '../policy/year-policy';
import type { ScoreNode } from '../scoring/score-result';

/** Names of the categories for people. */
export const categoryNames = {
  quality: 'Quality',
  cost: 'Cost',
  ia: 'Improvement activities',
  pi: 'Promoting Interoperability',
} as const;

const firstYear = 2017;

/** A category by the name it had in the year. */
export function categoryName(category: Category, performanceYear: number): string {
  return category === 'pi' && performanceYear === firstYear ? 'Advancing Care Information' : categoryNames[category];
}

const options: Readonly<Record<Exclude<ReportingOption, 'mvp'>, string>> = {
  mips: 'Traditional MIPS',
  app1: 'APM Performance Pathway',
  appPlus: 'APM Performance Pathway Plus',
  apmScoringStandard: 'APM scoring standard',
};

const isNamed = (kind: unknown): kind is keyof typeof options =>
  typeof kind === 'string' && Object.hasOwn(options, kind);

/** The reporting option a tree was scored in, with the word the wire has for it. */
export function optionName({ metadata }: ScoreNode): string {
  const { reportingOption, pickedProgramName } = metadata;
  const program = String(pickedProgramName as string);
  return isNamed(reportingOption) ? `${options[reportingOption]} (${program})` : `MVP ${program}`;
}

const collections: Readonly<Record<string, string>> = {
  electronicHealthRecord: 'Sent as eCQMs',
  registry: 'Sent as CQMs (registry)',
  claims: 'Sent on Medicare Part B claims',
  cmsWebInterface: 'Sent by the CMS Web Interface',
  certifiedSurveyVendor: 'CAHPS survey',
  administrativeClaims: 'Computed by CMS from claims',
};

/** How the measures of a set reached CMS. */
export const collectionHeading = (submissionMethod: unknown): string => collections[String(submissionMethod)] ?? 'Sent';
