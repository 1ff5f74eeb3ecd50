/** Everything a year's catalogue says of one measure, gathered from its tables. Pure. */
import { submissionMethods } from './year-catalogue';
import type { Benchmark, Measure, MeasureCluster, Mvp, SubmissionMethod, YearCatalogue } from './year-catalogue';

/** What a measure is to a pathway. */
export type MvpRole = 'quality' | 'ia' | 'cost' | 'administrativeClaims' | 'foundation' | 'cahps';

/** A code of CMS's with its meaning. */
export interface DecodedReason {
  code: string;
  meaning: string;
}

/** All that is known of a measure in a year. */
export interface MeasureDescription {
  performanceYear: number;
  catalogueVersion: string;
  measure: Measure;
  benchmarks: readonly Benchmark[];
  /** Methods without a benchmark, where CMS says why (2023+). */
  withoutBenchmark: readonly { method: SubmissionMethod; reasons: readonly DecodedReason[] }[];
  mvps: readonly { id: string; roles: readonly MvpRole[] }[];
  clusters: readonly MeasureCluster[];
}

/** Meaning of CMS's reason codes for a missing benchmark. Source: benchmark-exclusion-reasons.json of 2023 to 2026. */
const reasonMeanings: Readonly<Record<string, string>> = {
  'BR-009': 'too few reporters met the case and completeness minimums',
  'BR-015': 'the historical benchmark was withdrawn',
  'BR-016': 'clinical guidelines changed in the benchmark year',
  'BR-018': 'the historical benchmark was withdrawn in an earlier year',
  'BR-019': 'not comparable with its historical data',
  'BR-022': 'the measure was suppressed for the year',
};

/** A reason code with its meaning; one we do not know stands for itself. */
export const decodeReason = (code: string): DecodedReason => ({
  code,
  meaning: reasonMeanings[code] ?? 'not explained',
});

/** What a measure is to a pathway; empty when it is nothing to it. */
export function rolesIn(mvp: Mvp, id: string, cahpsMeasureId = '321'): MvpRole[] {
  const roles: [MvpRole, boolean][] = [
    ['quality', mvp.qualityMeasureIds.has(id)],
    ['ia', mvp.iaMeasureIds.has(id)],
    ['cost', mvp.costMeasureIds.has(id)],
    ['administrativeClaims', mvp.administrativeClaimsMeasureIds.has(id)],
    ['foundation', mvp.foundationQualityMeasureIds.has(id)],
    ['cahps', mvp.hasCahps && id === cahpsMeasureId],
  ];
  return roles.flatMap(([role, has]) => (has ? [role] : []));
}

/** All that the catalogue knows of a measure; undefined when it has no such id. */
export function describeMeasure(catalogue: YearCatalogue, id: string): MeasureDescription | undefined {
  const measure = catalogue.measure(id);
  if (measure === undefined) return undefined;
  return {
    performanceYear: catalogue.performanceYear,
    catalogueVersion: catalogue.version,
    measure,
    benchmarks: submissionMethods.flatMap((method) => catalogue.benchmark(id, method) ?? []),
    withoutBenchmark: submissionMethods.flatMap((method) => {
      const codes = catalogue.benchmarkExclusionReasons(id, method);
      return codes.length === 0 ? [] : [{ method, reasons: codes.map(decodeReason) }];
    }),
    mvps: catalogue.mvps().flatMap((mvp) => {
      const roles = rolesIn(mvp, id);
      return roles.length === 0 ? [] : [{ id: mvp.id, roles }];
    }),
    clusters: submissionMethods.flatMap((method) => catalogue.clusters(id, method)),
  };
}
