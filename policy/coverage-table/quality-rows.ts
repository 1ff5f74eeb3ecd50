import type { CoverageRow } from './coverage-row';

const at = '/quality';
const method = '/methods/quality';
const mvp = '/participation/reportingOptions/mvp';
const app = '/participation/reportingOptions/app1';
const appPlus = '/participation/reportingOptions/appPlus';
const webInterface = `${method}/webInterface`;
const classPoints = (index: number): string => `${at}/pointsByClass/${index}/points`;

const measures: readonly CoverageRow[] = [
  {
    rule: 'class 1: points on a benchmark',
    pointers: [classPoints(0), `${at}/benchmarks/decileFormula`],
    rules: ['quality.class1.decile'],
    limits: ['oddRows', 'rounding'],
  },
  {
    rule: 'class 1: floor of a measure with a benchmark',
    pointers: [`${at}/floorPoints/benchmarkedMeasure`],
    rules: ['quality.class1.decile'],
  },
  {
    rule: 'class 1: cap of a topped-out measure',
    when: [[`${method}/toppedOutCap`, 'rowFlag']],
    pointers: [`${at}/toppedOut/sevenPointCap`, `${method}/toppedOutCapPoints`],
    rules: ['quality.class1.toppedOutCap'],
  },
  {
    rule: 'class 1: cap of listed measures',
    when: [[`${method}/toppedOutCap`, 'listedMeasures']],
    pointers: [`${at}/toppedOut/sevenPointCap`, `${at}/toppedOut/cappedMeasureIds2018`],
    rules: ['quality.class1.toppedOutCap'],
  },
  {
    rule: 'class 1: measures freed from the cap, their benchmark',
    pointers: [`${at}/toppedOut/definedBenchmarkForCapRemoved`],
    limits: ['capRemoved'],
  },
  {
    rule: 'class 2: too few cases',
    pointers: [classPoints(1), `${at}/caseMinimum/default`],
    rules: ['quality.class2.tooFewCases'],
  },
  { rule: 'class 2: no benchmark', pointers: [classPoints(1)], rules: ['quality.class2.noBenchmark'] },
  { rule: 'class 3: data completeness missed', pointers: [classPoints(2)], rules: ['quality.class3.incomplete'] },
  {
    rule: 'class 4: floors of new measures',
    pointers: [`${at}/newMeasureFloors`],
    rules: ['quality.newMeasureFloor'],
    limits: ['newMeasures'],
  },
  {
    rule: 'nobody to measure',
    pointers: [`${at}/pointsByClass`],
    rules: ['quality.notScored.zeroDenominator'],
    limits: ['rates'],
  },
  {
    rule: 'data completeness: registry, QCDR, MIPS CQM, eCQM',
    pointers: [`${at}/dataCompletenessPercent/qcdrRegistryMipsCqmEcqm`],
    limits: ['rates'],
  },
  { rule: 'data completeness: claims', pointers: [`${at}/dataCompletenessPercent/medicarePartBClaims`] },
  { rule: 'data completeness: Medicare CQM', pointers: [`${at}/dataCompletenessPercent/medicareCqm`] },
  {
    rule: 'benchmarks of an earlier period, else of the year',
    pointers: [`${at}/benchmarks/historicalBaselineYear`, `${at}/benchmarks/fallback`],
    limits: ['oddRows'],
  },
  { rule: 'flat benchmarks', pointers: [`${at}/benchmarks/flatBenchmarks`] },
  {
    rule: 'suppressed measures',
    pointers: [`${at}/denominator/suppressedMeasure`],
    rules: ['quality.notScored.suppressed', 'quality.required.suppressed'],
    limits: ['suppressed'],
  },
];

