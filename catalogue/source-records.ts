/** CMS's own records, as far as the importer reads them. Every other field is left behind. */
import { z } from 'zod';
import { algorithms, methodCodes, metricTypes } from './compact-table';
import type { OverallAlgorithm, SubmissionMethod } from './year-catalogue';

/** An id is text and stays text: '001' is not 1. */
const id = z.string().regex(/^\w(?:[\w ]{0,38}\w)?$/, 'no id: letters, digits, underscores and inner spaces');
const method = z.enum(Object.keys(methodCodes) as SubmissionMethod[]);
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.array(item).refine((list) => new Set(list).size === list.length, 'an entry occurs twice');
const ids = listOf(id);
const flag = z.boolean().nullish();
const year = z.int().min(2000).max(2100);
const percentileKeys = ['1', '10', '20', '30', '40', '50', '60', '70', '80', '90', '99'] as const;

/** A row of `measures/<year>/measures-data.json`. Which of the fields a category needs is checked across records. */
export const sourceMeasure = z.object({
  category: z.enum(['quality', 'ia', 'pi', 'aci', 'cost']),
  measureId: id,
  metricType: z.enum(metricTypes),
  measureType: z.string().nullish(),
  firstPerformanceYear: year.nullish(),
  isHighPriority: flag,
  isInverse: flag,
  isRegistryMeasure: flag,
  isToppedOutByProgram: flag,
  overallAlgorithm: z.enum(algorithms.filter((name): name is OverallAlgorithm => name !== null)).nullish(),
  submissionMethods: listOf(method).nullish(),
  strata: z.array(z.object({ name: z.string().min(1).nullish() })).nullish(),
  allowedPrograms: listOf(z.string()).nullish(),
  allowedVendors: z.array(z.string()).nullish(),
  measureSets: z.array(z.string()).nullish(),
  sevenPointCapRemoved: z.array(method).nullish(),
  /** 2018 and 2019 have these two flags alone; the lists of methods follow in 2020. */
  isIcdImpacted: flag,
  isClinicalGuidelineChanged: flag,
  icdImpacted: z.array(method).nullish(),
  clinicalGuidelineChanged: z.array(method).nullish(),
  historic_benchmarks: z.partialRecord(method, z.literal('removed')).nullish(),
  weight: z.union([z.enum(['medium', 'high']), z.number().min(0).max(100)]).nullish(),
  reportingCategory: z.string().nullish(),
  objective: z.string().nullish(),
  isRequired: flag,
  /** One id to 2019, a list afterwards. */
  exclusion: z.union([id, ids]).nullish(),
  substitutes: ids.nullish(),
});

/** A row of `benchmarks/<year>.json`. */
export const sourceBenchmark = z.object({
  measureId: id,
  benchmarkYear: year,
  performanceYear: year,
  submissionMethod: method,
  isToppedOut: z.boolean().optional(),
  isToppedOutByProgram: z.boolean().optional(),
  isInverse: z.boolean().optional(),
  /** To 2022: nine values (deciles 2 to 10) or ten. */
  deciles: z.array(z.number()).min(9).max(10).optional(),
  /** From 2023: keys 1, 10, 20 … 90, 99 and no others. */
  percentiles: z
    .strictObject(
      Object.fromEntries(percentileKeys.map((key) => [key, z.number()])) as Record<
        (typeof percentileKeys)[number],
        z.ZodNumber
      >,
    )
    .optional(),
});

/** A row of `benchmark-exclusion-reasons.json`. */
export const sourceExclusionReason = z.object({
  measureId: id,
  submissionMethod: method,
  performanceYear: year.optional(),
  reasonCodes: z.array(z.string().regex(/^BR-\d{3}$/, 'no reason code: BR- and three digits')).min(1),
});

const sourceSet = z.object({ name: z.string().min(1), measureIds: ids.min(1) });

/** A row of `clinical-clusters.json`. */
export const sourceClusterRow = z.object({
  measureId: id,
  submissionMethod: method,
  specialtySets: z.array(sourceSet).nullish(),
  clinicalClusters: z.array(sourceSet).nullish(),
});

/** A row of `mvp.json`. */
export const sourceMvp = z.object({
  mvpId: id,
  qualityMeasureIds: ids.min(1),
  iaMeasureIds: ids.min(1),
  costMeasureIds: ids,
  administrativeClaimsMeasureIds: ids.nullish(),
  foundationQualityMeasureIds: ids.nullish(),
  hasCahps: z.boolean().optional(),
});

export type SourceMeasure = z.output<typeof sourceMeasure>;
export type SourceBenchmark = z.output<typeof sourceBenchmark>;
export type SourceExclusionReason = z.output<typeof sourceExclusionReason>;
export type SourceClusterRow = z.output<typeof sourceClusterRow>;
export type SourceMvp = z.output<typeof sourceMvp>;

/** The parsed source files of one year. */
export interface SourceYear {
  year: number;
  measures: SourceMeasure[];
  benchmarks: SourceBenchmark[];
  /** Bounds of the year before by `<id>|<method>`, joined, to recognise copied rows; empty when nothing is known of it. */
  previousBounds: ReadonlyMap<string, string>;
  exclusionReasons: SourceExclusionReason[];
  clusters: SourceClusterRow[];
  mvps: SourceMvp[];
}

/** The published numbers of a row, worst percentile first where it has percentiles. */
export function numbersOf(row: SourceBenchmark): number[] {
  const { deciles, percentiles } = row;
  if (deciles !== undefined) return deciles;
  return percentiles === undefined ? [] : percentileKeys.map((key) => percentiles[key]);
}

/** Key of a benchmark in its year. */
export const benchmarkKey = (measureId: string, submissionMethod: string): string => `${measureId}|${submissionMethod}`;
