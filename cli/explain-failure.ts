import type { ErrorDetail } from '../schemas/error-envelope';
import { isStoreAway } from '../store/database';
import { unreadyStore } from '../store/unready';
import { explain } from '../tools/parts/part';
import { CommandError, EXIT } from './exit-codes';
import type { FailureEnvelope } from './exit-codes';

/** What to print for a failure, with which code to end, and what machines read beside. */
export interface Explained {
  text: string;
  exitCode: number;
  envelope?: FailureEnvelope;
}

/** Errors whose message was written for people and names what to do. */
const PLAIN = new Set([
  'CatalogueImportError',
  'CatalogueTableError',
  'CompressionTooShortError',
  'EligibilityFactsError',
  'FinalScoreError',
  'DevelopmentTokenError',
  'KeyFileError',
  'MissingVerifierError',
  'MvpNotOfferedError',
  'NotDeterminableError',
  'OptionNotAllowedError',
  'ScalingFactorError',
  'ScoreInputError',
  'TopicMismatchError',
  'UnknownPolicyYearError',
  'UnknownCatalogueYearError',
  'PartMissing',
  'PaymentFigureError',
  'PartFailed',
  'PortInUse',
  'StackBusy',
]);

/** gRPC status: the server is not there, or did not answer in time. */
const UNAVAILABLE = new Set([4, 14]);

/**
 * Says a failure to a person. Faults that are to be expected (a part away, a file missing) read as one sentence with the
 * next step; everything else is a mistake of ours and comes with its stack.
 */
export function explainFailure(error: unknown): Explained {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode, envelope: error.envelope };
  const away = partAway(error);
  if (away)
    return {
      text: `${away}\n  Start it (npm run demo brings up all parts), or correct its address, and run the command again.`,
      exitCode: EXIT.away,
    };
  const unready = storeUnready(error);
  if (unready) return { text: unready, exitCode: EXIT.usage };
  const { name, code, message, path } = error as { name?: string; code?: string; message?: string; path?: string };
  if (code === 'ENOENT' && path) return { text: `No such file: ${path}`, exitCode: EXIT.usage, envelope: noSuchFile };
  if (code === 'EISDIR') return { text: 'This is a folder; a file is needed.', exitCode: EXIT.usage };
  if (code === 'ENOSPC') return { text: 'The answer could not be written: no space left there.', exitCode: EXIT.fault };
  if (code === 'EADDRINUSE')
    return { text: `${message ?? 'The port is in use'}. Set QPP_API_PORT to a free one.`, exitCode: EXIT.usage };
  if (isBadStoreUrl(error))
    return { text: 'DATABASE_URL is no address: expected postgres://user@host:port/database', exitCode: EXIT.usage };
  if (name && PLAIN.has(name))
    return { text: message ?? name, exitCode: EXIT.usage, envelope: unknownYear(name, message) ?? problemsOf(error) };
  if (message?.startsWith('The environment does not fit')) return { text: message, exitCode: EXIT.usage };
  return { text: explain(error), exitCode: EXIT.fault };
}

/** A missing file is answered alike by every command. */
const noSuchFile: FailureEnvelope = {
  type: 'NotFound',
  details: [{ path: '$', code: 'FILE_NOT_FOUND', message: 'there is no such file' }],
};

/** A year that has no policy or no catalogue. */
const unknownYear = (name: string, message = name): FailureEnvelope | undefined =>
  /^Unknown(Policy|Catalogue)YearError$/.test(name)
    ? { type: 'NotFound', details: [{ path: '$.year', code: 'UNKNOWN_YEAR', message }] }
    : undefined;

/** What a refused input says is wrong with it, place by place; errors without such a list say nothing here. */
function problemsOf(error: unknown): FailureEnvelope | undefined {
  const { problems } = error as { problems?: unknown };
  if (!Array.isArray(problems)) return undefined;
  const details = (problems as Partial<ErrorDetail & { remedy: string }>[]).flatMap(
    ({ path, code, message, remedy }) =>
      path === undefined || code === undefined || message === undefined
        ? []
        : [{ path, code, message: remedy === undefined ? message : `${message}; ${remedy}` }],
  );
  return { type: 'ValidationError', details };
}

/** Names the part that is away, or undefined when this failure is about something else. */
function partAway(error: unknown): string | undefined {
  const { name = '', code, message = '', cause } = error as Error & { code?: unknown };
  if (/^KafkaJS/.test(name) && !/Protocol/.test(name))
    return `Kafka does not answer on ${process.env['KAFKA_BROKERS'] ?? '127.0.0.1:9092'}.`;
  if (
    /TransportError/.test(name) ||
    /Failed to (connect before the deadline|establish)/i.test(message) ||
    (typeof code === 'number' && UNAVAILABLE.has(code))
  )
    return `Temporal does not answer on ${process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233'}.`;
  // Addresses of Postgres hold a password, so only host and database are named.
  if (isStoreAway(error)) return `Postgres does not answer${storePlace()}.`;
  return cause instanceof Error ? partAway(cause) : undefined;
}

/** Says what a store lacks that answers but cannot be used, or undefined when this failure is about something else. */
function storeUnready(error: unknown): string | undefined {
  switch (unreadyStore(error)) {
    case 'noTables':
      return `The store${storePlace()} lacks tables that this version needs. Run: qpp setup`;
    case 'noDatabase':
      return `The store's database does not exist${storePlace()}. Create it (createdb), or correct DATABASE_URL; then run: qpp setup`;
    case 'noAccess':
      return `Postgres refuses us${storePlace()}: wrong user or password, or no right to the tables. Correct DATABASE_URL or the grants.`;
    default: {
      const { cause } = (error ?? {}) as { cause?: unknown };
      return cause instanceof Error ? storeUnready(cause) : undefined;
    }
  }
}

function isBadStoreUrl(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (code === 'ERR_INVALID_URL') return !URL.canParse(process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1');
  return cause instanceof Error && isBadStoreUrl(cause);
}

function storePlace(): string {
  try {
    const { host, pathname } = new URL(process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1:5432/qpp');
    return ` on ${host}${pathname}`;
  } catch {
    return '';
  }
}
