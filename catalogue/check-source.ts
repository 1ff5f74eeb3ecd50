import { CatalogueImportError } from './import-error';
import { sourceFiles } from './source-files';
import { numbersOf } from './source-records';
import type { SourceBenchmark, SourceMeasure, SourceMvp, SourceYear } from './source-records';

const fetchAgain = 'Fetch the file again.';

/** First year whose benchmarks are percentiles; before, they are deciles. */
const firstPercentileYear = 2023;

const placeIn = (index: number, id: string): string => `$[${index}] (${id})`;

function refuseTwice(file: string, keys: readonly string[]): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.has(key)) throw new CatalogueImportError(file, placeIn(index, key), 'occurs twice', fetchAgain);
    seen.add(key);
  });
}

/** What is missing from a quality measure, in words; undefined when it is whole. */
function lackOfQuality(measure: SourceMeasure): string | undefined {
  if (!measure.measureType) return 'measureType is missing';
  if (!measure.submissionMethods?.length) return 'submissionMethods are missing';
  if (typeof measure.isInverse !== 'boolean') return 'isInverse is missing: nobody knows which rate is better';
  if (typeof measure.isHighPriority !== 'boolean') return 'isHighPriority is missing';
  if (!/multi/i.test(measure.metricType)) return undefined;
  const names = (measure.strata ?? []).map(({ name }) => name);
  if (names.length === 0 || names.some((name) => !name)) return 'a measure of several rates needs strata with names';
  if (new Set(names).size < names.length) return 'two strata have one name';
  return measure.overallAlgorithm ? undefined : 'a measure of several rates needs overallAlgorithm';
}

function lackOf(measure: SourceMeasure, year: number): string | undefined {
  if ((measure.firstPerformanceYear ?? 0) > year) return `begins in ${measure.firstPerformanceYear}, after ${year}`;
  if ((measure.category === 'aci') !== (year === 2017) && /^(aci|pi)$/.test(measure.category))
    return `category ${measure.category} is not that of ${year}`;
  if (measure.category === 'quality') return lackOfQuality(measure);
  const isWrongWeight =
    measure.category === 'ia' ? typeof measure.weight === 'number' : typeof measure.weight === 'string';
  return isWrongWeight ? `weight ${measure.weight} is not of category ${measure.category}` : undefined;
}

function checkMeasures({ year, measures }: SourceYear): void {
  const file = sourceFiles.measures.path(year);
  measures.forEach((measure, index) => {
    const lack = lackOf(measure, year);
    if (lack !== undefined) throw new CatalogueImportError(file, placeIn(index, measure.measureId), lack, fetchAgain);
  });
  refuseTwice(
    file,
    measures.map(({ measureId }) => measureId),
  );
}

function faultOf(row: SourceBenchmark, year: number): string | undefined {
  if (row.performanceYear !== year) return `is of performance year ${row.performanceYear}, not ${year}`;
  if (row.benchmarkYear !== year && row.benchmarkYear !== year - 2)
    return `benchmarkYear ${row.benchmarkYear} is neither ${year} nor ${year - 2}`;
  const hasPercentiles = year >= firstPercentileYear;
  if (hasPercentiles !== (row.percentiles !== undefined) || hasPercentiles === (row.deciles !== undefined))
    return `bounds must be ${hasPercentiles ? 'percentiles' : 'deciles'} and nothing else in ${year}`;
  if (!hasPercentiles) return undefined;
  if (row.isInverse === undefined) return 'isInverse is missing: percentiles do not show which rate is better';
  const numbers = numbersOf(row);
  const turns = numbers.some((value, index) => value < (numbers[index - 1] ?? value));
  return turns ? 'percentiles do not ascend' : undefined;
}

function checkBenchmarks({ year, benchmarks }: SourceYear): void {
  const file = sourceFiles.benchmarks.path(year);
  benchmarks.forEach((row, index) => {
    const fault = faultOf(row, year);
    const place = placeIn(index, `${row.measureId}/${row.submissionMethod}`);
    if (fault !== undefined) throw new CatalogueImportError(file, place, fault, fetchAgain);
  });
  refuseTwice(
    file,
    benchmarks.map((row) => `${row.measureId}/${row.submissionMethod}`),
  );
}

