/**
 * What never lowers a score, tried on random units of every year.
 *
 * Not promised, and therefore kept out of each property with a reason: a first submission of a category can cancel a
 * reweighting; a further measure can widen what eligible measure applicability asks for (claims and registry); a first
 * outcome measure takes a slot from a better one; a further cost or CMS-computed measure may be below the average.
 */
import fc from '../support/fast-check';
import type { QualityMeasure } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { paymentAdjustment, scoreUnit, toDecimals } from '../../scoring';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from '../../scoring';
import {
  activityIds,
  activitySet,
  anyYear,
  measurementOf,
  piSet,
  qualityMeasures,
  qualitySet,
  unitFacts,
  unitOf,
} from './arbitrary-units';
import { qualityEarning, yearSet } from './earning';
import type { Year } from './arbitrary-units';

const hair = 1e-9;
const runs = { numRuns: 400 };

function total(input: UnitScoreInput): number {
  return scoreUnit(input, loadPolicy(input.performanceYear), loadCatalogue(input.performanceYear)).unrounded;
}

function unit(year: Year, sets: readonly MeasurementSet[], facts: UnitFacts): UnitScoreInput {
  return { performanceYear: year, unitKind: 'group', option: 'mips', sets, facts };
}

/** The second score is at least the first. */
function neverLower(before: UnitScoreInput, after: UnitScoreInput): void {
  expect(total(after)).toBeGreaterThanOrEqual(total(before) - hair);
}

/** Single-rate measures: their rate is what the counts say. */
const singleRate = (year: Year) =>
  qualityMeasures(year, 'electronicHealthRecord').filter(({ metricType }) => metricType === 'singlePerformanceRate');

/** A suppressed measure is not scored, so it holds no slot. */
function isSuppressed({ icdImpacted, clinicalGuidelineChanged }: QualityMeasure): boolean {
  return icdImpacted.length > 0 || clinicalGuidelineChanged.length > 0;
}

function withCounts(measureId: string, performanceMet: number, of: number): Measurement {
  return {
    measureId,
    value: {
      isEndToEndReported: false,
      performanceMet,
      performanceNotMet: of - performanceMet,
      eligiblePopulation: of,
    },
  };
}

function plus(set: MeasurementSet, ...more: readonly Measurement[]): MeasurementSet {
  return { ...set, measurements: [...set.measurements, ...more] };
}

describe('a better rate', () => {
  it('never lowers the final score', () => {
    const changed = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        measure: fc.constantFrom(...singleRate(year)),
        counts: fc.record({ of: fc.integer({ min: 1, max: 400 }), a: fc.nat(400), b: fc.nat(400) }),
        others: qualitySet(year, 'electronicHealthRecord'),
        activities: activitySet(year),
        facts: unitFacts(year),
      }),
    );
    fc.assert(
      fc.property(changed, ({ year, measure, counts: { of, a, b }, others, activities, facts }) => {
        const [low, high] = [Math.min(a, b, of), Math.min(Math.max(a, b), of)];
        const [worse, better] = measure.isInverse ? [high, low] : [low, high];
        const rest = {
          ...others,
          measurements: others.measurements.filter(({ measureId }) => measureId !== measure.id),
        };
        const at = (met: number): UnitScoreInput =>
          unit(year, [plus(rest, withCounts(measure.id, met, of)), activities], facts);
        neverLower(at(worse), at(better));
      }),
      { numRuns: 800 },
    );
  });

  it('of a cost measure never lowers the final score', () => {
    const changed = anyYear.chain((year) =>
      fc.record({ input: unitOf(year), a: fc.nat(40_000), b: fc.nat(40_000), at: fc.nat(5) }),
    );
    fc.assert(
      fc.property(changed, ({ input, a, b, at }) => {
        const costing = (value: number): UnitScoreInput => {
          const cost = input.facts.cost.map((fact, index) => (index === at ? { ...fact, value } : fact));
          return { ...input, facts: { ...input.facts, cost } };
        };
        neverLower(costing(Math.max(a, b)), costing(Math.min(a, b)));
      }),
      runs,
    );
  });

  it('of a Promoting Interoperability measure never lowers the final score', () => {
    const changed = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        pi: piSet(year),
        facts: unitFacts(year),
        at: fc.nat(50),
        more: fc.nat(300),
      }),
    );
    fc.assert(
      fc.property(changed, ({ year, pi, facts, at, more }) => {
        const measurements = pi.measurements.map((measurement, index) => {
          const { value } = measurement;
          if (index !== at % pi.measurements.length || typeof value !== 'object' || !('numerator' in value))
            return measurement;
          return {
            ...measurement,
            value: { ...value, numerator: Math.min(value.denominator, value.numerator + more) },
          };
        });
        neverLower(unit(year, [pi], facts), unit(year, [{ ...pi, measurements }], facts));
      }),
      runs,
    );
  });
});

