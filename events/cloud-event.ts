import { cloudEventType } from '../schemas/events/fact-types';
import type { RecordedFact } from '../schemas/events/fact';
import { dataSchemaAddress } from '../schemas/events/json-schema';
import type { KafkaRecord } from './event-publisher';
import { topicNames } from './topics';
import type { TopicNames } from './topics';

/** Where records go and which host serves their schemas. */
export interface EncodingOptions {
  names?: TopicNames;
  schemaBase?: string;
}

/** A counter as its extension attribute: 12 digits, so that text comparison orders it. */
export function paddedSequence(sequence: number): string {
  return String(sequence).padStart(12, '0');
}

/** Attributes by name, without those that are absent, as `ce_` headers. */
export function ceHeaders(attributes: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[`ce_${name}`, value]])),
  );
}

/**
 * A fact as a Kafka record in CloudEvents binary mode: attributes as headers, `data` alone as the value. The same fact
 * gives the same record at every publish.
 */
export function toKafkaRecord(fact: RecordedFact, options: EncodingOptions = {}): KafkaRecord {
  const headers = ceHeaders({
    specversion: '1.0',
    type: cloudEventType(fact.type),
    source: fact.source,
    id: fact.id,
    subject: fact.subject,
    time: fact.time,
    dataschema: dataSchemaAddress(fact.type, options.schemaBase),
    sequence: paddedSequence(fact.sequence),
    topicsequence: paddedSequence(fact.topicSequence),
    generation: String(fact.generation),
    partitionkey: fact.entityKey,
    correlationid: fact.correlationId,
    causationid: fact.causationId,
    supersedes: fact.supersedes,
    traceparent: fact.traceparent,
    dataclassification: fact.dataclassification,
  });
  return {
    topic: (options.names ?? topicNames())[fact.topic],
    key: fact.entityKey,
    value: JSON.stringify(fact.data),
    headers: { 'content-type': 'application/json', ...headers },
  };
}

/** Bytes of key, value and headers together: what the 64 KiB limit on an event counts. */
export function recordBytes({ key, value, headers }: KafkaRecord): number {
  const texts = [key, value ?? '', ...Object.entries(headers).flat()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
