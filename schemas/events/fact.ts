import type { DataClassification, FactType, Topic } from './fact-types';
import type { FactDataByType } from './registry';

export type { DataClassification, FactType, Topic } from './fact-types';

/** A fact before the store has numbered it. */
export interface Fact {
  type: FactType;
  /** One of the topics that `FACT_TOPICS` allows for the type. */
  topic: Topic;
  /** `<entityType>/<entityRef>/<year>[/<category>/<submissionMethod>/<programName>]`; never an identifier. */
  subject: string;
  /** Checked by `parseFactData(type, data)` before it is recorded. */
  data: Record<string, unknown>;
  /** Id of the event or command that led to this one. */
  causationId?: string;
  /** Id of the request or batch that all its facts share. */
  correlationId?: string;
  /** Id of the earlier fact that this one replaces. */
  supersedes?: string;
  /** W3C trace context of the starting hop. */
  traceparent?: string;
}

/** A fact as stored and published. The store allocates what {@link Fact} lacks; a retried decision gets the same again. */
export interface RecordedFact extends Fact {
  /** UUIDv5 of source, generation, cause and position. */
  id: string;
  /** CloudEvents source; numbers count within one source. */
  source: string;
  /** Partition key: `<entityRef>.<year>`, the year for season facts, the source for operators' facts. */
  entityKey: string;
  /** From 1; orders the facts of a source across its topics. */
  sequence: number;
  /** From 1; without gaps within one source and topic. */
  topicSequence: number;
  /** 1, and one more for each reset by an operator. */
  generation: number;
  /** UTC instant of recording, with milliseconds. */
  time: string;
  dataclassification: DataClassification;
}

/** What `data` of a fact of type `T` holds. */
export type FactData<T extends FactType> = FactDataByType[T];

/** The data of a fact without the head that all facts of an entity-year share, for code that adds the head in one place. */
export type FactBody<T extends FactType> = Omit<FactData<T>, 'entity' | 'lifecycle'>;
