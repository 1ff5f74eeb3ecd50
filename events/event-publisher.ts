/** One record as it goes to Kafka. `value` is null only for a tombstone on a compacted topic. */
export interface KafkaRecord {
  topic: string;
  key: string;
  value: string | null;
  /** UTF-8 header values by name; CloudEvents attributes as `ce_<name>`. */
  headers: Record<string, string>;
}

/** Bounds of one publish. */
export interface PublishOptions {
  /** The whole call, connecting included, settles within this many milliseconds. */
  timeoutMs: number;
  /** Gives the call up early. What was already sent may still arrive. */
  signal?: AbortSignal;
}

/** Why a publish failed. `outcome` says whether some of the records may be on the topics all the same. */
export type PublishFailure = 'timeout' | 'aborted' | 'record-too-large' | 'unknown-topic' | 'broker' | 'closed';

/**
 * A publish that was not acknowledged in full. A retry is always allowed, for records keep their ids; it helps except for
 * `record-too-large`, `unknown-topic` and `closed`.
 */
export class PublishError extends Error {
  override readonly name = 'PublishError';

  constructor(
    readonly reason: PublishFailure,
    /** `none`: nothing was written. `unknown`: some or all records may have been. */
    readonly outcome: 'none' | 'unknown',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The only way to Kafka for whoever publishes facts: narrow, so that the client behind it can be exchanged. */
export interface EventPublisher {
  /**
   * Resolves once every record is acknowledged by all in-sync replicas; keeps the order of records with equal key.
   * One call is in flight at a time, others wait their turn inside their own timeouts.
   * @throws PublishError otherwise
   */
  publish(records: KafkaRecord[], options: PublishOptions): Promise<void>;

  /** Ends the connections; a later publish is refused. */
  close(): Promise<void>;
}
