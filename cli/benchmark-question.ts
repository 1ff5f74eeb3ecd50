/**
 * One question of `qpp benchmark`: which points does a rate earn on a measure's benchmark.
 */
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import type { Benchmark, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import type { ErrorType } from '../schemas/error-envelope';
import { loadPolicy } from '../policy/load';
import type { YearPolicy } from '../policy/year-policy';
import { benchmarkPoints, rateRange, readBenchmark } from '../scoring/benchmark-points';
import type { BenchmarkPoints, BenchmarkReading } from '../scoring/benchmark-points';
import { CommandError, EXIT } from './exit-codes';
import {
  collectionTypeNamed,
  collectionTypes,
  collectionTypesWithBenchmark,
  isCollectionType,
} from './collection-type';

/** Codes of the refusals, a promise to scripts. */
export type BenchmarkRefusalCode =
  | 'MALFORMED_LINE'
  | 'REPEATED_PROPERTY'
  | 'REQUIRED_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_ENUM'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_YEAR'
  | 'UNKNOWN_MEASURE'
  | 'NO_BENCHMARK'
  | 'NOT_DETERMINABLE';

/** A question that has no answer in points; `message` says why, `remedy` what to do, where the message does not. */
export class BenchmarkRefusal extends Error {
  override readonly name = 'BenchmarkRefusal';

  constructor(
    readonly code: BenchmarkRefusalCode,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
  }

  /** The refusal as one member of a JSON answer. */
  toJSON(): { code: string; message: string; remedy?: string } {
    const { code, message, remedy } = this;
    return { code, message, ...(remedy === undefined ? {} : { remedy }) };
  }
}

/** The failure of the command for a question that has no answer. */
export function refusedQuestion(
  { code, message, remedy }: BenchmarkRefusal,
  exitCode: number = EXIT.usage,
): CommandError {
  const sentence = remedy === undefined ? message : `${message}; ${remedy}`;
  return new CommandError(`${code}: ${sentence}`, exitCode, {
    ...(typesOfRefusals[code] === undefined ? {} : { type: typesOfRefusals[code] }),
    message: sentence,
    details: [{ path: pathsOfRefusals[code] ?? '$', code, message: sentence }],
  });
}

const typesOfRefusals: Partial<Record<BenchmarkRefusalCode, ErrorType>> = {
  UNKNOWN_YEAR: 'NotFound',
  UNKNOWN_MEASURE: 'NotFound',
  NO_BENCHMARK: 'NotFound',
};

/** The member of a question that a refusal is about. */
const pathsOfRefusals: Partial<Record<BenchmarkRefusalCode, string>> = {
  INVALID_ENUM: '$.collectionType',
  OUT_OF_RANGE: '$.rate',
  UNKNOWN_YEAR: '$.year',
  UNKNOWN_MEASURE: '$.measureId',
  NO_BENCHMARK: '$.measureId',
};

/** Where a rate is to be looked up. */
export interface BenchmarkPlace {
  year: number;
  measureId: string;
  collectionType: SubmissionMethod;
}

/** A place whose year and measure exist. */
export interface KnownPlace extends BenchmarkPlace {
  policy: YearPolicy;
  catalogue: YearCatalogue;
  reading: BenchmarkReading;
}

const years: ReadonlySet<number> = new Set(supportedCatalogueYears());

function field(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (value === undefined || value === null)
    throw new BenchmarkRefusal('REQUIRED_FIELD', `${name} is missing`, 'send year, measureId, collectionType and rate');
  return value;
}

function rateOf(value: unknown): number {
  if (typeof value !== 'number')
    throw new BenchmarkRefusal('INVALID_TYPE', 'rate must be a JSON number', 'write 82.5, without quotes');
  return value;
}

/** Reads the fields of a question; @throws BenchmarkRefusal for one that is missing, mistyped or unknown. */
export function readQuestion(value: unknown): { place: BenchmarkPlace; rate: number } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BenchmarkRefusal('INVALID_TYPE', 'a question is one JSON object', 'send one object a line');
  const record = value as Readonly<Record<string, unknown>>;
  const year = field(record, 'year');
  if (typeof year !== 'number')
    throw new BenchmarkRefusal('INVALID_TYPE', 'year must be a JSON number', 'write 2024, without quotes');
  const measureId = field(record, 'measureId');
  if (typeof measureId !== 'string')
    throw new BenchmarkRefusal('INVALID_TYPE', 'measureId must be a string', 'write "001", with quotes and zeros');
  const collectionType = readCollectionType(field(record, 'collectionType'));
  return { place: { year, measureId, collectionType }, rate: rateOf(field(record, 'rate')) };
}

/** A collection type as a person names it. @throws BenchmarkRefusal */
export function readCollectionArgument(text: string): SubmissionMethod {
  const named = collectionTypeNamed(text);
  if (named !== undefined) return named;
  const choices = Object.entries(collectionTypes).map(([name, words]) => `${name} (${words})`);
  throw new BenchmarkRefusal('INVALID_ENUM', 'there is no such collection type', `use one of ${choices.join(', ')}`);
}

