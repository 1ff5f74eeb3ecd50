/**
 * The layout of `catalogue/years/<year>.json`: positional rows, enums as short codes, repeated lists interned.
 *
 * Figures, ids and enums only. Written by the importer, read by `readCatalogue`; trailing empty cells are dropped.
 */
import type { MetricType, OverallAlgorithm, SubmissionMethod } from './year-catalogue';

/** One letter a method; a string of letters is a list of methods. */
export const methodCodes = {
  claims: 'c',
  registry: 'r',
  electronicHealthRecord: 'e',
  cmsWebInterface: 'w',
  certifiedSurveyVendor: 's',
  administrativeClaims: 'a',
} as const satisfies Record<SubmissionMethod, string>;

/** Position is the code. Only ever append. */
export const metricTypes = [
  'singlePerformanceRate',
  'registrySinglePerformanceRate',
  'multiPerformanceRate',
  'registryMultiPerformanceRate',
  'nonProportion',
  'cahps',
  'costScore',
  'boolean',
  'proportion',
] as const satisfies readonly MetricType[];

/** Position is the code; 0 is a single rate. Only ever append. */
export const algorithms = [
  null,
  'simpleAverage',
  'weightedAverage',
  'sumNumerators',
  'overallStratumOnly',
  'split',
] as const satisfies readonly (OverallAlgorithm | null)[];

/** Bits of a quality row's flags. */
export const qualityFlags = { highPriority: 1, inverse: 2, qcdr: 4, toppedOutByProgram: 8 } as const;

/** Bits of a benchmark row's flags. `shifted`: ten values that begin at decile 2. */
export const benchmarkFlags = {
  toppedOut: 1,
  toppedOutByProgram: 2,
  inverse: 4,
  shifted: 8,
  placeholder: 16,
  notMonotonic: 32,
  directionConflict: 64,
} as const;

/**
 * Quality: id, metric type, measure type (index of `words`), flags, first year, algorithm, methods, program list,
 * strata, vendor list, measure sets (indexes of `words`), methods freed from the cap, hit by code changes, hit by a
 * guideline change, without their historical benchmark.
 */
export type QualityRow = [
  id: string,
  metricType: number,
  measureType: number,
  flags: number,
  firstYear: number,
  algorithm: number,
  methods: string,
  programs: number,
  strata?: string[],
  vendors?: number,
  measureSets?: number[],
  capRemoved?: string,
  icdImpacted?: string,
  guidelineChanged?: string,
  historicRemoved?: string,
];

/** Activity: id, weight (`m`, `h` or empty), program list, first year. */
export type ActivityRow = [id: string, weight: string, programs: number, firstYear: number];

/** PI: id, metric type, is required, reporting category and objective (indexes of `words`, -1 none), programs, first year, then lists. */
export type PiRow = [
  id: string,
  metricType: number,
  isRequired: number,
  reportingCategory: number,
  objective: number,
  programs: number,
  firstYear: number,
  weight?: number | null,
  exclusion?: string[],
  substitutes?: string[],
  measureSets?: number[],
];

/** Cost: id, program list, first year. */
export type CostRow = [id: string, programs: number, firstYear: number];

/** Benchmark: id, method, benchmark year, flags, the published numbers as they stand. */
export type BenchmarkRow = [id: string, method: string, benchmarkYear: number, flags: number, numbers: number[]];

/** Set: kind (`c` cluster, `s` specialty set), name (index of `words`), method, ids. */
export type SetRow = [kind: 'c' | 's', name: number, method: string, ids: string[]];

/** MVP: id, quality, ia, cost, administrative claims, foundation quality ids, has CAHPS. */
export type MvpRow = [
  id: string,
  quality: string[],
  ia: string[],
  cost: string[],
  administrativeClaims: string[],
  foundation: string[],
  hasCahps: number,
];

/** The whole table of one year. */
export interface CompactTable {
  year: number;
  sourceVersion: string;
  /** SHA-256 (hex) over the source files of the year, names and contents. */
  sourceChecksum: string;
  piCategory: 'pi' | 'aci';
  words: string[];
  /** Distinct lists of program names; rows name them by index. */
  programLists: string[][];
  vendorLists: string[][];
  quality: QualityRow[];
  activities: ActivityRow[];
  pi: PiRow[];
  cost: CostRow[];
  benchmarks: BenchmarkRow[];
  /** Why a measure has no benchmark: id, method, reason codes. */
  exclusionReasons: [id: string, method: string, codes: string[]][];
  sets: SetRow[];
  /** Which sets a measure belongs to for a method: id, method, indexes of `sets`. */
  setMembers: [id: string, method: string, sets: number[]][];
  mvps: MvpRow[];
}

/** What stands on disk: the table and the SHA-256 (hex) of its JSON text. */
export interface CompactFile {
  checksum: string;
  table: CompactTable;
}
