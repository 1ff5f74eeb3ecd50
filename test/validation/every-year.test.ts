import fc from '../support/fast-check';
import { submissionSchema } from '../../schemas/submission';
import { validateSubmission } from '../../validation/validate-submission';
import { anyBody } from './fixtures/any-body';
import type { Json } from './fixtures/bodies';
import { accepted, contextWith, errorsOf, supportedYears } from './fixtures/context';

type Path = (string | number)[];

const sets = (body: Json): Json[] => body.measurementSets as Json[];
const pathOf = (keys: Path): string =>
  `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}`;

/** What a value must have, by what it has. */
function requiredOfValue(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('observationInstances' in value)
    return ['isEndToEndReported', 'numerator', 'denominator', 'observationInstances'];
  if ('numerator' in value) return ['numerator', 'denominator'];
  const rate = 'performanceRate' in value ? ['performanceRate'] : [];
  if ('strata' in value) return ['isEndToEndReported', 'strata', ...rate];
  return ['isEndToEndReported', 'performanceMet', 'eligiblePopulation', ...rate];
}

function requiredOfMeasurement({ value }: Json, at: Path): Path[] {
  const strata = typeof value === 'object' && value !== null && 'strata' in value ? (value.strata as Json[]) : [];
  return [
    [...at, 'measureId'],
    [...at, 'value'],
    ...requiredOfValue(value).map((name) => [...at, 'value', name]),
    ...strata.flatMap((_, index) =>
      ['stratum', 'performanceMet', 'eligiblePopulation'].map((name) => [...at, 'value', 'strata', index, name]),
    ),
  ];
}

/** Every place of a body that may not be left out. */
function requiredPlaces(body: Json): Path[] {
  const identity = ['entityType', 'performanceYear', 'taxpayerIdentificationNumber', 'nationalProviderIdentifier'];
  return [
    ...identity.filter((name) => name in body).map((name) => [name]),
    ...sets(body).flatMap((set, index) => {
      const at: Path = ['measurementSets', index];
      // In quality an EHR id is asked for from 2025 on only.
      const needsEhr = set.category !== 'quality' || Number(body.performanceYear) >= 2025;
      const own = [
        'category',
        'submissionMethod',
        'performanceStart',
        'performanceEnd',
        ...(needsEhr ? ['cehrtId'] : []),
      ];
      return [
        ...own.filter((name) => name in set).map((name) => [...at, name]),
        ...(set.measurements as Json[]).flatMap((each, n) => requiredOfMeasurement(each, [...at, 'measurements', n])),
      ];
    }),
  ];
}

/** A copy of the body without the property at the place. */
function without(body: Json, place: Path): Json {
  const copy = structuredClone(body);
  const owner = place.slice(0, -1).reduce<unknown>((each, key) => (each as Json)[key], copy) as Json;
  delete owner[place.at(-1) as string];
  return copy;
}

/** Runs a year; the bodies are long, so a few say much. */
const runs = { numRuns: 15 };

describe.each(supportedYears)('a body of any measures of %i', (year) => {
  it('is accepted when its counts are sound, and its normal form is accepted as the same', () => {
    fc.assert(
      fc.property(anyBody(year), (body) => {
        const { submission, derived, warnings } = accepted(body);
        expect(warnings).toEqual([]);
        expect(submissionSchema.parse(submission)).toEqual(submission);
        expect(accepted(submission)).toEqual({ valid: true, submission, derived, warnings });
      }),
      runs,
    );
  });

  it('lacks exactly what is taken from it', () => {
    const lacking = anyBody(year).chain((body) =>
      fc.tuple(
        fc.constant(body),
        fc.uniqueArray(fc.constantFrom(...requiredPlaces(body)), { minLength: 1, maxLength: 12 }),
      ),
    );
    fc.assert(
      fc.property(lacking, ([body, places]) => {
        for (const place of places) expect(errorsOf(without(body, place))).toEqual([`REQUIRED_FIELD ${pathOf(place)}`]);
      }),
      runs,
    );
  });

  it('is answered whatever stands in one of its places', () => {
    const spoilt = anyBody(year).chain((body) =>
      fc.tuple(fc.constant(body), fc.constantFrom(...requiredPlaces(body)), fc.jsonValue({ maxDepth: 2 })),
    );
    fc.assert(
      fc.property(spoilt, ([body, place, odd]) => {
        const copy = structuredClone(body);
        const owner = place.slice(0, -1).reduce<unknown>((each, key) => (each as Json)[key], copy) as Json;
        owner[place.at(-1) as string] = odd;
        const outcome = validateSubmission(copy, contextWith());
        if (outcome.valid) expect(accepted(outcome.submission).submission).toEqual(outcome.submission);
        else expect(outcome.details.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});