const selection: readonly CoverageRow[] = [
  {
    rule: 'six measures, one an outcome',
    pointers: [`${at}/requirement/mips/measures`, `${at}/requirement/mips/outcomeOrHighPriority`],
    rules: ['quality.required.standard'],
  },
  {
    rule: 'which measures fill the slots',
    pointers: [`${at}/measureSelection`],
    rules: ['quality.measurementSet'],
  },
  {
    rule: 'one collection type a set',
    when: [[`${method}/collectionTypes`, 'perSet']],
    pointers: [`${method}/collectionTypes`],
    rules: ['quality.measurementSet', 'quality.otherSet', 'quality.otherResult', 'quality.leftOut'],
  },
  {
    rule: 'collection types mixed measure by measure',
    when: [[`${method}/collectionTypes`, 'perMeasure']],
    pointers: [`${method}/collectionTypes`],
    rules: ['quality.measurementSet'],
  },
  { rule: 'what cancels a reweighting', pointers: [`${method}/cancelsReweighting`] },
  {
    rule: 'fewer measures available: clusters and specialty sets',
    pointers: [`${at}/denominator/fewerApplicable`, `${at}/requirement/mips/specialtySetAlternative`],
    rules: ['quality.required.applicability'],
    limits: ['applicability'],
  },
  {
    rule: 'Web Interface: its measures',
    when: [webInterface],
    pointers: [`${at}/cmsWebInterfaceMeasureIds`],
    rules: ['quality.required.webInterface'],
  },
  {
    rule: 'Web Interface: who may use it, and its measures scored',
    when: [webInterface],
    pointers: [webInterface, `${at}/denominator/webInterface`, `${at}/dataCompletenessPercent/cmsWebInterface`],
    rules: ['quality.required.webInterface', 'quality.notScored.webInterface', 'quality.webInterface.incomplete'],
    limits: ['webInterface'],
  },
  {
    rule: 'CAHPS for MIPS',
    pointers: [`${at}/cahps/scoring`, `${at}/cahps/units`],
    rules: ['quality.cahps', 'quality.surveyMeasure'],
    limits: ['oddRows'],
  },
  {
    rule: 'CAHPS: the sample was too small',
    pointers: [`${at}/cahps/cannotBeScored`],
    rules: ['quality.required.cahpsTooSmall'],
  },
  { rule: 'administrative claims: measures', pointers: [`${at}/administrativeClaims/measureIds`] },
  {
    rule: 'administrative claims: minimums and units',
    pointers: [`${at}/administrativeClaims/details`],
    rules: ['quality.administrativeClaims'],
    limits: ['minimums'],
  },
  {
    rule: 'administrative claims: points',
    unknownWhen: '/methods/cost/benchmarksArePlaceholders',
    pointers: [`${at}/administrativeClaims/benchmark`, `${at}/floorPoints/administrativeClaimsMeasure`],
    rules: ['quality.administrativeClaims'],
    limits: ['placeholders'],
  },
];

const options: readonly CoverageRow[] = [
  {
    rule: 'MVP: four measures, one an outcome',
    when: [mvp],
    pointers: [`${at}/requirement/mvp/measures`, `${at}/requirement/mvp/outcomeOrHighPriority`],
    rules: ['quality.required.standard'],
  },
  {
    rule: 'MVP: population health measure',
    when: [mvp],
    pointers: [`${at}/requirement/mvp/populationHealthMeasureIds`, `${at}/requirement/mvp/populationHealthSelection`],
    rules: ['quality.administrativeClaims'],
    limits: ['populationHealth', 'placeholders'],
  },
  {
    rule: 'MVP: outcome measures computed from claims',
    when: [mvp],
    pointers: [`${at}/requirement/mvp/outcomesBasedAdminClaims`],
    rules: ['quality.administrativeClaims'],
    limits: ['placeholders'],
  },
  {
    rule: 'MVP: fewer than four claims measures',
    when: [mvp],
    pointers: [`${at}/requirement/mvp/fewerThanFourClaimsMeasures`],
    rules: ['quality.required.mvpClaims'],
  },
  {
    rule: 'APP: its measures',
    when: [app],
    pointers: [`${at}/requirement/app1/measureIds`],
    rules: ['quality.required.measureSet'],
  },
  {
    rule: 'APP Plus: its measures',
    when: [appPlus],
    pointers: [`${at}/requirement/appPlus/measureIds`],
    rules: ['quality.required.measureSet'],
    limits: ['wholeSet'],
  },
  {
    rule: 'APP and APP Plus: what is not reported, or cannot be scored',
    when: [app],
    pointers: [`${at}/floorPoints/unreportedRequiredMeasure`, `${at}/denominator/suppressedMeasure`],
    rules: ['quality.required.measureSet'],
    limits: ['wholeSet'],
  },
];

const totals: readonly CoverageRow[] = [
  {
    rule: 'denominator',
    pointers: [`${at}/denominator/base`, `${at}/denominator/adminClaims`],
    rules: ['category.quality'],
  },
  {
    rule: 'bonus: high priority measures',
    pointers: [`${at}/bonusPoints/highPriority`],
    rules: ['quality.highPriority'],
    limits: ['ties'],
  },
  {
    rule: 'bonus: end-to-end electronic reporting',
    pointers: [`${at}/bonusPoints/endToEndElectronic`],
    rules: ['quality.endToEnd'],
    limits: ['endToEnd'],
  },
  {
    rule: 'bonus: small practice',
    when: [`${at}/bonusPoints/smallPractice`],
    pointers: [`${at}/bonusPoints/smallPractice`],
    rules: ['quality.smallPractice'],
  },
  {
    rule: 'bonus: complex organization adjustment',
    pointers: [`${at}/bonusPoints/complexOrganization`],
    rules: ['quality.complexOrganization'],
    limits: ['complexOrganization'],
  },
  {
    rule: 'improvement',
    when: [`${at}/improvementScoring/available`],
    pointers: [`${at}/improvementScoring`, `${method}/priorFloorPercent`],
    rules: ['quality.improvement'],
  },
  { rule: 'category score', pointers: [`${at}/categoryScore`], rules: ['category.quality', 'quality.cap'] },
];

/** Quality: points of a measure, which measures count, what the options ask for, bonuses and totals. */
export const qualityRows: readonly CoverageRow[] = [...measures, ...selection, ...options, ...totals];
