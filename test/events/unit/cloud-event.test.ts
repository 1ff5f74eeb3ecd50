import { toKafkaRecord } from '../../../events/cloud-event';
import { factOf, fromKafkaMessage, MalformedEventError } from '../../../events/received-event';
import { topicNames } from '../../../events/topics';
import { FACT_REGISTRY } from '../../../schemas/events/registry';
import { ENTITY_KEY, exampleLife, Numbering, SOURCE } from '../support/life';

const accepted = () =>
  new Numbering().record('measurementset.accepted', {}, { correlationId: 'intake:1042', traceparent: '00-ab-cd-01' });

describe('toKafkaRecord', () => {
  it('puts every attribute into a header and data alone into the value', () => {
    const fact = accepted();
    expect(toKafkaRecord(fact)).toEqual({
      topic: 'qpp.lifecycle.events.v1',
      key: ENTITY_KEY,
      value: JSON.stringify(FACT_REGISTRY['measurementset.accepted'].example),
      headers: {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_type: 'io.qpplifecycle.measurementset.accepted.v1',
        ce_source: SOURCE,
        ce_id: 'id-1',
        ce_subject: fact.subject,
        ce_time: '2025-01-01T00:01:00.000Z',
        ce_dataschema: 'https://qpp-lifecycle.example/schemas/qpp-lifecycle/measurementset.accepted/1.0.json',
        ce_sequence: '000000000001',
        ce_topicsequence: '000000000001',
        ce_generation: '1',
        ce_partitionkey: ENTITY_KEY,
        ce_correlationid: 'intake:1042',
        ce_traceparent: '00-ab-cd-01',
        ce_dataclassification: 'internal',
      },
    });
  });

  it('names its extensions in lower-case letters and digits, at most twenty', () => {
    const fact = { ...accepted(), causationId: 'x', supersedes: 'y' };
    const names = Object.keys(toKafkaRecord(fact).headers).filter((name) => name.startsWith('ce_'));
    for (const name of names) expect(name).toMatch(/^ce_[a-z0-9]{1,20}$/);
  });

  it('sends a fact to the topic it was recorded on, under other names too', () => {
    const notice = new Numbering().record('ops.intervened', {}, { topic: 'events' });
    expect(toKafkaRecord(notice, { names: topicNames('mine') }).topic).toBe('mine.events.v1');
  });
});

describe('fromKafkaMessage', () => {
  it('reads back what was written, for a fact of every type', () => {
    for (const fact of exampleLife()) {
      const { key, value, headers } = toKafkaRecord(fact);
      const wire = {
        key: Buffer.from(key),
        value: Buffer.from(value ?? ''),
        headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
      };
      expect(factOf(fromKafkaMessage(wire), fact.topic)).toStrictEqual(fact);
    }
  });

  it.each(['application/cloudevents+json; charset=UTF-8', 'Application/CloudEvents+JSON'])(
    'reads structured mode by the prefix of its content type: %s',
    (contentType) => {
      const fact = accepted();
      const { headers } = toKafkaRecord(fact);
      const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce_'));
      const envelope = {
        ...Object.fromEntries(attributes.map(([name, text]) => [name.slice(3), text])),
        datacontenttype: 'application/json',
        data: fact.data,
      };
      const event = fromKafkaMessage({
        key: fact.entityKey,
        value: JSON.stringify(envelope),
        headers: { 'Content-Type': contentType },
      });
      expect(event).toMatchObject({ mode: 'structured', tombstone: false });
      expect(factOf(event, 'events')).toStrictEqual(fact);
    },
  );

  it('reads a tombstone in binary mode and refuses a null in structured mode', () => {
    const { headers } = toKafkaRecord(accepted());
    expect(fromKafkaMessage({ key: 'k', value: null, headers })).toMatchObject({ tombstone: true, data: null });
    const structured = { key: 'k', value: null, headers: { 'content-type': 'application/cloudevents+json' } };
    expect(() => fromKafkaMessage(structured)).toThrow(MalformedEventError);
  });

  it.each([
    ['no-attributes', { value: '{}', headers: {} }],
    ['missing-attribute', { value: '{}', headers: { ce_type: 'x' } }],
    ['not-json', { value: '{', headers: { ce_type: 'x' } }],
    ['batch-mode', { value: '[]', headers: { 'content-type': 'application/cloudevents-batch+json' } }],
    ['not-json', { value: '7', headers: { 'content-type': 'application/cloudevents+json' } }],
  ])('names the problem of a message that is no event: %s', (problem, message) => {
    expect(() => fromKafkaMessage(message)).toThrow(expect.objectContaining({ name: 'MalformedEventError', problem }));
  });
});

describe('factOf', () => {
  it('passes over another major version, an unknown type and a foreign one', () => {
    const { key, value, headers } = toKafkaRecord(accepted());
    for (const type of [
      'io.qpplifecycle.measurementset.accepted.v2',
      'io.qpplifecycle.euc.declared.v1',
      'measurementset.accepted.v1',
    ]) {
      const event = fromKafkaMessage({ key, value, headers: { ...headers, ce_type: type } });
      expect(factOf(event, 'events')).toBeUndefined();
    }
  });
});
