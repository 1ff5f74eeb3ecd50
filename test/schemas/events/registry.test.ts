import { z } from 'zod';
import { exampleHead } from '../../../schemas/events/example-values';
import { FACT_TOPICS, FACT_TYPES, cloudEventType, isFactType, usualTopic } from '../../../schemas/events/fact-types';
import { dataSchemaAddress, factJsonSchema } from '../../../schemas/events/json-schema';
import { FACT_REGISTRY, FactInvalidError, parseFactData } from '../../../schemas/events/registry';

const refusal = (type: Parameters<typeof parseFactData>[0], data: unknown): FactInvalidError => {
  try {
    parseFactData(type, data);
  } catch (error) {
    if (error instanceof FactInvalidError) return error;
    throw error;
  }
  throw new Error('data was accepted');
};

describe('FACT_REGISTRY', () => {
  it.each(FACT_TYPES)('%s has a definition under its own name and an example that validates', (type) => {
    expect(FACT_REGISTRY[type].type).toBe(type);
    expect(parseFactData(type, FACT_REGISTRY[type].example)).toEqual(FACT_REGISTRY[type].example);
  });

  it.each(FACT_TYPES)('%s refuses a property that its schema does not know', (type) => {
    const { problems } = refusal(type, { ...FACT_REGISTRY[type].example, npi: 'x' });
    expect(problems).toContainEqual({ path: '$', code: 'unrecognized_keys' });
  });

  it.each(FACT_TYPES)('%s refuses null for what may be absent', (type) => {
    const nulled = Object.fromEntries(Object.keys(FACT_REGISTRY[type].schema.shape).map((name) => [name, null]));
    expect(refusal(type, nulled).problems.length).toBeGreaterThan(0);
  });

  it('calls exactly the score and payment facts confidential', () => {
    const confidential = FACT_TYPES.filter((type) => FACT_REGISTRY[type].dataclassification === 'confidential');
    expect(confidential).toEqual(FACT_TYPES.filter((type) => /^(score|payment)\./.test(type)));
    expect(confidential.every((type) => usualTopic(type) === 'scores')).toBe(true);
  });

  it('starts every payload of an entity-year with entity and lifecycle', () => {
    const ofYears = FACT_TYPES.filter((type) => ['events', 'scores'].includes(usualTopic(type)));
    for (const type of ofYears) expect(FACT_REGISTRY[type].example).toMatchObject(exampleHead);
  });

  it('names every type in the past tense form aggregate.event', () => {
    for (const type of FACT_TYPES) expect(type).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(cloudEventType('measurementset.accepted')).toBe('io.qpplifecycle.measurementset.accepted.v1');
    expect(FACT_TOPICS['ops.intervened']).toEqual(['ops', 'events']);
    expect(isFactType('toString')).toBe(false);
  });
});

describe('parseFactData', () => {
  it('refuses a type that does not exist', () => {
    const type = 'score.guessed' as Parameters<typeof parseFactData>[0];
    expect(refusal(type, {}).problems).toEqual([{ path: '$', code: 'unknown_type' }]);
  });

  it('refuses strings and keys that read as a TIN or NPI, and repeats neither', () => {
    const data = {
      ...FACT_REGISTRY['facts.received'].example,
      batchRef: 'tin-000123456',
    };
    const error = refusal('facts.received', data);
    expect(error.problems).toEqual([{ path: '$.batchRef', code: 'reads_as_identifier' }]);
    expect(error.message).not.toContain('000123456');
    const keyed = { ...FACT_REGISTRY['qp.snapshot-determined'].example, counts: { '0123456789': 1 } };
    expect(refusal('qp.snapshot-determined', keyed).problems).toEqual([
      { path: '$.counts.[key]', code: 'reads_as_identifier' },
    ]);
  });

  it('takes a decimal string of nine places for what it is', () => {
    const example = FACT_REGISTRY['payment.adjustment-assigned'].example;
    expect(() =>
      parseFactData('payment.adjustment-assigned', { ...example, scalingFactor: '1.234567891' }),
    ).not.toThrow();
  });

  it('refuses data that would not fit one event', () => {
    const measureIds = Array.from({ length: 10_000 }, (_, n) => `M${n}`);
    const data = { ...FACT_REGISTRY['measurementset.accepted'].example, measureIds };
    expect(refusal('measurementset.accepted', data).problems).toEqual([{ path: '$', code: 'too_large' }]);
  });

  it('wants a clinician exactly when the election is an individual one', () => {
    const example = FACT_REGISTRY['optin.elected'].example;
    expect(refusal('optin.elected', { ...example, level: 'group' }).problems).toEqual([
      { path: '$.clinicianRef', code: 'custom' },
    ]);
  });
});

describe('factJsonSchema', () => {
  it.each(FACT_TYPES)('%s gives a 2020-12 schema that accepts the example and unknown fields', (type) => {
    const schema = factJsonSchema(type);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: dataSchemaAddress(type),
    });
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
    const reader = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(reader.safeParse({ ...FACT_REGISTRY[type].example, laterField: 1 }).success).toBe(true);
    expect(reader.safeParse({}).success).toBe(false);
  });

  it('is addressed by type, major and minor', () => {
    expect(dataSchemaAddress('review.decided', 'https://host/schemas')).toBe(
      'https://host/schemas/review.decided/1.0.json',
    );
  });
});
