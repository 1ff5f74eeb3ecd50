import { algorithms, methodCodes, metricTypes, qualityFlags } from './compact-table';
import type { ActivityRow, CostRow, PiRow, QualityRow } from './compact-table';
import type { InternedLists, InternedWords } from './interned-lists';
import type { SourceMeasure } from './source-records';
import type { MetricType, OverallAlgorithm, SubmissionMethod } from './year-catalogue';

/** What rows refer to by index. */
export interface Interned {
  words: InternedWords;
  programs: InternedLists;
  vendors: InternedLists;
}

/** Letters of a list of methods. */
export const encodeMethods = (methods: readonly SubmissionMethod[] | null | undefined): string =>
  (methods ?? []).map(encodeMethod).join('');

/** Letter of one method. */
export const encodeMethod = (method: SubmissionMethod): string => methodCodes[method];

const encodeMetric = (metric: MetricType): number => metricTypes.indexOf(metric);

const encodeAlgorithm = (algorithm: OverallAlgorithm | null | undefined): number =>
  algorithms.indexOf(algorithm ?? null);

/** Empty cells at the end of a row say nothing. */
function trimmed<T extends unknown[]>(row: T): T {
  const isEmpty = (cell: unknown): boolean =>
    cell === undefined || cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);
  while (isEmpty(row[row.length - 1])) row.pop();
  return row;
}

function flagsOf(measure: SourceMeasure): number {
  return (
    (measure.isHighPriority === true ? qualityFlags.highPriority : 0) |
    (measure.isInverse === true ? qualityFlags.inverse : 0) |
    (measure.isRegistryMeasure === true ? qualityFlags.qcdr : 0) |
    (measure.isToppedOutByProgram === true ? qualityFlags.toppedOutByProgram : 0)
  );
}

/** Methods a change hit. A flag that no list narrows down (2018 and 2019) is true of every method the measure has. */
function methodsHit(
  { submissionMethods }: SourceMeasure,
  isHit: boolean | null | undefined,
  methods: readonly SubmissionMethod[] | null | undefined,
): string {
  return encodeMethods(methods ?? (isHit === true ? submissionMethods : []));
}

/** A quality measure's row. */
export function qualityRow(measure: SourceMeasure, interned: Interned): QualityRow {
  const removed = Object.keys(measure.historic_benchmarks ?? {}) as SubmissionMethod[];
  const strata = (measure.strata ?? []).flatMap(({ name }) => name ?? []);
  const vendors = measure.allowedVendors ?? [];
  return trimmed<QualityRow>([
    measure.measureId,
    encodeMetric(measure.metricType),
    interned.words.index(measure.measureType),
    flagsOf(measure),
    measure.firstPerformanceYear ?? 0,
    encodeAlgorithm(measure.overallAlgorithm),
    encodeMethods(measure.submissionMethods),
    interned.programs.index(measure.allowedPrograms),
    strata,
    // 0 is the empty list, interned first, so that a measure open to all vendors can drop the cell.
    interned.vendors.index(vendors),
    (measure.measureSets ?? []).map((set) => interned.words.index(set)),
    encodeMethods(measure.sevenPointCapRemoved),
    methodsHit(measure, measure.isIcdImpacted, measure.icdImpacted),
    methodsHit(measure, measure.isClinicalGuidelineChanged, measure.clinicalGuidelineChanged),
    encodeMethods(removed),
  ]);
}

/** An activity's row. */
export function activityRow(measure: SourceMeasure, interned: Interned): ActivityRow {
  const weight = measure.weight === 'medium' ? 'm' : measure.weight === 'high' ? 'h' : '';
  return [
    measure.measureId,
    weight,
    interned.programs.index(measure.allowedPrograms),
    measure.firstPerformanceYear ?? 0,
  ];
}

/** A Promoting Interoperability measure's row. */
export function piRow(measure: SourceMeasure, interned: Interned): PiRow {
  const exclusion = measure.exclusion ?? [];
  return trimmed<PiRow>([
    measure.measureId,
    encodeMetric(measure.metricType),
    measure.isRequired === true ? 1 : 0,
    interned.words.index(measure.reportingCategory),
    interned.words.index(measure.objective),
    interned.programs.index(measure.allowedPrograms),
    measure.firstPerformanceYear ?? 0,
    typeof measure.weight === 'number' ? measure.weight : null,
    typeof exclusion === 'string' ? [exclusion] : exclusion,
    measure.substitutes ?? [],
    (measure.measureSets ?? []).map((set) => interned.words.index(set)),
  ]);
}

/** A cost measure's row. */
export function costRow(measure: SourceMeasure, interned: Interned): CostRow {
  return [measure.measureId, interned.programs.index(measure.allowedPrograms), measure.firstPerformanceYear ?? 0];
}