/** From 2025 data with a case takes an exception for quality back, which no rule promises to be worth it. */
const isReweighted = ({ reweighted }: UnitScoreInput['facts']): boolean =>
  reweighted.some(({ category }) => category === 'quality');

describe('more data', () => {
  it('of quality, a measure that is neither outcome nor high priority, never lowers the score', () => {
    const added = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        sent: qualitySet(year, 'electronicHealthRecord', 1),
        extra: fc
          .constantFrom(...singleRate(year).filter(({ isHighPriority }) => !isHighPriority))
          .chain(measurementOf),
        facts: unitFacts(year),
      }),
    );
    fc.assert(
      fc.property(added, ({ year, sent, extra, facts }) => {
        fc.pre(sent.measurements.every(({ measureId }) => measureId !== extra.measureId));
        fc.pre(!isReweighted(facts));
        neverLower(unit(year, [sent], facts), unit(year, [plus(sent, extra)], facts));
      }),
      runs,
    );
  });

  it('of quality, a seventh measure of any kind beside a complete outcome measure, never lowers the score', () => {
    const added = anyYear.chain((year) => {
      const outcomes = singleRate(year).filter(
        (measure) => /outcome/i.test(measure.measureType) && !isSuppressed(measure),
      );
      return fc.record({
        year: fc.constant(year),
        outcome: fc.constantFrom(...outcomes),
        met: fc.nat(200),
        sent: qualitySet(year, 'electronicHealthRecord', 5),
        extra: fc.constantFrom(...singleRate(year)).chain(measurementOf),
        facts: unitFacts(year),
      });
    });
    fc.assert(
      fc.property(added, ({ year, outcome, met, sent, extra, facts }) => {
        const others = sent.measurements.filter(({ measureId }) => measureId !== outcome.id);
        fc.pre(extra.measureId !== outcome.id && others.every(({ measureId }) => measureId !== extra.measureId));
        const set = { ...sent, measurements: [withCounts(outcome.id, met, 200), ...others] };
        neverLower(unit(year, [set], facts), unit(year, [plus(set, extra)], facts));
      }),
      { numRuns: 800 },
    );
  });

  it('of quality, the same measures by a second organization, never lowers the score', () => {
    const added = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        one: qualitySet(year, 'electronicHealthRecord', 1),
        other: qualitySet(year, 'electronicHealthRecord', 1),
        facts: unitFacts(year),
      }),
    );
    fc.assert(
      fc.property(added, ({ year, one, other, facts }) => {
        fc.pre(!isReweighted(facts));
        const second = { ...other, submitterRef: 'org_two' };
        neverLower(unit(year, [one], facts), unit(year, [one, second], facts));
      }),
      runs,
    );
  });

  it('of improvement activities never lowers the score once one was sent', () => {
    const added = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        sent: activitySet(year, 1),
        extra: fc.constantFrom(...activityIds(year)),
        quality: qualitySet(year, 'electronicHealthRecord'),
        facts: unitFacts(year),
      }),
    );
    fc.assert(
      fc.property(added, ({ year, sent, extra, quality, facts }) => {
        fc.pre(sent.measurements.every(({ measureId }) => measureId !== extra));
        const more = plus(sent, { measureId: extra, value: true });
        neverLower(unit(year, [sent, quality], facts), unit(year, [more, quality], facts));
      }),
      runs,
    );
  });

  it('of a bonus registry never lowers the score once Promoting Interoperability was sent', () => {
    const isBonus = (category: string | null): boolean => category !== null && /bonus/i.test(category);
    const added = anyYear.chain((year) => {
      const bonuses = loadCatalogue(year)
        .measures()
        .flatMap((measure) =>
          (measure.category === 'pi' || measure.category === 'aci') &&
          measure.metricType === 'boolean' &&
          isBonus(measure.reportingCategory) &&
          !measure.id.includes('TRANS')
            ? [measure.id]
            : [],
        );
      return fc.record({
        year: fc.constant(year),
        pi: piSet(year),
        id: fc.constantFrom(...bonuses),
        facts: unitFacts(year),
      });
    });
    fc.assert(
      fc.property(added, ({ year, pi, id, facts }) => {
        const without = { ...pi, measurements: pi.measurements.filter(({ measureId }) => measureId !== id) };
        fc.pre(without.measurements.length > 0);
        const bonus = plus(without, { measureId: id, value: true });
        neverLower(unit(year, [without], facts), unit(year, [bonus], facts));
      }),
      runs,
    );
  });
});

