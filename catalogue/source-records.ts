/** CMS's own records, as far as the importer reads them. Every field may be missing in some year. */

/** A row of `measures/<year>/measures-data.json`. */
export interface SourceMeasure {
  category: 'quality' | 'ia' | 'pi' | 'aci' | 'cost';
  measureId: string;
  metricType?: string;
  measureType?: string;
  firstPerformanceYear?: number | null;
  isHighPriority?: boolean | null;
  isInverse?: boolean | null;
  isRegistryMeasure?: boolean | null;
  isToppedOutByProgram?: boolean | null;
  overallAlgorithm?: string | null;
  submissionMethods?: string[] | null;
  strata?: { name?: string }[] | null;
  allowedPrograms?: string[] | null;
  allowedVendors?: string[] | null;
  measureSets?: string[] | null;
  sevenPointCapRemoved?: string[] | null;
  icdImpacted?: string[] | null;
  clinicalGuidelineChanged?: string[] | null;
  historic_benchmarks?: Record<string, string> | null;
  weight?: 'medium' | 'high' | number | null;
  reportingCategory?: string | null;
  objective?: string | null;
  isRequired?: boolean | null;
  /** One id to 2019, a list afterwards. */
  exclusion?: string | string[] | null;
  substitutes?: string[] | null;
}

/** A row of `benchmarks/<year>.json`. */
export interface SourceBenchmark {
  measureId: string;
  benchmarkYear: number;
  performanceYear: number;
  submissionMethod: string;
  isToppedOut?: boolean;
  isToppedOutByProgram?: boolean;
  isInverse?: boolean;
  /** To 2022: nine values (deciles 2 to 10) or ten. */
  deciles?: number[];
  /** From 2023: keys 1, 10, 20 … 90, 99. */
  percentiles?: Record<string, number>;
}

/** A row of `benchmark-exclusion-reasons.json`. */
export interface SourceExclusionReason {
  measureId: string;
  submissionMethod: string;
  reasonCodes: string[];
}

/** A row of `clinical-clusters.json`. */
export interface SourceClusterRow {
  measureId: string;
  submissionMethod: string;
  specialtySets?: SourceSet[] | null;
  clinicalClusters?: SourceSet[] | null;
}

/** One named set of measures. */
export interface SourceSet {
  name: string;
  measureIds: string[];
}

/** A row of `mvp.json`. */
export interface SourceMvp {
  mvpId: string;
  qualityMeasureIds: string[];
  iaMeasureIds: string[];
  costMeasureIds: string[];
  administrativeClaimsMeasureIds?: string[] | null;
  foundationQualityMeasureIds?: string[] | null;
  hasCahps?: boolean;
}

/** The parsed source files of one year. */
export interface SourceYear {
  year: number;
  measures: SourceMeasure[];
  benchmarks: SourceBenchmark[];
  /** The year before, to recognise copied rows; empty when there is none. */
  previousBenchmarks: SourceBenchmark[];
  exclusionReasons: SourceExclusionReason[];
  clusters: SourceClusterRow[];
  mvps: SourceMvp[];
}
