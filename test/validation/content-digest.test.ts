import fc from '../support/fast-check';
import type { NormalisedMeasurementSet } from '../../schemas/submission';
import { canonicalJson, canonicalSetContent } from '../../validation/content-digest';
import { counts, groupBody, measurement, qualitySet, singleRate } from './fixtures/bodies';
import { accepted } from './fixtures/context';

function normalSet(changes: Record<string, unknown>): NormalisedMeasurementSet {
  const set = accepted(groupBody(2023, [qualitySet(2023, changes)])).submission.measurementSets[0];
  if (!set) throw new Error('the body has one set');
  return set;
}

/** The same object with its keys in reverse order, at every depth. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

const two = [measurement('047', singleRate()), measurement('236', singleRate())];

describe('canonicalSetContent', () => {
  it('is the same for another order of properties and measurements', () => {
    const first = normalSet({ measurements: two });
    const second = normalSet({ measurements: [...two].reverse().map(reversed) });
    expect(canonicalSetContent(second)).toBe(canonicalSetContent(first));
  });

  it('is the same for a default written out, a null and a property the service wrote', () => {
    const written = normalSet({ programName: 'mips', cehrtId: null, id: 'a' });
    expect(canonicalSetContent(written)).toBe(canonicalSetContent(normalSet({})));
  });

  it('is the same for another order of strata', () => {
    const strata = ['14Days', '34Days'].map((stratum) => ({ stratum, ...counts() }));
    const set = (order: unknown[]) =>
      normalSet({
        submissionMethod: 'electronicHealthRecord',
        measurements: [measurement('305', { isEndToEndReported: true, strata: order })],
      });
    expect(canonicalSetContent(set([...strata].reverse()))).toBe(canonicalSetContent(set(strata)));
  });

  it('differs in every figure, measure, date and key', () => {
    const contents = [
      normalSet({}),
      normalSet({ measurements: [measurement('047', singleRate({ performanceMet: 79 }))] }),
      normalSet({ measurements: two }),
      normalSet({ performanceEnd: '2023-12-30' }),
      normalSet({ programName: 'G0054' }),
    ].map(canonicalSetContent);
    expect(new Set(contents).size).toBe(contents.length);
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
  });
});
