/**
 * A benchmark, and a rate on it, for people and for programs.
 */
import type { Benchmark } from '../catalogue/year-catalogue';
import type { BenchmarkPoints } from '../scoring/benchmark-points';
import { citationOf } from '../scoring/explain/rules';
import { scaleOf, whyNoPoints } from './benchmark-question';
import type { BenchmarkRefusal, KnownPlace } from './benchmark-question';
import { benchmarkWarnings } from './benchmark-warnings';
import { CitedSources, indented } from './cited-sources';
import { collectionTypes, collectionTypesOf, collectionTypesWithBenchmark } from './collection-type';

/** A rate and what it earned. */
export interface RatePoints extends BenchmarkPoints {
  rate: number;
}

/** A place, and what the rate asked about earns there, where it earns anything. */
export interface BenchmarkAnswer {
  place: KnownPlace;
  scored: RatePoints | undefined;
}

/** The answer about one collection type as one JSON value; bounds begin with decile 1, null where the data do not say. */
function benchmarkAsJson(place: KnownPlace, scored: RatePoints | undefined): Record<string, unknown> {
  const { year, measureId, collectionType, catalogue, reading } = place;
  const measure = catalogue.measure(measureId);
  const refusal = whyNoPoints(place);
  return {
    performanceYear: year,
    measureId,
    collectionType,
    catalogueVersion: catalogue.version,
    category: measure?.category ?? null,
    metricType: measure?.metricType ?? null,
    benchmark: reading.status === 'none' ? null : rowAsJson(place, reading.benchmark),
    exclusionReasons: catalogue.benchmarkExclusionReasons(measureId, collectionType),
    collectionTypesOfMeasure: collectionTypesOf(catalogue, measureId),
    collectionTypesWithBenchmark: collectionTypesWithBenchmark(catalogue, measureId),
    ...(scored === undefined ? {} : pointsAsJson(scored)),
    warnings: benchmarkWarnings(place, scored?.rate),
    ...(refusal === undefined ? {} : { error: refusalAsJson(refusal) }),
  };
}

/** The `error` of the house's envelope, with the members that a line of --stdin has. */
function refusalAsJson(refusal: BenchmarkRefusal): Record<string, unknown> {
  const { code, message } = refusal;
  const type = code === 'NOT_DETERMINABLE' ? 'ValidationError' : 'NotFound';
  return { type, ...refusal.toJSON(), details: [{ path: '$', code, message }] };
}

/** The answer about every collection type of a measure as one JSON value; each of `answers` as for one type. */
export function benchmarksAsJson(answers: readonly BenchmarkAnswer[]): Record<string, unknown> {
  const [first] = answers;
  if (first === undefined) throw new Error('benchmark: no collection type to answer for');
  if (answers.length === 1) return benchmarkAsJson(first.place, first.scored);
  const { year, measureId, catalogue } = first.place;
  return {
    performanceYear: year,
    measureId,
    catalogueVersion: catalogue.version,
    answers: answers.map(({ place, scored }) => benchmarkAsJson(place, scored)),
  };
}

function rowAsJson(place: KnownPlace, benchmark: Benchmark): Record<string, unknown> {
  const { benchmarkYear, isInverse, isToppedOut, isToppedOutByProgram, bounds, mistrust, ref } = benchmark;
  return {
    status: place.reading.status,
    period: periodOf(place, benchmark),
    benchmarkYear,
    direction: isInverse ? 'lowerIsBetter' : 'higherIsBetter',
    isToppedOut,
    isToppedOutByProgram,
    ...scaleAsJson(place, benchmark),
    bounds: bounds.map((bound) => (Number.isNaN(bound) ? null : bound)),
    mistrust,
    ref,
  };
}

function scaleAsJson(place: KnownPlace, benchmark: Benchmark): Record<string, unknown> {
  const { lowest, cap } = scaleOf(place, benchmark);
  return { lowestDecile: lowest, floorPoints: lowest, capPoints: cap };
}

function pointsAsJson({ rate, points, deciles, cap, isCapped }: RatePoints): Record<string, unknown> {
  const { decile, partial } = deciles;
  return { rate, points, decile, partial, isFloor: decile === -1, isCapped, capPoints: cap };
}

function periodOf({ year }: KnownPlace, { benchmarkYear }: Benchmark): 'historical' | 'performance' {
  return benchmarkYear === year ? 'performance' : 'historical';
}

