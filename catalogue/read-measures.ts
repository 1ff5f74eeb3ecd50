import { algorithms, metricTypes, methodCodes, qualityFlags } from './compact-table';
import type { ActivityRow, CompactTable, CostRow, PiRow, QualityRow } from './compact-table';
import { MadeOnDemand } from './made-on-demand';
import type {
  ActivityMeasure,
  CostMeasure,
  Measure,
  MetricType,
  PiMeasure,
  QualityMeasure,
  SubmissionMethod,
} from './year-catalogue';

const methodOf = new Map(
  Object.entries(methodCodes).map(([method, code]) => [code as string, method as SubmissionMethod]),
);

/** Method of a letter; a letter the table format does not know is a damaged file. */
export function decodeMethod(code: string): SubmissionMethod {
  const method = methodOf.get(code);
  if (method === undefined) throw new Error(`Catalogue table: unknown method code "${code}"`);
  return method;
}

function decodeMethods(codes: string | undefined): SubmissionMethod[] {
  return [...(codes ?? '')].map(decodeMethod);
}

function decodeMetric(code: number): MetricType {
  const metric = metricTypes[code];
  if (metric === undefined) throw new Error(`Catalogue table: unknown metric type ${code}`);
  return metric;
}

/** Words by index; -1 is none. */
function word(table: CompactTable, index: number): string | null {
  return table.words[index] ?? null;
}

function names(table: CompactTable, indexes: readonly number[] | undefined): string[] {
  return (indexes ?? []).flatMap((index) => table.words[index] ?? []);
}

function quality(table: CompactTable, row: QualityRow): QualityMeasure {
  const [id, metric, type, flags, firstYear, algorithm, methods, programs, strata, vendors, sets] = row;
  const [capRemoved, icdImpacted, guidelineChanged, historicRemoved] = row.slice(11) as (string | undefined)[];
  const overallAlgorithm = algorithms[algorithm];
  return {
    id,
    category: 'quality',
    metricType: decodeMetric(metric),
    measureType: word(table, type) ?? '',
    isHighPriority: (flags & qualityFlags.highPriority) !== 0,
    isInverse: (flags & qualityFlags.inverse) !== 0,
    isQcdr: (flags & qualityFlags.qcdr) !== 0,
    isToppedOutByProgram: (flags & qualityFlags.toppedOutByProgram) !== 0,
    firstPerformanceYear: firstYear,
    ...(overallAlgorithm === null || overallAlgorithm === undefined ? {} : { overallAlgorithm }),
    submissionMethods: decodeMethods(methods),
    allowedPrograms: table.programLists[programs] ?? [],
    strata: strata ?? [],
    allowedVendors: table.vendorLists[vendors ?? 0] ?? [],
    measureSets: names(table, sets),
    sevenPointCapRemoved: decodeMethods(capRemoved),
    icdImpacted: decodeMethods(icdImpacted),
    clinicalGuidelineChanged: decodeMethods(guidelineChanged),
    historicBenchmarkRemoved: decodeMethods(historicRemoved),
  };
}

function activity(table: CompactTable, [id, weight, programs, firstYear]: ActivityRow): ActivityMeasure {
  return {
    id,
    category: 'ia',
    metricType: 'boolean',
    weight: weight === 'm' ? 'medium' : weight === 'h' ? 'high' : null,
    firstPerformanceYear: firstYear,
    allowedPrograms: table.programLists[programs] ?? [],
  };
}

function promotingInteroperability(table: CompactTable, row: PiRow): PiMeasure {
  const [id, metric, isRequired, reporting, objective, programs, firstYear, weight, exclusion, substitutes, sets] = row;
  return {
    id,
    category: table.piCategory,
    metricType: decodeMetric(metric),
    firstPerformanceYear: firstYear,
    allowedPrograms: table.programLists[programs] ?? [],
    weight: weight ?? null,
    reportingCategory: word(table, reporting),
    objective: word(table, objective),
    isRequired: isRequired === 1,
    exclusion: exclusion ?? [],
    substitutes: substitutes ?? [],
    measureSets: names(table, sets),
  };
}

function cost(table: CompactTable, [id, programs, firstYear]: CostRow): CostMeasure {
  return {
    id,
    category: 'cost',
    metricType: 'costScore',
    firstPerformanceYear: firstYear,
    allowedPrograms: table.programLists[programs] ?? [],
  };
}

/** All measures of the table, by id, each decoded when first asked for. */
export function readMeasures(table: CompactTable): MadeOnDemand<Measure> {
  const makers = new Map<string, () => Measure>();
  for (const row of table.quality) makers.set(row[0], () => quality(table, row));
  for (const row of table.activities) makers.set(row[0], () => activity(table, row));
  for (const row of table.pi) makers.set(row[0], () => promotingInteroperability(table, row));
  for (const row of table.cost) makers.set(row[0], () => cost(table, row));
  return new MadeOnDemand(makers);
}
