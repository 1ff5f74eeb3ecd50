import type { z } from 'zod';
import { classificationOf, FACT_TOPICS, usualTopic } from './fact-types';
import type { DataClassification, FactType, Topic } from './fact-types';

/** All there is to know about one type of fact: what it carries, where it goes, and an example of it. */
export interface FactDefinition<T extends FactType, S extends z.ZodType> {
  type: T;
  /** Major version as in the CloudEvents type; the minor grows with optional fields. */
  version: { major: number; minor: number };
  /** Allowed topics, the usual one first. */
  topics: readonly Topic[];
  dataclassification: DataClassification;
  /** One sentence: when the fact is recorded. */
  summary: string;
  /** Shape of `data`, strict for producers; consumers ignore unknown fields. */
  schema: S;
  example: z.output<S>;
}

/** Completes a definition with what follows from its type. */
export function defineFact<T extends FactType, S extends z.ZodType>(given: {
  type: T;
  minor?: number;
  summary: string;
  schema: S;
  example: z.output<S>;
}): FactDefinition<T, S> {
  return Object.freeze({
    type: given.type,
    version: { major: 1, minor: given.minor ?? 0 },
    topics: FACT_TOPICS[given.type],
    dataclassification: classificationOf(usualTopic(given.type)),
    summary: given.summary,
    schema: given.schema,
    example: given.example,
  });
}
