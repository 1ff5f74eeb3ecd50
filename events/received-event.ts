import { EVENT_TYPE_PREFIX, classificationOf, isFactType } from '../schemas/events/fact-types';
import type { RecordedFact, Topic } from '../schemas/events/fact';

/** A header as the client hands it over. */
type HeaderValue = Buffer | string | (Buffer | string)[] | undefined;

/** What of a Kafka message is read; any client's message can be brought into this shape. */
export interface IncomingMessage {
  key?: Buffer | string | null;
  value: Buffer | string | null;
  headers?: Record<string, HeaderValue>;
}

/** A CloudEvent taken from a Kafka message, in whichever mode it was written. */
export interface ReceivedEvent {
  mode: 'binary' | 'structured';
  key: string | null;
  /** Context attributes by name, without prefix; all as text. */
  attributes: Record<string, string>;
  /** The payload; null for a tombstone. */
  data: unknown;
  /** Nothing is left under this key: its holder forgets what it had. */
  tombstone: boolean;
}

/** A message that is no CloudEvent we can read: parked by its consumer, never skipped silently. */
export class MalformedEventError extends Error {
  override readonly name = 'MalformedEventError';

  constructor(readonly problem: 'no-attributes' | 'not-json' | 'batch-mode' | 'missing-attribute' | 'unexpected-null') {
    super(`Message is not a readable CloudEvent: ${problem}. Park it in the dead-letter topic unchanged.`);
  }
}

const REQUIRED = ['specversion', 'type', 'source', 'id'];

function headerText(value: HeaderValue): string | undefined {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last === undefined ? undefined : last.toString();
}

function lowerCased(headers: IncomingMessage['headers']): Map<string, string> {
  const pairs = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), headerText(value)] as const);
  return new Map(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedEventError('not-json');
  }
}

function fromStructured(value: string | null): Pick<ReceivedEvent, 'attributes' | 'data'> {
  if (value === null) throw new MalformedEventError('unexpected-null');
  const parsed = parseJson(value);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new MalformedEventError('not-json');
  const { data, data_base64: encoded, ...rest } = parsed as Record<string, unknown>;
  const given = Object.entries(rest).filter(([, attribute]) => attribute !== null && attribute !== undefined);
  return {
    attributes: Object.fromEntries(given.map(([name, attribute]) => [name, String(attribute)])),
    data: typeof encoded === 'string' ? parseJson(Buffer.from(encoded, 'base64').toString()) : data,
  };
}

function fromBinary(headers: Map<string, string>, value: string | null): Pick<ReceivedEvent, 'attributes' | 'data'> {
  const attributes = Object.fromEntries(
    [...headers].filter(([name]) => name.startsWith('ce_')).map(([name, text]) => [name.slice(3), text]),
  );
  return { attributes, data: value === null ? null : parseJson(value) };
}

/**
 * Reads a Kafka message in binary or structured mode, told apart by the content-type prefix alone.
 * @throws MalformedEventError when it is neither
 */
export function fromKafkaMessage(message: IncomingMessage): ReceivedEvent {
  const headers = lowerCased(message.headers);
  const contentType = (headers.get('content-type') ?? '').toLowerCase();
  if (contentType.startsWith('application/cloudevents-batch')) throw new MalformedEventError('batch-mode');
  const mode = contentType.startsWith('application/cloudevents') ? 'structured' : 'binary';
  const value = message.value === null ? null : message.value.toString();
  const { attributes, data } = mode === 'structured' ? fromStructured(value) : fromBinary(headers, value);
  if (Object.keys(attributes).length === 0) throw new MalformedEventError('no-attributes');
  if (REQUIRED.some((name) => attributes[name] === undefined)) throw new MalformedEventError('missing-attribute');
  return { mode, key: message.key?.toString() ?? null, attributes, data, tombstone: value === null };
}

/**
 * The fact that an event tells, or undefined when its type is none of this release (another major version, a newer
 * type, a snapshot): a consumer passes over what it does not know.
 */
export function factOf(event: ReceivedEvent, topic: Topic): RecordedFact | undefined {
  const { attributes } = event;
  const match = /^(.+)\.v1$/.exec((attributes.type ?? '').replace(EVENT_TYPE_PREFIX, ''));
  const type = match?.[1] ?? '';
  if (!attributes.type?.startsWith(EVENT_TYPE_PREFIX) || !isFactType(type)) return undefined;
  return {
    type,
    topic,
    subject: attributes.subject ?? '',
    data: event.data as Record<string, unknown>,
    id: attributes.id ?? '',
    source: attributes.source ?? '',
    entityKey: attributes.partitionkey ?? event.key ?? '',
    sequence: Number(attributes.sequence),
    topicSequence: Number(attributes.topicsequence),
    generation: Number(attributes.generation ?? 1),
    time: attributes.time ?? '',
    dataclassification: classificationOf(topic),
    ...(attributes.causationid !== undefined && { causationId: attributes.causationid }),
    ...(attributes.correlationid !== undefined && { correlationId: attributes.correlationid }),
    ...(attributes.supersedes !== undefined && { supersedes: attributes.supersedes }),
    ...(attributes.traceparent !== undefined && { traceparent: attributes.traceparent }),
  };
}
