/** How many quality measures are required, for every row of the clinical clusters and specialty sets of every year. */
import { loadCatalogue } from '../../catalogue/load';
import type { MeasureCluster, QualityMeasure, SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadPolicy } from '../../policy/load';
import { scoreUnit } from '../../scoring';
import type { Measurement } from '../../scoring';
import { years } from './arbitrary-units';
import type { Year } from './arbitrary-units';
import { rate } from './builders';
import { categoryOf, yearSet } from './earning';

const methods = ['claims', 'registry'] as const;

/** Everybody met it: 100 of 100, in each stratum where the measure has several. */
function all(measure: QualityMeasure | undefined): Measurement {
  if (measure === undefined) throw new Error('no such measure');
  const { id: measureId, metricType, strata } = measure;
  const counts = { performanceMet: 100, performanceNotMet: 0, eligiblePopulation: 100 };
  const performanceRate = metricType.startsWith('registry') ? { performanceRate: 100 } : {};
  if (/multi/i.test(metricType)) {
    return { measureId, value: { ...performanceRate, strata: strata.map((stratum) => ({ stratum, ...counts })) } };
  }
  if (metricType !== 'nonProportion') return { measureId, value: { ...counts, ...performanceRate } };
  return { measureId, value: { numerator: 1, denominator: 100, observationInstances: 100 } };
}

function qualityOf(year: Year, method: SubmissionMethod, measurements: readonly Measurement[]) {
  const set = yearSet(year, 'quality', measurements, { submissionMethod: method });
  const facts = { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [] };
  const unit = { performanceYear: year, unitKind: 'individual', option: 'mips', sets: [set], facts } as const;
  const score = scoreUnit(unit, loadPolicy(year), loadCatalogue(year));
  const { points, possible, percent } = categoryOf(score, 'quality');
  return { points, possible, percent };
}

const possibleOf = (year: Year, method: SubmissionMethod, ids: readonly string[]): number =>
  qualityOf(
    year,
    method,
    ids.map((id) => all(loadCatalogue(year).qualityMeasure(id))),
  ).possible;

interface Row {
  id: string;
  method: (typeof methods)[number];
  sets: readonly MeasureCluster[];
}

/** A suppressed measure takes its ten points off besides. */
function isSuppressed(year: Year, { id, method }: Pick<Row, 'id' | 'method'>): boolean {
  const measure = loadCatalogue(year).qualityMeasure(id);
  return measure?.icdImpacted.includes(method) === true || measure?.clinicalGuidelineChanged.includes(method) === true;
}

function rowsOf(year: Year): Row[] {
  const catalogue = loadCatalogue(year);
  const rows: Row[] = [];
  for (const { id, category } of catalogue.measures()) {
    if (category !== 'quality') continue;
    for (const method of methods) rows.push({ id, method, sets: catalogue.clusters(id, method) });
  }
  return rows.filter(({ sets }) => sets.length > 0);
}

const isSet = ({ kind }: MeasureCluster): boolean => kind === 'specialtySet';

function specialtySetsOf(year: Year): MeasureCluster[] {
  return [...new Set(rowsOf(year).flatMap(({ sets }) => sets.filter(isSet)))];
}

describe.each(years)('measures of specialty sets in %i', (year) => {
  const alone = rowsOf(year).filter(({ sets }) => sets.every(isSet));

  it('are asked for six when one stands in no cluster and is no whole set, as part of a set says of no measure why it is missing', () => {
    const parts = alone.filter(({ sets }) => sets.every(({ measureIds }) => measureIds.length > 1));
    expect(parts.length).toBeGreaterThan(10);
    const found = parts.map(({ id, method }) => `${method} ${id}: ${possibleOf(year, method, [id])}`);
    const expected = parts.map((row) => `${row.method} ${row.id}: ${isSuppressed(year, row) ? 50 : 60}`);
    expect(found).toEqual(expected);
  });

  it('are asked for one when one is a whole set by itself', () => {
    const whole = alone.filter(({ sets }) => sets.some(({ measureIds }) => measureIds.length === 1));
    expect(whole.map(({ id, method }) => possibleOf(year, method, [id]))).toEqual(whole.map(() => 10));
  });

  it('are asked for no others when they are a whole set', () => {
    const sets = specialtySetsOf(year).filter(({ measureIds, method }) =>
      measureIds.every((id) => !isSuppressed(year, { id, method: method as Row['method'] })),
    );
    expect(sets.length).toBeGreaterThan(3);
    const found = sets.map(({ name, method, measureIds }) => `${name} ${possibleOf(year, method, measureIds)}`);
    expect(found).toEqual(sets.map(({ name, measureIds }) => `${name} ${measureIds.length * 10}`));
  });
});

describe('measureApplicability in 2024', () => {
  it('gives one of four measures of a set 10 of 60 at the most, not 10 of 10', () => {
    // 047 by registry is in its tenth decile at 100% and earns 10; 130 is capped at 7.
    expect(qualityOf(2024, 'registry', [rate('047', 100, 100)])).toMatchObject({ points: 10, possible: 60 });
    expect(qualityOf(2024, 'registry', [rate('130', 100, 100)])).toMatchObject({ points: 7, possible: 60 });
  });

  it('measures the hospitalists by registry against their four', () => {
    // 005, 008 and 130 are capped at 7, 047 earns 10 and fills the slot as a high priority measure: 31 of 40.
    const four = ['005', '008', '047', '130'].map((id) => rate(id, 100, 100));
    expect(qualityOf(2024, 'registry', four)).toEqual({ points: 31, possible: 40, percent: 77.5 });
    // Without 130 three measures are part of a set: 24 of 60.
    expect(qualityOf(2024, 'registry', four.slice(0, 3))).toEqual({ points: 24, possible: 60, percent: 40 });
  });

  it('measures the hospitalists by claims against their one', () => {
    // All bounds are 100, and the row is capped: 7 of 10.
    expect(qualityOf(2024, 'claims', [rate('047', 100, 100)])).toEqual({ points: 7, possible: 10, percent: 70 });
  });

  it('asks beside a whole set for what was sent, since that was available', () => {
    // 001 inverse: at 25% 8 + 5/10 = 8.5, an intermediate outcome. 047 and 317 are capped at 7. By themselves 001 and 317
    // are parts of sets.
    const three = [rate('001', 25, 100), rate('047', 100, 100), rate('317', 100, 100)];
    expect(qualityOf(2024, 'claims', three)).toEqual({ points: 22.5, possible: 30, percent: 75 });
    expect(qualityOf(2024, 'claims', [three[0]!, three[2]!])).toMatchObject({ points: 15.5, possible: 60 });
  });

  it('leaves a measure nobody was eligible for out of what was sent', () => {
    // 047 and 001; 317 was shown not to apply: 15.5 of 20
    const sent = [rate('001', 25, 100), rate('047', 100, 100), rate('317', 0, 0)];
    expect(qualityOf(2024, 'claims', sent)).toEqual({ points: 15.5, possible: 20, percent: 77.5 });
  });
});
