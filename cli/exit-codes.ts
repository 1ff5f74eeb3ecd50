import type { ErrorDetail, ErrorType } from '../schemas/error-envelope';

/** Exit codes of the `qpp` command, a promise to scripts. */
export const EXIT = {
  /** Done, or the answer is yes. */
  ok: 0,
  /** The answer is no: something is missing, was refused, or does not agree. */
  no: 1,
  /** The command line or a file is wrong; running it again changes nothing. */
  usage: 2,
  /** A part (Temporal, Kafka, Postgres, the API) is away; running it again later helps. */
  away: 69,
  /** Our mistake. The message is a stack trace, for a report. */
  fault: 70,
} as const;

/** What the house's envelope says of a failure beside what follows from its exit code. */
export interface FailureEnvelope {
  /** Default: what the exit code stands for. */
  type?: ErrorType;
  /** The sentence alone, where the text for people lists the details too. */
  message?: string;
  details?: readonly ErrorDetail[];
}

/** A failure that a person can understand and act on: printed as it is. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.usage,
    readonly envelope?: FailureEnvelope,
  ) {
    super(message);
  }
}
