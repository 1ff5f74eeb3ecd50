import type { ReportingOption, UnitKind } from '../year-policy';
import type { CoverageRow } from './coverage-row';

const units: Readonly<Record<UnitKind, string>> = {
  individual: 'individual',
  group: 'group',
  virtualGroup: 'virtual group',
  subgroup: 'subgroup',
  apm: 'APM Entity',
};

const options: Readonly<Record<ReportingOption, string>> = {
  mips: 'traditional MIPS',
  apmScoringStandard: 'APM scoring standard',
  mvp: 'MVP',
  app1: 'APP',
  appPlus: 'APP Plus',
};

const cells: readonly CoverageRow[] = (Object.keys(options) as ReportingOption[]).flatMap((option) =>
  (Object.keys(units) as UnitKind[]).map((unit) => ({
    rule: `${options[option]}: ${units[unit]}`,
    cell: { option, unit },
    ...(option === 'mvp' && unit !== 'subgroup' ? { limits: ['mvpVoluntary'] as const } : {}),
  })),
);

const virtualGroup = '/participation/options/virtualGroup';
const subgroup = '/participation/options/subgroup';

/** Who may report what, cell by cell, how units form, and whose score a clinician gets. */
export const participationRows: readonly CoverageRow[] = [
  ...cells,
  {
    rule: 'forming a virtual group',
    when: ['/participation/matrix/mips/virtualGroup'],
    pointers: [`${virtualGroup}/maxNpisPerTin`, `${virtualGroup}/minTins`, `${virtualGroup}/electionWindow`],
    limits: ['virtualGroupLeft', 'lifecycle'],
  },
  {
    rule: 'forming a subgroup',
    when: ['/participation/matrix/mvp/subgroup'],
    pointers: [
      `${subgroup}/minClinicians`,
      `${subgroup}/minIndividuallyEligible`,
      `${subgroup}/onePerTinNpi`,
      `${subgroup}/ineligible`,
    ],
  },
  {
    rule: 'what a subgroup takes from its group',
    when: ['/participation/matrix/mvp/subgroup'],
    pointers: [`${subgroup}/scoredAtAffiliatedGroupLevel`, `${subgroup}/inherits`],
  },
  { rule: 'MVPs of the year', when: ['/participation/reportingOptions/mvp'], pointers: ['/participation/mvpIds'] },
  {
    rule: 'several submissions for a unit',
    pointers: ['/participation/submissionRules/multipleSubmissions/differentOrganizations'],
    rules: ['quality.otherSet', 'ia.otherSet'],
    limits: ['organizations'],
  },
  {
    rule: 'whose final score a clinician gets',
    pointers: ['/participation/finalScoreHierarchy/order', '/participation/finalScoreHierarchy/scope'],
    limits: ['nobodyReported'],
  },
  { rule: 'a TIN that is new in the payment year', pointers: ['/participation/finalScoreHierarchy/paymentYearNewTin'] },
];
