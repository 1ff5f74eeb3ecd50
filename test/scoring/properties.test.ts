/** What holds for every unit of every year, tried on random ones; a failure prints the seed that repeats it. */
import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { ScoreInputError, decilePoints, scoreUnit } from '../../scoring';
import type { UnitScore, UnitScoreInput } from '../../scoring';
import { anyUnit, anyYear, years } from './arbitrary-units';

function score(input: UnitScoreInput): UnitScore {
  return scoreUnit(input, loadPolicy(input.performanceYear), loadCatalogue(input.performanceYear));
}

/** Tolerance of sums of binary fractions. */
const hair = 1e-9;

const runs = { numRuns: 400 };

const rows = years.flatMap((year) => {
  const catalogue = loadCatalogue(year);
  return catalogue.benchmarks().map((benchmark) => {
    const isCost = catalogue.measure(benchmark.measureId)?.category === 'cost';
    const { quality, cost } = loadPolicy(year);
    return { benchmark, lowest: isCost ? cost.floor : quality.benchmarkedFloor };
  });
});
const anyRow = fc.constantFrom(...rows);

describe('decile points', () => {
  it('stay between the floor and 10 for any rate', () => {
    fc.assert(
      fc.property(anyRow, fc.double({ noNaN: true, noDefaultInfinity: true }), ({ benchmark, lowest }, rate) => {
        const { points } = decilePoints(benchmark, rate, lowest);
        expect(points >= lowest && points <= 10).toBe(true);
      }),
    );
  });

  it.each([Infinity, -Infinity])('are none for the rate %p, which is refused by name', (rate) => {
    const { benchmark, lowest } = rows[0]!;
    expect(() => decilePoints(benchmark, rate, lowest)).toThrow(
      new ScoreInputError([
        {
          path: 'rate',
          code: 'INVALID_NUMBER',
          message: `${rate} is not a finite number`,
          remedy: 'send a finite number',
        },
      ]),
    );
  });

  it('never fall when the rate gets better', () => {
    const way = fc.double({ min: -0.2, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(anyRow, way, way, ({ benchmark, lowest }, a, b) => {
        // Decile 2 of the older rows may be a stand-in; from decile 3 on bounds are real.
        const [from = 0, to = 0] = [benchmark.bounds[2], benchmark.bounds[9]];
        const direction = benchmark.isInverse ? -1 : 1;
        const span = Math.abs(to - from) * direction || direction;
        const at = (share: number): number => decilePoints(benchmark, from + span * share, lowest).points;
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any unit of any year', () => {
  it('scores from 0 to 100, each category within its weight', () => {
    fc.assert(
      fc.property(anyUnit, (input) => {
        const result = score(input);
        expect(result.unrounded >= 0 && result.unrounded <= 100).toBe(true);
        if (result.finalScore !== null) expect(result.finalScore).toMatch(/^\d{1,3}\.\d\d$/);
        expect(result.finalScore === null).toBe(result.notDeterminable.length > 0);
        for (const { percent, weight, contribution, points, possible } of result.byCategory) {
          expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
          expect(contribution >= 0 && contribution <= weight + hair).toBe(true);
          expect(points >= 0 && points <= possible + hair).toBe(true);
        }
      }),
      runs,
    );
  });

  it('weighs 100 in all, or nothing when the threshold stands in for a score', () => {
    fc.assert(
      fc.property(anyUnit, (input) => {
        const { byCategory, unrounded } = score(input);
        const sum = byCategory.reduce((total, { weight }) => total + weight, 0);
        if (sum === 0) expect(unrounded).toBe(loadPolicy(input.performanceYear).finalScore.performanceThreshold);
        else expect(sum).toBe(100);
      }),
      runs,
    );
  });

  it('is the sum of its parts and the bonus, at most 100', () => {
    fc.assert(
      fc.property(anyUnit, (input) => {
        const { byCategory, bonusPoints, unrounded } = score(input);
        if (byCategory.every(({ weight }) => weight === 0)) return;
        const sum = byCategory.reduce((total, { contribution }) => total + contribution, bonusPoints);
        expect(unrounded).toBeCloseTo(Math.min(100, sum), 9);
      }),
      runs,
    );
  });

  it('scores the same whatever the order of sets, measures and facts', () => {
    const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();
    fc.assert(
      fc.property(anyUnit, (input) => {
        const { facts } = input;
        const backward: UnitScoreInput = {
          ...input,
          sets: reversed(input.sets).map((set) => ({ ...set, measurements: reversed(set.measurements) })),
          facts: {
            ...facts,
            cost: reversed(facts.cost),
            administrativeClaims: reversed(facts.administrativeClaims),
            cahps: reversed(facts.cahps ?? []),
            reweighted: reversed(facts.reweighted),
            complexPatient: reversed(facts.complexPatient ?? []),
          },
        };
        const [one, other] = [score(input), score(backward)];
        expect(other.unrounded).toBeCloseTo(one.unrounded, 9);
        expect(other.byCategory.map(({ weight }) => weight)).toEqual(one.byCategory.map(({ weight }) => weight));
      }),
      { numRuns: 500 },
    );
  });

  it('has no figure that is not a number, in the score or its tree', () => {
    const broken: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value === 'number' && !Number.isFinite(value)) broken.push(`${path} is ${value}`);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, item] of Object.entries(value)) visit(item, `${path}.${key}`);
    };
    fc.assert(
      fc.property(anyUnit, (input) => {
        visit(score(input), 'score');
        expect(broken).toEqual([]);
      }),
      runs,
    );
  });

  it('survives the way through JSON, as input and as answer', () => {
    fc.assert(
      fc.property(anyUnit, (input) => {
        const answer = score(input);
        const text = JSON.stringify(answer);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
        expect(JSON.stringify(score(JSON.parse(JSON.stringify(input)) as UnitScoreInput))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('is scored twice alike and without touching what was given', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
      return value;
    };
    fc.assert(
      fc.property(anyUnit, (input) => {
        const before = JSON.stringify(input);
        const given = frozen(structuredClone(input));
        const first = JSON.stringify(score(given));
        expect(JSON.stringify(score(given))).toBe(first);
        expect(JSON.stringify(given)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  it('has a tree whose root is the final score', () => {
    fc.assert(
      fc.property(anyUnit, (input) => {
        const result = score(input);
        expect(result.tree.value).toBe(result.finalScore === null ? null : Number(result.finalScore));
      }),
      { numRuns: 200 },
    );
  });
});

describe('every year', () => {
  it('has units that score something: the random ones are not all empty', () => {
    const seen = new Map<number, number>();
    fc.assert(
      fc.property(
        anyYear.chain(() => anyUnit),
        (input) => {
          const { unrounded } = score(input);
          seen.set(input.performanceYear, Math.max(seen.get(input.performanceYear) ?? 0, unrounded));
        },
      ),
      { numRuns: 400 },
    );
    for (const year of years) expect(seen.get(year)).toBeGreaterThan(20);
  });
});
