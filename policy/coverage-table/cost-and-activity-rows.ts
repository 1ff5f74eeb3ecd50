import type { CoverageRow } from './coverage-row';

const cost = '/cost';
const activities = '/improvementActivities';
const method = '/methods/ia';

/** Cost: measures, points, improvement. */
export const costRows: readonly CoverageRow[] = [
  { rule: 'measures of the year', pointers: [`${cost}/measureIds`] },
  { rule: 'case minimums', pointers: [`${cost}/measures`], limits: ['minimums'] },
  {
    rule: 'deciles of the performance period',
    when: [[`${cost}/benchmarkMethod/id`, 'performancePeriodDeciles']],
    pointers: [`${cost}/benchmarkMethod/id`, `${cost}/benchmarkMethod/floor`],
    rules: ['cost.decile', 'cost.leftOut'],
    limits: ['costShape'],
  },
  {
    rule: 'median and standard deviations',
    when: [[`${cost}/benchmarkMethod/id`, 'medianSd']],
    unknownWhen: '/methods/cost/benchmarksArePlaceholders',
    pointers: [
      `${cost}/benchmarkMethod/id`,
      `${cost}/benchmarkMethod/medianPoints`,
      `${cost}/benchmarkMethod/interpolation`,
    ],
    rules: ['cost.decile'],
    limits: ['placeholders', 'deviations'],
  },
  { rule: 'category score', pointers: [`${cost}/categoryScore`], rules: ['category.cost', 'cost.cap'] },
  {
    rule: 'improvement',
    when: [`${cost}/improvementScoring/available`],
    pointers: [`${cost}/improvementScoring/maxPercentagePoints`, `${cost}/improvementScoring/formula`],
    rules: ['cost.improvement'],
    limits: ['costImprovement'],
  },
  {
    rule: 'set to zero for everyone',
    when: [
      ['/cost/effectiveWeight', 0],
      ['/finalScore/euc/automaticScope', 'national'],
    ],
    pointers: ['/categoryWeights/effective/costReweightedToZeroForAll'],
    rules: ['category.absent'],
  },
];

/** Improvement activities: weights, points, credits. */
export const improvementActivityRows: readonly CoverageRow[] = [
  { rule: 'activities of the year', pointers: [`${activities}/inventoryCount`, `${activities}/weightCounts`] },
  {
    rule: 'medium and high activities',
    when: [[`${method}/method`, 'weighted']],
    pointers: [`${method}/points`, `${activities}/points/medium`, `${activities}/points/high`],
    rules: ['ia.activity'],
  },
  {
    rule: 'activities counted, without weights',
    when: [[`${method}/method`, 'counted']],
    pointers: [`${method}/points`, `${activities}/points/perActivity`],
    rules: ['ia.activity'],
  },
  {
    rule: 'doubled for special statuses',
    pointers: [`${method}/doubledPoints`, `${activities}/points/doubledFor`],
    rules: ['ia.doubled'],
  },
  { rule: 'under an MVP', pointers: [`${method}/mvpPoints`], rules: ['ia.mvp'] },
  {
    rule: 'patient-centered medical home',
    pointers: [`${activities}/pcmh/credit`, `${activities}/pcmh/mustAttest`],
    rules: ['ia.pcmh'],
  },
  {
    rule: 'least credit of an APM participant',
    pointers: [`${activities}/apmParticipation/minimumPoints`],
    rules: ['ia.apmCredit'],
  },
  {
    rule: 'assigned by CMS',
    when: [`${method}/assignedPercent`],
    pointers: [`${method}/assignedPercent`],
    rules: ['ia.assigned'],
  },
  { rule: 'days of an activity', pointers: [`${activities}/minimumContinuousDays`] },
  { rule: "share of a group's clinicians", pointers: [`${activities}/groupParticipation/rule`], limits: ['attested'] },
  {
    rule: 'full marks and category score',
    pointers: [`${activities}/points/denominator`, `${activities}/submissionShape`],
    rules: ['category.ia', 'ia.cap', 'ia.otherSet', 'ia.leftOut'],
  },
  { rule: 'what cancels a reweighting', pointers: [`${method}/cancelsReweighting`] },
];
