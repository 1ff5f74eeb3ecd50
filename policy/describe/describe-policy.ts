import { figuresOf } from '../figures';
import { policySections, type SectionName } from '../sections';
import type { YearPolicyFile } from '../year-policy-file';
import { describeCalendar } from './describe-calendar';
import { describeCost, describeIa, describePi, describeQuality } from './describe-categories';
import {
  describeEligibility,
  describeLowVolume,
  describeQp,
  describeSegments,
  describeSpecialStatuses,
} from './describe-eligibility';
import {
  describeComplexPatientBonus,
  describeFinalScore,
  describePayment,
  describeReview,
} from './describe-final-score';
import { describeWeights } from './describe-weights';
import { describeMvpApp, describeParticipation } from './describe-participation';
import type { PolicyDescription } from './description';
import { openPage, type Page } from './page';

/** How each section is written; a section without a writer of its own lists its figures. */
const writers: Partial<Readonly<Record<SectionName, (page: Page) => void>>> = {
  eligibility: describeEligibility,
  'low-volume': describeLowVolume,
  segments: describeSegments,
  qp: describeQp,
  'special-statuses': describeSpecialStatuses,
  participation: describeParticipation,
  'mvp-app': describeMvpApp,
  calendar: describeCalendar,
  weights: describeWeights,
  quality: describeQuality,
  pi: describePi,
  ia: describeIa,
  cost: describeCost,
  'final-score': describeFinalScore,
  'complex-patient-bonus': describeComplexPatientBonus,
  payment: describePayment,
  review: describeReview,
};

/** What to describe of a year. */
export interface DescribeOptions {
  /** Only these sections; all when absent. */
  sections?: readonly SectionName[];
  /** Also every figure that the tables leave out (counts, file shapes, remarks), at the end of its section. */
  everything?: boolean;
}

/**
 * A year's policy in sections of facts and tables, every line with its citation and standing. Pure; `renderDescription`
 * turns it into text.
 */
export function describePolicy(file: YearPolicyFile, options: DescribeOptions = {}): PolicyDescription {
  const figures = figuresOf(file);
  const wanted = policySections.filter(({ name }) => name !== 'year' && (options.sections?.includes(name) ?? true));
  const sections = wanted.map(({ name, title }) => {
    const page = openPage(file, name, figures);
    const write = writers[name];
    write?.(page);
    if (options.everything === true || write === undefined) page.rest(write === undefined ? null : 'Also in the file');
    return page.close(title);
  });
  return {
    performanceYear: file.performanceYear,
    paymentYear: file.paymentYear,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}
