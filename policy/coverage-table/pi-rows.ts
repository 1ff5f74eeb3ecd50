import type { Condition, CoverageRow } from './coverage-row';

const at = '/promotingInteroperability';
const method = '/methods/pi';
const baseAndPerformance: readonly Condition[] = [[`${method}/model`, 'baseAndPerformance']];
const singleScore: readonly Condition[] = [[`${method}/model`, 'singleScore']];

const generationOne: readonly CoverageRow[] = [
  {
    rule: 'base score',
    when: baseAndPerformance,
    pointers: [`${at}/base`],
    rules: ['pi.base', 'pi.baseExcluded', 'pi.zero'],
    limits: ['piBase'],
  },
  {
    rule: 'performance score: rates',
    when: baseAndPerformance,
    pointers: [`${at}/performanceScoring`, `${at}/performanceSteps`],
    rules: ['pi.performanceRate', 'pi.performanceYes'],
  },
  {
    rule: 'performance score: measures and their points',
    when: baseAndPerformance,
    pointers: [`${at}/measures`, `${at}/performanceMax`],
  },
  {
    rule: 'one registry earns the points',
    when: baseAndPerformance,
    pointers: [`${at}/countedOnce`],
    rules: ['pi.countedOnce'],
    limits: ['piBase'],
  },
  {
    rule: 'bonus: 2015 Edition alone',
    pointers: [`${at}/editionBonus`],
    rules: ['pi.editionBonus'],
    limits: ['piBase'],
  },
];

const laterGenerations: readonly CoverageRow[] = [
  {
    rule: 'required measures of the year',
    when: singleScore,
    pointers: [`${at}/requiredMeasureIds`, `${at}/exclusionIds`],
  },
  { rule: 'objectives and their points', when: singleScore, pointers: [`${at}/objectives`], rules: ['pi.yesNo'] },
  { rule: 'points of a rate', when: singleScore, pointers: [`${at}/measureScore`], rules: ['pi.rate'] },
  {
    rule: 'registries that share points',
    when: singleScore,
    pointers: [`${at}/objectives/3/shared`],
    rules: ['pi.shared'],
    limits: ['piRegistries'],
  },
  {
    rule: 'exclusions and where their points go',
    when: singleScore,
    pointers: [`${at}/redistribution`],
    rules: ['pi.excluded'],
    limits: ['piMoves'],
  },
  {
    rule: 'attestations',
    when: singleScore,
    pointers: [`${at}/requiredAttestations`, `${at}/attestations`],
    rules: ['pi.zero'],
  },
  { rule: 'suppressed measure', when: singleScore, pointers: [`${at}/measureSuppression`], limits: ['piSuppressed'] },
];

/** Promoting Interoperability: base and performance (2017, 2018), the single score from 2019, and what holds in all years. */
export const promotingInteroperabilityRows: readonly CoverageRow[] = [
  ...generationOne,
  ...laterGenerations,
  { rule: 'bonus measures', pointers: [`${at}/bonuses`], rules: ['pi.bonus'] },
  { rule: 'missing required measure', pointers: [`${at}/missingRequiredMeasure`], rules: ['pi.zero'] },
  { rule: 'days of the period', pointers: [`${at}/minimumContinuousDays`], rules: ['pi.zero'] },
  {
    rule: 'certification id',
    pointers: [`${method}/needsCehrtId`, `${at}/cehrt`],
    rules: ['pi.zero'],
    limits: ['cehrtId'],
  },
  {
    rule: 'several submissions',
    pointers: [`${method}/severalSubmissions`],
    rules: ['pi.otherSet', 'pi.zero'],
    limits: ['piConflicts'],
  },
  {
    rule: 'roll-up to an APM Entity',
    pointers: [`${method}/entityLevel`, '/participation/options/apm/piAtEntityLevel'],
    rules: ['pi.rolledUp'],
    limits: ['rollUp'],
  },
  { rule: 'cap and category score', pointers: [`${at}/cap`], rules: ['pi.cap', 'category.pi'] },
  { rule: 'automatic reweighting: special statuses', pointers: [`${at}/automaticReweighting/specialStatuses`] },
  {
    rule: 'automatic reweighting: clinician types',
    when: [`${at}/automaticReweighting/clinicianTypes`],
    pointers: [`${at}/automaticReweighting/clinicianTypes`],
    limits: ['reasonsGiven'],
  },
  { rule: 'automatic reweighting: APM Entities', pointers: [`${at}/automaticReweighting/apmEntityStatuses`] },
  { rule: 'hardship exceptions', pointers: [`${at}/hardshipReasons`], limits: ['reasonsGiven'] },
  {
    rule: 'what cancels a reweighting',
    pointers: [`${at}/automaticReweighting/cancelledBy`, `${method}/cancelsReweighting`],
  },
];
