import { describeMeasure } from '../catalogue/describe-measure';
import type { MeasureDescription } from '../catalogue/describe-measure';
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import { sayUnknownMeasure, unknownMeasure, yearsOfMeasure } from '../catalogue/measure-years';
import type { Benchmark, Measure } from '../catalogue/year-catalogue';
import { boundRange } from '../catalogue/benchmark-range';
import { submissionMethods } from '../catalogue/year-catalogue';
import { errorAnswer } from '../schemas/error-envelope';
import { rateRange } from '../scoring/benchmark-points';
import { flaggedByCms } from './benchmark-warnings';
import { EXIT } from './exit-codes';
import { say, tell } from './say';

export interface ShowOptions {
  year: number;
  json?: boolean;
}

const label = (name: string, text: string): void => say(`  ${name.padEnd(22)} ${text}`);

/** Names of fields as they read best; what is not named here reads as it is. */
const names: Readonly<Record<string, string>> = {
  metricType: 'metric',
  overallAlgorithm: 'algorithm',
  measureType: 'type',
  firstPerformanceYear: 'first year',
  isHighPriority: 'high priority',
  isInverse: 'lower is better',
  isQcdr: 'QCDR measure',
  submissionMethods: 'methods',
  allowedPrograms: 'programs',
  allowedVendors: 'vendors',
  measureSets: 'measure sets',
  sevenPointCapRemoved: 'freed from the cap',
  isToppedOutByProgram: 'capped as a measure',
  historicBenchmarkRemoved: 'history withdrawn',
  reportingCategory: 'reporting category',
  isRequired: 'required',
};

/** Fields whose empty list says something of its own. */
const emptyLists: Readonly<Record<string, string>> = {
  allowedPrograms: 'any',
  allowedVendors: 'all',
  strata: 'single rate',
};

function textOf(field: string, value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : emptyLists[field];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === undefined ? undefined : String(value);
}

function sayMeasure(measure: Measure): void {
  for (const [field, value] of Object.entries(measure)) {
    const text = saidElsewhere.has(field) ? undefined : textOf(field, value);
    if (text !== undefined) label(names[field] ?? field, text);
  }
  if (measure.category !== 'quality') return;
  for (const method of submissionMethods) {
    const flag = flaggedByCms(measure, method);
    if (flag !== undefined) label(`by ${method}`, flag);
  }
}

const saidElsewhere: ReadonlySet<string> = new Set(['id', 'category', 'icdImpacted', 'clinicalGuidelineChanged']);

const marks = (row: Benchmark): string =>
  [
    row.isInverse ? 'lower is better' : 'higher is better',
    row.isToppedOut ? 'topped out' : '',
    row.isToppedOutByProgram ? 'at most 7 points' : '',
    row.mistrust === null ? '' : `MISTRUSTED: ${row.mistrust}`,
  ]
    .filter(Boolean)
    .join(', ');

/** What the figures of a benchmark are; empty where the data do not say. */
function unitOf(measure: Measure, high: number): string {
  if (measure.category === 'cost') return ' dollars';
  if (rateRange(measure).high === 100) return ' percent';
  return high <= 1 ? ' (a fraction)' : '';
}

function sayBenchmark(measure: Measure, row: Benchmark): void {
  const range = boundRange(row);
  const span = range === undefined ? '' : `, ${range.low} to ${range.high}${unitOf(measure, range.high)}`;
  label(`benchmark ${row.method}`, `of ${row.benchmarkYear}, ${marks(row)}${span}`);
  const bounds = row.bounds.map((bound, index) => `d${index + 1} ${Number.isNaN(bound) ? 'unknown' : bound}`);
  label('', bounds.join('  '));
}

function sayDescription({ performanceYear, catalogueVersion, measure, ...more }: MeasureDescription): void {
  say(`${measure.id} (${measure.category}) in ${performanceYear}, catalogue ${catalogueVersion}`);
  sayMeasure(measure);
  more.benchmarks.forEach((row) => sayBenchmark(measure, row));
  for (const { method, reasons } of more.withoutBenchmark) {
    label(`no benchmark ${method}`, reasons.map(({ code, meaning }) => `${code}, ${meaning}`).join('; '));
  }
  if (measure.category === 'quality' && more.benchmarks.length === 0) label('benchmarks', 'none');
  const mvps = more.mvps.map(({ id, roles }) => `${id} (${roles.join(', ')})`);
  if (mvps.length > 0) label('MVPs', mvps.join(', '));
  for (const { kind, name, method, measureIds } of more.clusters) {
    label(kind === 'cluster' ? 'clinical cluster' : 'specialty set', `${name} by ${method}: ${measureIds.join(', ')}`);
  }
}

const allCatalogues = () => supportedCatalogueYears().map((year) => loadCatalogue(year));

/** NaN has no JSON: an unknown bound is null there. */
const withNullBounds = (rows: readonly Benchmark[]): object[] =>
  rows.map((row) => ({
    ...row,
    bounds: row.bounds.map((bound) => (Number.isNaN(bound) ? null : bound)),
    range: boundRange(row) ?? null,
  }));

/** The answer about an id that the year lacks, for people and for machines. */
function sayUnknown(id: string, { year, json }: ShowOptions): void {
  const unknown = unknownMeasure(id, year, allCatalogues());
  const mvp = loadCatalogue(year).mvp(id.toUpperCase());
  const message =
    mvp === undefined
      ? sayUnknownMeasure(unknown)
      : `${mvp.id} is an MVP, not a measure; its measures: qpp catalogue list --year ${year} --mvp ${mvp.id}`;
  const details = [{ path: '$.measureId', code: 'UNKNOWN_MEASURE', message }];
  if (json === true) say(JSON.stringify({ ...errorAnswer('NotFound', message, details).body, ...unknown }));
  else tell(message);
}

/** `qpp catalogue show`: everything known of a measure in a year, or where else it stands. */
export function showCommand(id: string, { year, json }: ShowOptions): void {
  const found = describeMeasure(loadCatalogue(year), id);
  if (found === undefined) {
    sayUnknown(id, { year, json });
    process.exitCode = EXIT.no;
    return;
  }
  const years = yearsOfMeasure(id, allCatalogues());
  if (json === true) {
    say(JSON.stringify({ ...found, benchmarks: withNullBounds(found.benchmarks), years }));
    return;
  }
  sayDescription(found);
  label('years', years.join(', '));
}