/** The answer of `qpp benchmark` in lines, one part for each collection type. */
export function benchmarksInWords(answers: readonly BenchmarkAnswer[]): string[] {
  const [first] = answers;
  const sources = new CitedSources();
  const lines = [
    ...answers.flatMap(({ place, scored }) => benchmarkInWords(place, scored, sources)),
    ...(first === undefined ? [] : collectedInWords(first.place)),
  ];
  const list = sources.lines();
  return list.length === 0 ? lines : [...lines, '', ...list];
}

function benchmarkInWords(place: KnownPlace, scored: RatePoints | undefined, sources: CitedSources): string[] {
  const { year, measureId, collectionType, reading } = place;
  const lines = [
    `Measure ${measureId}, performance year ${String(year)}, by ${collectionType} (${collectionTypes[collectionType]})`,
  ];
  const refusal = whyNoPoints(place);
  if (reading.status !== 'none') lines.push(...rowInWords(place, reading.benchmark));
  if (refusal !== undefined) lines.push(...indented('  ', refusal.message));
  if (scored !== undefined && reading.status === 'usable')
    lines.push(...rateInWords(place, reading.benchmark, scored, sources));
  const warnings = benchmarkWarnings(place, scored?.rate);
  return [...lines, ...warnings.flatMap(({ message }) => indented('  ', `Warning: ${message}.`))];
}

function collectedInWords({ catalogue, measureId }: KnownPlace): string[] {
  const collected = collectionTypesOf(catalogue, measureId);
  const withBenchmark = collectionTypesWithBenchmark(catalogue, measureId);
  if (collected.length === 0) return [];
  const ending =
    withBenchmark.length === 0 ? 'it has no benchmark' : `it has a benchmark by ${withBenchmark.join(', ')}`;
  return indented('  ', `The measure is collected by ${collected.join(', ')}; ${ending}.`);
}

const mistrustWords: Readonly<Record<NonNullable<Benchmark['mistrust']>, string>> = {
  placeholder: "The row repeats another year's and is never scored.",
  notMonotonic: 'Mistrusted: the bounds turn back once. They are scored as they stand.',
  directionConflict: "Mistrusted: the bounds run against the measure's own direction. They are scored as they stand.",
};

function rowInWords(place: KnownPlace, benchmark: Benchmark): string[] {
  const { benchmarkYear, isInverse, isToppedOut, bounds, mistrust } = benchmark;
  const { lowest, cap } = scaleOf(place, benchmark);
  const period = periodOf(place, benchmark) === 'historical' ? 'Historical benchmark' : 'Performance-year benchmark';
  const capText = cap === null ? 'no cap' : `at most ${String(cap)} points`;
  return [
    `  ${isInverse ? 'Lower' : 'Higher'} is better. ${period} from ${String(benchmarkYear)} data. ` +
      `${isToppedOut ? 'Topped out' : 'Not topped out'}, ${capText}.`,
    ...(mistrust === null ? [] : [`  ${mistrustWords[mistrust]}`]),
    '  decile  begins at',
    ...bounds.map((bound, index) => {
      const note = index + 1 < lowest ? '  (no points of its own)' : '';
      return `  ${String(index + 1).padStart(6)}  ${Number.isNaN(bound) ? 'not published' : String(bound)}${note}`;
    }),
    `  A rate worse than decile ${String(lowest)} earns the floor of ${String(lowest)}.`,
  ];
}

function rateInWords(place: KnownPlace, { bounds }: Benchmark, scored: RatePoints, sources: CitedSources): string[] {
  const { rate, points, cap, isCapped, lowest } = scored;
  const { decile, partial } = scored.deciles;
  const isCost = place.catalogue.measure(place.measureId)?.category === 'cost';
  const source = sources.cite(citationOf(place.policy, isCost ? '/cost/benchmarkMethod' : '/quality/benchmarks'));
  const lines = [`  Rate ${String(rate)}: ${String(points)} ${points === 1 ? 'point' : 'points'} ${source}`];
  if (decile === -1) lines.push(`    worse than decile ${String(lowest)}: the floor of ${String(lowest)}`);
  else if (decile === bounds.length) lines.push('    decile 10: 10 points');
  else {
    const [from, to] = [String(bounds[decile - 1]), String(bounds[decile])];
    lines.push(
      `    decile ${String(decile)}, from ${from}; decile ${String(decile + 1)} from ${to}: ` +
        `${String(decile)} + (${String(rate)} - ${from}) / (${to} - ${from}) = ${String(decile)} + ${String(partial)}`,
    );
  }
  if (isCapped) lines.push(`    capped at ${String(cap)}: the measure is topped out`);
  else if (cap !== null) lines.push(`    the cap of ${String(cap)} takes nothing away`);
  return lines;
}
