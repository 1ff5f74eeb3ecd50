import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { submissionErrorCodes } from '../../schemas/submission-codes';
import { submissionSchema } from '../../schemas/submission';
import { validateSubmission } from '../../validation/validate-submission';
import { counts, groupBody, measurement, piSet, qualitySet, singleRate } from './fixtures/bodies';
import { contextWith } from './fixtures/context';

const codes = new Set<string>(submissionErrorCodes);

function expectAnAnswer(body: unknown, target?: 'measurementSet'): void {
  const outcome = validateSubmission(body, contextWith({ target }));
  if (outcome.valid) return;
  expect(outcome.details.length).toBeGreaterThan(0);
  for (const { path, code, message } of outcome.details) {
    expect(path).toMatch(/^\$/);
    expect(codes.has(code)).toBe(true);
    expect(message).not.toBe('');
  }
}

/** Values that real bodies hold, and what goes wrong with them. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 2024, '2024', 'NaN', '047', '__proto__', [], {}, [null], [{}]),
  fc.constant(singleRate()),
  fc.constant({ isEndToEndReported: true, strata: [{ stratum: 'overall', ...counts() }] }),
);

const template = groupBody(2024, [
  qualitySet(2024, {
    measurements: [
      measurement('047', singleRate()),
      measurement('226', { isEndToEndReported: true, strata: [{ stratum: 'reporting', ...counts() }] }),
      measurement('AAD6', singleRate({ performanceRate: 80 })),
    ],
  }),
  piSet(2024, [measurement('PI_EP_1', { numerator: 1, denominator: 2 }), measurement('PI_HIE_5', true)]),
]);

/** Every place in a JSON value, as the keys that lead there. */
function places(value: unknown, keys: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [keys];
  return [keys, ...Object.entries(value).flatMap(([key, member]) => places(member, [...keys, key]))];
}

/** A copy of the template with the value at one place replaced. */
function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, by) };
}

describe('validateSubmission on any JSON', () => {
  it('answers arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => expectAnAnswer(body)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (body) => expectAnAnswer(body, 'measurementSet')),
      { numRuns: 100 },
    );
  });

  it('answers a real body with anything in any two places', () => {
    const place = fc.constantFrom(...places(template));
    fc.assert(
      fc.property(place, oddValue, place, oddValue, (one, oneValue, other, otherValue) => {
        const body = replaced(template, one, oneValue);
        expectAnAnswer(body);
        const stillThere = places(body).some((keys) => keys.join() === other.join());
        if (stillThere) expectAnAnswer(replaced(body, other, otherValue));
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts any registry measures of 2024 with sound counts, and what it accepts is stable', () => {
    const ids = loadCatalogue(2024)
      .measures()
      .filter(
        (measure) =>
          measure.metricType === 'singlePerformanceRate' &&
          measure.category === 'quality' &&
          measure.allowedPrograms.includes('mips') &&
          measure.submissionMethods.includes('registry'),
      )
      .map(({ id }) => id);
    const measurements = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 30 }).chain((chosen) =>
      fc.tuple(
        ...chosen.map((id) =>
          fc.tuple(fc.nat(), fc.nat(), fc.nat()).map(([met, notMet, rest]) =>
            measurement(id, {
              isEndToEndReported: false,
              performanceMet: met,
              performanceNotMet: notMet,
              eligiblePopulation: met + notMet + rest,
            }),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(measurements, (list) => {
        const outcome = validateSubmission(groupBody(2024, [qualitySet(2024, { measurements: list })]), contextWith());
        if (!outcome.valid) throw new Error(JSON.stringify(outcome.details));
        expect(submissionSchema.parse(outcome.submission)).toEqual(outcome.submission);
        expect(validateSubmission(outcome.submission, contextWith())).toEqual(outcome);
        for (const { performanceRate, reportingRate } of Object.values(outcome.derived)) {
          for (const percent of [performanceRate ?? 0, reportingRate ?? 0]) {
            expect(percent).toBeGreaterThanOrEqual(0);
            expect(percent).toBeLessThanOrEqual(100);
          }
        }
      }),
    );
  });
});