function checkReasons({ year, exclusionReasons }: SourceYear): void {
  const file = sourceFiles.reasons.path(year);
  exclusionReasons.forEach(({ measureId, performanceYear = year }, index) => {
    if (performanceYear === year) return;
    const what = `is of performance year ${performanceYear}, not ${year}`;
    throw new CatalogueImportError(file, placeIn(index, measureId), what, fetchAgain);
  });
}

/** Ids that a record names must be measures of the year, of one category where only such make sense. */
function checkReferences(
  file: string,
  known: ReadonlySet<string>,
  named: readonly (readonly [string, readonly string[]])[],
  kind = '',
): void {
  named.forEach(([owner, ids], index) => {
    const stray = ids.find((id) => !known.has(id));
    if (stray === undefined) return;
    const what = `names ${stray}, which is no ${kind}measure of the year`;
    throw new CatalogueImportError(
      file,
      placeIn(index, owner),
      what,
      'Take all files of a year from one version of the data.',
    );
  });
}

/**
 * What one record alone does not show: records of another year, kept twice, without what their kind needs, or naming
 * measures that do not exist.
 *
 * Benchmarks of unknown measures are let through: 2017 has some, and nothing ever asks for them.
 * @throws CatalogueImportError naming file, record and remedy.
 */
export function checkSource(source: SourceYear): void {
  const { year, exclusionReasons, clusters, mvps } = source;
  checkMeasures(source);
  checkBenchmarks(source);
  checkReasons(source);
  const pair = (row: { measureId: string; submissionMethod: string }): string =>
    `${row.measureId}/${row.submissionMethod}`;
  refuseTwice(sourceFiles.reasons.path(year), exclusionReasons.map(pair));
  refuseTwice(sourceFiles.clusters.path(year), clusters.map(pair));
  refuseTwice(
    sourceFiles.mvps.path(year),
    mvps.map(({ mvpId }) => mvpId),
  );
  const known = new Set(source.measures.map(({ measureId }) => measureId));
  checkReferences(
    sourceFiles.clusters.path(year),
    known,
    clusters.map((row) => {
      const sets = [...(row.clinicalClusters ?? []), ...(row.specialtySets ?? [])];
      return [row.measureId, [row.measureId, ...sets.flatMap(({ measureIds }) => measureIds)]] as const;
    }),
  );
  checkReferences(
    sourceFiles.reasons.path(year),
    known,
    exclusionReasons.map(({ measureId }) => [measureId, [measureId]] as const),
  );
  checkReferences(
    sourceFiles.measures.path(year),
    known,
    source.measures.map(({ measureId, exclusion, substitutes }) => {
      const exclusions = typeof exclusion === 'string' ? [exclusion] : (exclusion ?? []);
      return [measureId, [...exclusions, ...(substitutes ?? [])]] as const;
    }),
  );
  const quality = (mvp: SourceMvp) => [
    ...mvp.qualityMeasureIds,
    ...(mvp.administrativeClaimsMeasureIds ?? []),
    ...(mvp.foundationQualityMeasureIds ?? []),
  ];
  checkPathways(source, 'quality', quality);
  checkPathways(source, 'ia', ({ iaMeasureIds }) => iaMeasureIds);
  checkPathways(source, 'cost', ({ costMeasureIds }) => costMeasureIds);
}

/** A pathway's lists must name measures of their own category. */
function checkPathways(
  { year, measures, mvps }: SourceYear,
  category: SourceMeasure['category'],
  idsOf: (mvp: SourceMvp) => readonly string[],
): void {
  const known = new Set(measures.filter((measure) => measure.category === category).map(({ measureId }) => measureId));
  const named = mvps.map((mvp) => [mvp.mvpId, idsOf(mvp)] as const);
  checkReferences(sourceFiles.mvps.path(year), known, named, `${category} `);
}