describe('the same, where it is easily broken', () => {
  const bare: UnitFacts = { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [] };

  it('a seventh, incomplete measure does not undo full participation and with it the improvement', () => {
    // six complete measures earn 28 of 60; an incomplete one earns a small practice 3 points and takes the slot of a 2
    const six = qualityEarning(2024, [10, 10, 2, 2, 2, 2]);
    const incomplete = { performanceMet: 10, performanceNotMet: 10, eligiblePopulation: 100 };
    const previousYear = { qualityAchievementPercent: 30 };
    const facts = { ...bare, specialStatuses: { smallPractice: true }, previousYear };
    neverLower(unit(2024, [six], facts), unit(2024, [plus(six, { measureId: '475', value: incomplete })], facts));
  });

  it.each([
    [2017, '065', '377', 5],
    [2018, '066', '065', 15],
  ] as const)(
    'in %i a high priority measure that gets better does not lose more in bonus than it gains',
    (year, tooFew, measureId, met) => {
      // the one with a single case earns 3 and no bonus; the other earns 3 at 1 of 20, a little more when better
      const sent = (measurement: Measurement): MeasurementSet =>
        yearSet(year, 'quality', [withCounts(tooFew, 0, 1), measurement], {
          submissionMethod: 'electronicHealthRecord',
        });
      const [worse, better] = [sent(withCounts(measureId, 1, 20)), sent(withCounts(measureId, met, 20))];
      neverLower(unit(year, [worse], bare), unit(year, [better], bare));
    },
  );

  it('complete and incomplete measures of equal points may come in any order', () => {
    // five complete measures and one of 15 cases earn a large group 0 in 2023 where they have too few cases, as an
    // incomplete one does; which of the seven are counted must not decide about improvement
    const scored = qualityEarning(2023, [9, 9, 9, 9, 9]);
    const complete = withCounts('310', 10, 15);
    const incomplete: Measurement = {
      measureId: '240',
      value: { isEndToEndReported: false, performanceMet: 5, performanceNotMet: 5, eligiblePopulation: 100 },
    };
    const facts = { ...bare, previousYear: { qualityAchievementPercent: 50 } };
    const one = total(unit(2023, [plus(scored, complete, incomplete)], facts));
    expect(total(unit(2023, [plus(scored, incomplete, complete)], facts))).toBeCloseTo(one, 9);
  });
});

describe('a higher final score', () => {
  it('never pays less', () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    const scaling = { factor: '0.5', additionalFactor: '0.5', synthetic: true };
    fc.assert(
      fc.property(anyYear, score, score, (year, a, b) => {
        const percent = (hundredths: number): number =>
          Number(paymentAdjustment(toDecimals(hundredths / 100, 2), loadPolicy(year), scaling).finalPercent);
        expect(percent(Math.max(a, b))).toBeGreaterThanOrEqual(percent(Math.min(a, b)));
      }),
      { numRuns: 2000 },
    );
  });
});