/** A collection type by its wire name. @throws BenchmarkRefusal */
export function readCollectionType(value: unknown): SubmissionMethod {
  if (isCollectionType(value)) return value;
  const remedy = `use one of ${Object.keys(collectionTypes).join(', ')} (case matters)`;
  throw new BenchmarkRefusal('INVALID_ENUM', 'collectionType is none of the submission methods of CMS', remedy);
}

/** Finds the year and the measure of a place. @throws BenchmarkRefusal for one that is not known. */
export function findPlace(place: BenchmarkPlace): KnownPlace {
  const { year, measureId, collectionType } = place;
  if (!years.has(year))
    throw new BenchmarkRefusal(
      'UNKNOWN_YEAR',
      `there are no benchmarks of year ${String(year)}`,
      `use one of ${[...years].join(', ')}`,
    );
  const [policy, catalogue] = [loadPolicy(year), loadCatalogue(year)];
  const reading = readBenchmark(policy, catalogue, measureId, collectionType);
  const isKnown = catalogue.measure(measureId) ?? collectionTypesWithBenchmark(catalogue, measureId)[0];
  if (reading.status === 'none' && isKnown === undefined)
    throw new BenchmarkRefusal(
      'UNKNOWN_MEASURE',
      `there is no measure of that id in ${String(year)} (measures data ${catalogue.sourceVersion})`,
      'ids are exact strings such as "001"; list them with: qpp catalogue list --year YEAR',
    );
  return { ...place, policy, catalogue, reading };
}

/** What is left to do for a measure that has no benchmark by any collection type. */
const nowhere = 'it has none by another collection type either; ask about another measure';

/** Why a place has no benchmark to compare with; undefined where it has one. */
export function whyNoPoints({
  reading,
  year,
  measureId,
  collectionType,
  catalogue,
}: KnownPlace): BenchmarkRefusal | undefined {
  const name = `measure ${measureId} by ${collectionType} in ${String(year)}`;
  const others = collectionTypesWithBenchmark(catalogue, measureId).filter((method) => method !== collectionType);
  const remedy = others.length > 0 ? `it has one by ${others.join(', ')}` : nowhere;
  switch (reading.status) {
    case 'usable':
      return undefined;
    case 'placeholder':
      return new BenchmarkRefusal(
        'NOT_DETERMINABLE',
        `not determinable: ${name}, the published benchmark is a placeholder that repeats another year's`,
        'wait until CMS publishes the benchmark of the year, then import the catalogue again',
      );
    case 'withdrawn':
      return new BenchmarkRefusal('NO_BENCHMARK', `${name} has no benchmark: CMS withdrew the historical one`, remedy);
    case 'none': {
      const unmeasured = withoutBenchmarks(catalogue, measureId);
      if (unmeasured !== undefined)
        return new BenchmarkRefusal('NO_BENCHMARK', unmeasured, 'ask about a quality or cost measure');
      const reasons = catalogue.benchmarkExclusionReasons(measureId, collectionType);
      const because = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
      return new BenchmarkRefusal('NO_BENCHMARK', `${name} has no benchmark${because}`, remedy);
    }
  }
}

/** Why a measure of a category that knows no benchmarks has none; undefined for one that might have. */
export function withoutBenchmarks(catalogue: YearCatalogue, measureId: string): string | undefined {
  switch (catalogue.measure(measureId)?.category) {
    case 'ia':
      return `${measureId} has no benchmark: improvement activities are attested`;
    case 'pi':
    case 'aci':
      return `${measureId} has no benchmark: Promoting Interoperability is scored by rate or answer`;
    default:
      return undefined;
  }
}

/** The category whose rules a row is scored by. */
function categoryOf({ catalogue, measureId }: KnownPlace): 'quality' | 'cost' {
  return catalogue.measure(measureId)?.category === 'cost' ? 'cost' : 'quality';
}

/** A rate this little outside its range is rounding on somebody's side, and is compared as it stands. */
const roundingSlack = 0.5;

/** Points of a rate at a place. @throws BenchmarkRefusal when nothing can be compared, or the rate makes no sense. */
export function pointsAt(place: KnownPlace, rate: number): BenchmarkPoints & { benchmark: Benchmark } {
  const { low, high } = rateRange(place.catalogue.measure(place.measureId));
  if (!Number.isFinite(rate) || rate < low - roundingSlack || rate > high + roundingSlack) {
    const range = low === -Infinity ? 'a finite number' : high === Infinity ? '0 or more' : 'from 0 to 100';
    const remedy = high === 100 ? 'send the percentage, for example 82.5' : 'send the score itself, for example 1300.5';
    throw new BenchmarkRefusal('OUT_OF_RANGE', `rate must be ${range} for measure ${place.measureId}`, remedy);
  }
  const refusal = whyNoPoints(place);
  if (refusal !== undefined || place.reading.status === 'none') throw refusal ?? new Error('no benchmark');
  const { benchmark } = place.reading;
  return { ...benchmarkPoints(place.policy, benchmark, categoryOf(place), rate), benchmark };
}

/** First decile with points and the cap of a place's benchmark, whatever the rate. */
export function scaleOf(place: KnownPlace, benchmark: Benchmark): Pick<BenchmarkPoints, 'lowest' | 'cap'> {
  const best = benchmark.bounds.at(-1) ?? 0;
  return benchmarkPoints(place.policy, benchmark, categoryOf(place), best);
}
