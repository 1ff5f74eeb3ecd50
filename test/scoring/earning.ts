/**
 * Submissions that earn given points: real measures of the year, with the rate that its real benchmark gives so many
 * points for. For examples that name points or percents of categories and not the figures behind them.
 */
import type { Benchmark, QualityMeasure, YearCatalogue } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { scoreUnit } from '../../scoring';
import type {
  CostFact,
  Measurement,
  MeasurementSet,
  MeasurementValue,
  UnitFacts,
  UnitScore,
  UnitScoreInput,
} from '../../scoring';

/** Enough patients for rates of six decimals of a percent: what is off by less is rounded away. */
const patients = 100_000_000;

/** The rate at so many points: the whole part is the decile, the rest the way to the next. */
export function rateEarning({ bounds }: Pick<Benchmark, 'bounds'>, points: number): number {
  const decile = Math.floor(points);
  const [from = NaN, to = NaN] = [bounds[decile - 1], bounds[decile]];
  return decile === 10 ? from : from + (to - from) * (points - decile);
}

/** A complete single-rate value with this rate. */
export function valueAt(rate: number, of: number = patients): MeasurementValue {
  const performanceMet = Math.round((rate / 100) * of);
  return { isEndToEndReported: false, performanceMet, performanceNotMet: of - performanceMet, eligiblePopulation: of };
}

/** A measurement that earns so many points by the method. */
export function earning(
  year: number,
  measureId: string,
  points: number,
  method = 'electronicHealthRecord',
): Measurement {
  const benchmark = loadCatalogue(year).benchmark(measureId, method as Benchmark['method']);
  if (benchmark === undefined) throw new Error(`no benchmark for ${year} ${measureId} ${method}`);
  return { measureId, value: valueAt(rateEarning(benchmark, points)) };
}

let setNumber = 0;

/** A set of the whole of its year. */
export function yearSet(
  year: number,
  category: MeasurementSet['category'],
  measurements: readonly Measurement[],
  changes: Partial<MeasurementSet> = {},
): MeasurementSet {
  setNumber += 1;
  return {
    setRef: `set-${setNumber}`,
    submitterRef: 'org_one',
    category,
    submissionMethod: 'registry',
    programName: 'mips',
    performanceStart: `${year}-01-01`,
    performanceEnd: `${year}-12-31`,
    ...(category === 'pi' || category === 'aci' ? { cehrtId: '0015CEXAMPLE001' } : {}),
    measurements,
    ...changes,
  };
}

/** Ordinary measures for eCQM: single rate, no cap, no special floor, not suppressed, every decile from 3 of its own. */
function ordinary(catalogue: YearCatalogue, isFit: (measure: QualityMeasure) => boolean): string[] {
  return catalogue.benchmarks().flatMap(({ measureId, method, isToppedOutByProgram, isToppedOut, bounds }) => {
    const measure = catalogue.qualityMeasure(measureId);
    if (measure?.metricType !== 'singlePerformanceRate' || method !== 'electronicHealthRecord') return [];
    const isCapped = isToppedOutByProgram || isToppedOut;
    const isNew = catalogue.performanceYear >= 2022 && measure.firstPerformanceYear > catalogue.performanceYear - 2;
    const isTouched = [measure.icdImpacted, measure.clinicalGuidelineChanged, measure.historicBenchmarkRemoved].some(
      (methods) => methods.length > 0,
    );
    const isDistinct = new Set(bounds.slice(2)).size === 8;
    return !isCapped && !isNew && !isTouched && isDistinct && isFit(measure) ? [measureId] : [];
  });
}

/**
 * A quality set that earns these points, one a measure: the first is an outcome measure, the others neither that nor
 * high priority, so that no year's bonus adds to them.
 */
export function qualityEarning(year: number, points: readonly number[]): MeasurementSet {
  const catalogue = loadCatalogue(year);
  const outcomes = ordinary(catalogue, ({ measureType }) => measureType !== 'process' && measureType !== 'efficiency');
  const plain = ordinary(catalogue, ({ isHighPriority, measureType }) => !isHighPriority && measureType === 'process');
  const ids = [...outcomes.slice(0, 1), ...plain];
  const measurements = points.map((earned, index) => earning(year, ids[index] ?? 'none', earned));
  return yearSet(year, 'quality', measurements, { submissionMethod: 'electronicHealthRecord' });
}

/** A cost measure that earns so many points. */
export function costEarning(year: number, points: number, measureId = 'TPCC_1'): CostFact {
  const benchmark = loadCatalogue(year).benchmark(measureId, 'administrativeClaims');
  if (benchmark === undefined) throw new Error(`no cost benchmark for ${year} ${measureId}`);
  return { measureId, caseCount: 200, value: rateEarning(benchmark, points) };
}

/** Attested measures or activities. */
export function attested(...ids: readonly string[]): Measurement[] {
  return ids.map((measureId) => ({ measureId, value: true }));
}

/** A counted Promoting Interoperability measure. */
export function shareOf(measureId: string, numerator: number, denominator: number): Measurement {
  return { measureId, value: { numerator, denominator } };
}

/** A group's score in traditional MIPS, unless told otherwise. */
export function scoreOf(
  year: number,
  sets: readonly MeasurementSet[],
  facts: Partial<UnitFacts> = {},
  changes: Partial<UnitScoreInput> = {},
): UnitScore {
  const input: UnitScoreInput = {
    performanceYear: year,
    unitKind: 'group',
    option: 'mips',
    sets,
    facts: { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [], ...facts },
    ...changes,
  };
  return scoreUnit(input, loadPolicy(year), loadCatalogue(year));
}

/** One category of a score. */
export function categoryOf(
  score: UnitScore,
  category: 'quality' | 'cost' | 'ia' | 'pi',
): UnitScore['byCategory'][number] {
  const found = score.byCategory.find((part) => part.category === category);
  if (found === undefined) throw new Error(`no ${category} in the score`);
  return found;
}

/** The weights as quality/cost/ia/pi. */
export function weightsOf(score: UnitScore): string {
  return (['quality', 'cost', 'ia', 'pi'] as const).map((category) => categoryOf(score, category).weight).join('/');
}
