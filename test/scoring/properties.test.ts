import fc from 'fast-check';
import { decilePoints } from '../../scoring/decile-points';
import type { Measurement, UnitFacts } from '../../scoring/score-input';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, input, policy2024, quality, rate, set, yes } from './builders';

const rows = catalogue2024.benchmarks();
const row = fc.constantFrom(...rows);
const registryIds = catalogue2024
  .measures()
  .filter(
    (measure) =>
      measure.category === 'quality' &&
      measure.metricType === 'singlePerformanceRate' &&
      measure.submissionMethods.includes('electronicHealthRecord'),
  )
  .map(({ id }) => id);
const activityIds = catalogue2024
  .measures()
  .filter(({ category }) => category === 'ia')
  .map(({ id }) => id);

const measurement = fc
  .record({ id: fc.constantFrom(...registryIds), of: fc.integer({ min: 0, max: 400 }), met: fc.nat(400) })
  .map(({ id, of, met }) => rate(id, Math.min(met, of), of));
const measurements = fc.uniqueArray(measurement, { selector: ({ measureId }) => measureId, maxLength: 10 });
const activities = fc.uniqueArray(fc.constantFrom(...activityIds), { maxLength: 5 });
const statuses = fc.record({
  smallPractice: fc.boolean(),
  rural: fc.boolean(),
  hospitalBased: fc.boolean(),
  nonPatientFacing: fc.boolean(),
});
const known = fc.record({
  specialStatuses: statuses,
  cost: fc.constantFrom([], [{ measureId: 'TPCC_1', caseCount: 40, value: 1500 }]),
  administrativeClaims: fc.constantFrom([], [{ measureId: '480', caseCount: 40, rate: 0.03 }]),
});

/** eCQM sets: no measure applicability, so the denominator does not follow what was sent. */
function score(sent: readonly Measurement[], done: readonly string[], unitFacts: Partial<UnitFacts>): number {
  const sets = [quality(sent, 'electronicHealthRecord'), set('ia', done.map(yes))];
  return scoreUnit(input(sets, { facts: facts(unitFacts) }), policy2024, catalogue2024).unrounded;
}

describe('decile points', () => {
  it('stay within 1 and 10 for any rate', () => {
    fc.assert(
      fc.property(row, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (benchmark, value) => {
        const { points } = decilePoints(benchmark, value, 1);
        expect(points >= 1 && points <= 10).toBe(true);
      }),
    );
  });

  it('never fall when the rate gets better', () => {
    const way = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(row, way, way, (benchmark, a, b) => {
        const [first = 0, last = 0] = [benchmark.bounds[0], benchmark.bounds[9]];
        const at = (share: number): number => decilePoints(benchmark, first + (last - first) * share, 1).points;
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe('scoreUnit', () => {
  it('stays within 0 and 100 and weighs 100', () => {
    fc.assert(
      fc.property(measurements, activities, known, (sent, done, unitFacts) => {
        const sets = [quality(sent, 'electronicHealthRecord'), set('ia', done.map(yes))];
        const result = scoreUnit(input(sets, { facts: facts(unitFacts) }), policy2024, catalogue2024);
        expect(result.unrounded >= 0 && result.unrounded <= 100).toBe(true);
        expect(result.byCategory.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      }),
    );
  });

  it('does not depend on the order of measures and activities', () => {
    fc.assert(
      fc.property(measurements, activities, known, (sent, done, unitFacts) => {
        const backward = score([...sent].reverse(), [...done].reverse(), unitFacts);
        expect(backward).toBeCloseTo(score(sent, done, unitFacts), 9);
      }),
    );
  });

  it('never falls when an activity is added', () => {
    fc.assert(
      fc.property(measurements, activities, known, (sent, done, unitFacts) => {
        const fewer = score(sent, done.slice(1), { ...unitFacts, reweighted: [] });
        expect(score(sent, done, unitFacts)).toBeGreaterThanOrEqual(fewer - 1e-9);
      }),
    );
  });

  it('never falls when a measure that is neither outcome nor high priority is added', () => {
    const isPlain = ({ measureId }: Measurement): boolean =>
      catalogue2024.qualityMeasure(measureId)?.isHighPriority === false;
    fc.assert(
      fc.property(measurements, measurement, known, (sent, extra, unitFacts) => {
        fc.pre(isPlain(extra) && sent.every(({ measureId }) => measureId !== extra.measureId));
        expect(score([...sent, extra], [], unitFacts)).toBeGreaterThanOrEqual(score(sent, [], unitFacts) - 1e-9);
      }),
    );
  });

  it('never falls when more patients of a measure meet it', () => {
    const counted = fc.record({ of: fc.integer({ min: 1, max: 400 }), a: fc.nat(400), b: fc.nat(400) });
    fc.assert(
      fc.property(
        fc.constantFrom(...registryIds),
        counted,
        measurements,
        known,
        (id, { of, a, b }, sent, unitFacts) => {
          const others = sent.filter(({ measureId }) => measureId !== id);
          const [low, high] = [Math.min(a, b, of), Math.min(Math.max(a, b), of)];
          const isInverse = catalogue2024.qualityMeasure(id)?.isInverse === true;
          const [worse, better] = isInverse ? [high, low] : [low, high];
          const of2 = (met: number): number => score([...others, rate(id, met, of)], [], unitFacts);
          expect(of2(better)).toBeGreaterThanOrEqual(of2(worse) - 1e-9);
        },
      ),
    );
  });
});
