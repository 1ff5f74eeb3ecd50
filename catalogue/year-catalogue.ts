/**
 * The measures, benchmarks, MVPs and measure sets of one performance year: figures, ids and enums, no texts.
 *
 * A pure typed reader over the compact table that `catalogue/import.ts` writes. Ids are strings and never numbers.
 */

/** Collection types as the wire spells them. */
export const submissionMethods = [
  'claims',
  'registry',
  'electronicHealthRecord',
  'cmsWebInterface',
  'certifiedSurveyVendor',
  'administrativeClaims',
] as const;

/** One collection type. */
export type SubmissionMethod = (typeof submissionMethods)[number];

/** Categories as the wire spells them; `aci` is `pi` in 2017. */
export type MeasureCategory = 'quality' | 'ia' | 'pi' | 'aci' | 'cost';

/** Shape of a measurement's value. */
export type MetricType =
  | 'singlePerformanceRate'
  | 'registrySinglePerformanceRate'
  | 'multiPerformanceRate'
  | 'registryMultiPerformanceRate'
  | 'nonProportion'
  | 'cahps'
  | 'costScore'
  | 'boolean'
  | 'proportion';

/** How several strata become one rate. Absent for a single rate. */
export type OverallAlgorithm = 'simpleAverage' | 'weightedAverage' | 'sumNumerators' | 'overallStratumOnly' | 'split';

/** What every measure has. */
export interface MeasureBase {
  id: string;
  category: MeasureCategory;
  metricType: MetricType;
  firstPerformanceYear: number;
  /** Programs that may carry the measure; empty where the year's data do not say (then any may). */
  allowedPrograms: readonly string[];
}

/** A quality measure. */
export interface QualityMeasure extends MeasureBase {
  category: 'quality';
  measureType: string;
  isHighPriority: boolean;
  /** Lower is better. */
  isInverse: boolean;
  /** A qualified clinical data registry measure. */
  isQcdr: boolean;
  overallAlgorithm?: OverallAlgorithm;
  submissionMethods: readonly SubmissionMethod[];
  /** Exact stratum names, in the order of the data; empty for a single rate. */
  strata: readonly string[];
  /** Methods freed from the seven-point cap (2025+). */
  sevenPointCapRemoved: readonly SubmissionMethod[];
  /** 2018 only: the measure itself, not its row, carries the cap. */
  isToppedOutByProgram: boolean;
  /** Methods hit by code changes in the year. */
  icdImpacted: readonly SubmissionMethod[];
  /** Methods hit by a guideline change in the year. */
  clinicalGuidelineChanged: readonly SubmissionMethod[];
  /** Methods whose historical benchmark is withdrawn. */
  historicBenchmarkRemoved: readonly SubmissionMethod[];
  /** Organizations (7-digit ids) that may submit it; empty: all. */
  allowedVendors: readonly string[];
  measureSets: readonly string[];
}

/** An improvement activity. `weight` is null on `IA_PCMH` and absent from the data since 2025. */
export interface ActivityMeasure extends MeasureBase {
  category: 'ia';
  weight: 'medium' | 'high' | null;
}

/** A Promoting Interoperability (2017: Advancing Care Information) measure. */
export interface PiMeasure extends MeasureBase {
  category: 'pi' | 'aci';
  /** 2017-2019 only. */
  weight: number | null;
  reportingCategory: string | null;
  objective: string | null;
  isRequired: boolean;
  /** Ids that excuse the measure. */
  exclusion: readonly string[];
  /** Ids that replace the measure and may not stand beside it. */
  substitutes: readonly string[];
  /** 2017: the set (transition or full) the measure belongs to. */
  measureSets: readonly string[];
}

/** A cost measure CMS computes. */
export interface CostMeasure extends MeasureBase {
  category: 'cost';
}

/** Any measure of the year; narrow by `category`. */
export type Measure = QualityMeasure | ActivityMeasure | PiMeasure | CostMeasure;

/**
 * `placeholder`: repeats another year's rows and must never be scored as real.
 * `notMonotonic` and `directionConflict`: scored as it stands, but the data contradict themselves.
 */
export type BenchmarkMistrust = 'placeholder' | 'notMonotonic' | 'directionConflict';

/**
 * A benchmark row, normalised to ten inclusive worst edges.
 *
 * `bounds[k - 1]` is where decile k begins, going towards better performance; `NaN` where the data do not say (decile
 * 1 of the nine-value rows before 2023).
 */
export interface Benchmark {
  measureId: string;
  method: SubmissionMethod;
  /** Performance year - 2 (historical) or the performance year itself. */
  benchmarkYear: number;
  /** Lower is better. */
  isInverse: boolean;
  isToppedOut: boolean;
  /** At most seven points may be earned. */
  isToppedOutByProgram: boolean;
  bounds: readonly number[];
  /** Why the row is not to be taken at its word; null for nearly all. */
  mistrust: BenchmarkMistrust | null;
  /** JSON pointer-like name for explanations: `benchmarks/2024#001/registry`. */
  ref: string;
}

/** A MIPS Value Pathway. */
export interface Mvp {
  id: string;
  qualityMeasureIds: ReadonlySet<string>;
  iaMeasureIds: ReadonlySet<string>;
  costMeasureIds: ReadonlySet<string>;
  administrativeClaimsMeasureIds: ReadonlySet<string>;
  foundationQualityMeasureIds: ReadonlySet<string>;
  hasCahps: boolean;
}

/** Measures that belong together for eligible measure applicability. */
export interface MeasureCluster {
  /** `cluster` is a clinical cluster, `specialtySet` a specialty set of fewer than six measures. */
  kind: 'cluster' | 'specialtySet';
  name: string;
  method: SubmissionMethod;
  measureIds: readonly string[];
}

/** Everything the year's public data say, by id. Lookups of unknown keys answer undefined. */
export interface YearCatalogue {
  performanceYear: number;
  /** `<source version>+<first 12 hex digits of the checksum>`. */
  version: string;
  /** Version of the source data, for example `11.1.0`. */
  sourceVersion: string;
  /** SHA-256 (hex) of the compact table's content. */
  checksum: string;
  measure(id: string): Measure | undefined;
  /** Quality measure by id, or undefined when the id is unknown or of another category. */
  qualityMeasure(id: string): QualityMeasure | undefined;
  benchmark(id: string, method: SubmissionMethod): Benchmark | undefined;
  mvp(id: string): Mvp | undefined;
  /** Clusters and specialty sets that hold the measure for the method. */
  clusters(id: string, method: SubmissionMethod): readonly MeasureCluster[];
  /** Why a measure has no benchmark, as CMS's reason codes (2023+). */
  benchmarkExclusionReasons(id: string, method: SubmissionMethod): readonly string[];
  measures(): readonly Measure[];
  benchmarks(): readonly Benchmark[];
  mvps(): readonly Mvp[];
  measureIds(): readonly string[];
  /** Program names the year's measures allow: `mips`, `app1`, MVP ids and so on. */
  programIds(): readonly string[];
}
