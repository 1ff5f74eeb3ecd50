import type { Benchmark, QualityMeasure, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import { CommandError } from '../cli/exit-codes';

/** A quality measure of the year with the benchmark that its rate is aimed at. */
export interface ChosenMeasure {
  measure: QualityMeasure;
  benchmark: Benchmark;
}

/** An MVP with what a practice that reports it sends. */
export interface ChosenMvp {
  id: string;
  quality: ChosenMeasure[];
  activity: string;
}

/** What the demonstration's practices report: real measures of the year. */
export interface MeasureChoice {
  registry: ChosenMeasure[];
  ehr: ChosenMeasure[];
  /** Improvement activities, those of high weight first. */
  activities: string[];
  pi: string[];
  /** Costs that CMS attributes to every kind of practice. */
  cost: Benchmark[];
  mvps: ChosenMvp[];
}

/** Well-known measures of primary care, where the year has them; others follow in the order of their ids. */
const PREFERRED = ['001', '236', '317', '039', '404', '441', '318', '309'];

/** What traditional MIPS asks of quality. */
const REQUIRED = 6;
/** What an MVP asks of quality. */
const REQUIRED_MVP = 4;

/** Objectives of promoting interoperability that are fulfilled from 2022 on without any exclusion. */
const PI = [
  'PI_INFBLO_1',
  'PI_ONCDIR_1',
  'PI_PPHI_1',
  'PI_PPHI_2',
  'PI_EP_1',
  'PI_EP_2',
  'PI_HIE_5',
  'PI_PEA_1',
  'PI_PHCDRR_1',
  'PI_PHCDRR_3',
];

const COST = ['TPCC_1', 'MSPB_1'];

/**
 * Chooses measures from the year's catalogue by rule, so that another year is played with its own measures.
 * @throws CommandError when the year lacks what the demonstration plays with (MVPs exist from 2023)
 */
export function chooseMeasures(catalogue: YearCatalogue): MeasureChoice {
  const choice: MeasureChoice = {
    registry: qualityFor(catalogue, 'registry', 'mips').slice(0, REQUIRED),
    ehr: qualityFor(catalogue, 'electronicHealthRecord', 'mips').slice(0, REQUIRED),
    activities: activitiesOf(catalogue),
    pi: PI.filter((id) => catalogue.measure(id)?.category === 'pi'),
    cost: COST.flatMap((id) => catalogue.benchmark(id, 'administrativeClaims') ?? []),
    mvps: mvpsOf(catalogue).slice(0, 2),
  };
  const isWhole =
    choice.registry.length === REQUIRED &&
    choice.ehr.length === REQUIRED &&
    choice.activities.length >= 2 &&
    choice.pi.length === PI.length &&
    choice.mvps.length === 2;
  if (isWhole) return choice;
  throw new CommandError(
    `The demonstration cannot play performance year ${catalogue.performanceYear}: its stories need MVPs and the present ` +
      'promoting interoperability measures, which the catalogue of that year does not have. Years 2023 and later have them.',
  );
}

/** Single-rate measures with a sound benchmark that may earn all ten points, an outcome measure first. */
function qualityFor(catalogue: YearCatalogue, method: SubmissionMethod, program: string): ChosenMeasure[] {
  const usable = catalogue.measures().flatMap((measure) => {
    const benchmark = catalogue.benchmark(measure.id, method);
    return measure.category === 'quality' && benchmark && isUsable(measure, benchmark, method, program)
      ? [{ measure, benchmark }]
      : [];
  });
  return usable.sort((left, right) => rank(left) - rank(right) || (left.measure.id < right.measure.id ? -1 : 1));
}

function isUsable(measure: QualityMeasure, benchmark: Benchmark, method: SubmissionMethod, program: string): boolean {
  const disturbed = [...measure.icdImpacted, ...measure.clinicalGuidelineChanged, ...measure.historicBenchmarkRemoved];
  const isSound = benchmark.mistrust === null && !benchmark.isToppedOutByProgram && !disturbed.includes(method);
  return (
    isSound &&
    measure.metricType === 'singlePerformanceRate' &&
    measure.submissionMethods.includes(method) &&
    (measure.allowedPrograms.length === 0 || measure.allowedPrograms.includes(program)) &&
    measure.allowedVendors.length === 0 &&
    benchmark.bounds.every((bound) => !Number.isNaN(bound))
  );
}

/** First those with ten different edges, since a rate can be aimed at each of their deciles; the well-known before others. */
function rank({ measure, benchmark }: ChosenMeasure): number {
  const place = PREFERRED.indexOf(measure.id);
  const isEven = new Set(benchmark.bounds).size === benchmark.bounds.length;
  return (isEven ? 0 : 1_000) + (place === -1 ? PREFERRED.length : place);
}

function activitiesOf(catalogue: YearCatalogue): string[] {
  const activities = catalogue
    .measures()
    .filter((measure) => measure.category === 'ia' && measure.id !== 'IA_PCMH')
    .filter((measure) => measure.allowedPrograms.length === 0 || measure.allowedPrograms.includes('mips'));
  const high = activities.filter((measure) => measure.category === 'ia' && measure.weight === 'high');
  return [...high, ...activities.filter((measure) => !high.includes(measure))].map(({ id }) => id);
}

/**
 * MVPs whose quality can be reported by registry alone, an outcome or high-priority measure among the four, and with a
 * cost measure that CMS attributes to every kind of practice.
 */
function mvpsOf(catalogue: YearCatalogue): ChosenMvp[] {
  return catalogue.mvps().flatMap((mvp) => {
    const own = qualityFor(catalogue, 'registry', mvp.id).filter(({ measure }) =>
      mvp.qualityMeasureIds.has(measure.id),
    );
    const outcome = own.find(({ measure }) => isOutcome(measure)) ?? own.find(({ measure }) => measure.isHighPriority);
    const activity = activitiesOf(catalogue).find((id) => mvp.iaMeasureIds.has(id));
    const hasCost = COST.some((id) => mvp.costMeasureIds.has(id));
    if (!outcome || !activity || !hasCost || own.length < REQUIRED_MVP) return [];
    const quality = [outcome, ...own.filter((each) => each !== outcome)].slice(0, REQUIRED_MVP);
    return [{ id: mvp.id, quality, activity }];
  });
}

const isOutcome = (measure: QualityMeasure): boolean => /outcome/i.test(measure.measureType);
