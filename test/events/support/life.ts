import type { Fact, FactType, RecordedFact, Topic } from '../../../schemas/events/fact';
import { classificationOf, FACT_TYPES, usualTopic } from '../../../schemas/events/fact-types';
import { FACT_REGISTRY } from '../../../schemas/events/registry';
import { exampleRefs } from '../../../schemas/events/example-values';

export const ENTITY_KEY = `${exampleRefs.entity}.2024`;
export const SOURCE = `/qpp-lifecycle/test/entities/${exampleRefs.entity}/years/2024`;

/** A time in 2025, one minute later for each number. */
const timeOf = (sequence: number): string => new Date(Date.UTC(2025, 0, 1, 0, sequence)).toISOString();

/** Numbers facts as the store does, for one source. */
export class Numbering {
  private sequence = 0;
  private readonly perTopic = new Map<Topic, number>();

  constructor(
    readonly entityKey = ENTITY_KEY,
    readonly source = SOURCE,
  ) {}

  record(type: FactType, overrides: Record<string, unknown> = {}, rest: Partial<Fact> = {}): RecordedFact {
    const topic = rest.topic ?? usualTopic(type);
    this.sequence += 1;
    const topicSequence = (this.perTopic.get(topic) ?? 0) + 1;
    this.perTopic.set(topic, topicSequence);
    return {
      type,
      topic,
      subject: `group/${this.entityKey.replace('.', '/')}`,
      data: { ...(FACT_REGISTRY[type].example as Record<string, unknown>), ...overrides },
      ...rest,
      id: `id-${this.sequence}`,
      source: this.source,
      entityKey: this.entityKey,
      sequence: this.sequence,
      topicSequence,
      generation: 1,
      time: timeOf(this.sequence),
      dataclassification: classificationOf(topic),
    };
  }
}

/** One fact of every type of an entity-year, from its examples. */
export function exampleLife(numbering = new Numbering()): RecordedFact[] {
  return FACT_TYPES.filter((type) => ['events', 'scores'].includes(usualTopic(type))).map((type) =>
    numbering.record(type),
  );
}
