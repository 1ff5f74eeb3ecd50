import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Receipt } from '../api/receipt';
import { CommandError, EXIT } from './exit-codes';

/** An answer of the API. `body` is `{ data }` or `{ error }`. */
export interface DoorAnswer {
  status: number;
  body: {
    data?: Record<string, unknown>;
    error?: { type: string; message: string; details: { code: string; path: string; message: string }[] };
  };
  /** The door says that it answered this very command before. */
  replayed: boolean;
}

export interface DoorOptions {
  /** For example `http://127.0.0.1:8080`. */
  address: string;
  token: string;
  /** How long a command is tried before it is given up. Milliseconds. */
  patienceMs?: number;
  /** Hears once why a command has to wait. */
  onWait?: (why: string) => void;
}

/** A fault of the door may have been a part that broke in the middle; one that repeats is the answer. */
const FAULTS_TAKEN = 4;
const isPassing = (status: number, faults: number): boolean =>
  status === 503 || status === 429 || (status === 500 && faults < FAULTS_TAKEN);

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 2_000;
const ANSWER_WITHIN_MS = 20_000;

/**
 * A well-behaved client of the API: every command has an Idempotency-Key, so that it may be sent again whenever the
 * answer got lost; 503 and 429 and a door that is away are waited out; a receipt (202) is followed until the year has
 * answered.
 */
export class DoorClient {
  constructor(private readonly options: DoorOptions) {}

  /** Sends a command until there is an answer to it. */
  async command(path: string, body: unknown, key: string = randomUUID()): Promise<DoorAnswer> {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': key } };
    const answer = await this.#insist(path, init);
    if (answer.status !== 202) return answer;
    await this.#untilFinished((answer.body.data?.['receipt'] as Receipt).id);
    const { status, body: answered } = await this.#insist(path, init);
    return { status, body: answered, replayed: answer.replayed };
  }

  read(path: string): Promise<DoorAnswer> {
    return this.#insist(path, { method: 'GET', headers: {} });
  }

  async #untilFinished(receiptId: string): Promise<void> {
    const deadline = this.#deadline();
    for (let wait = FIRST_WAIT_MS; Date.now() < deadline; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const { body } = await this.read(`/api/receipts/${receiptId}`);
      if ((body.data?.['receipt'] as Receipt | undefined)?.state !== 'received') return;
      this.options.onWait?.('taken in; waits for the year');
      await delay(wait);
    }
    throw new CommandError(
      'The API took a command in, but the year did not answer in time; is a worker running?',
      EXIT.away,
    );
  }

  async #insist(
    path: string,
    init: { method: string; body?: string; headers: Record<string, string> },
  ): Promise<DoorAnswer> {
    const deadline = this.#deadline();
    let faults = 0;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const answer = await this.#call(path, init);
      if (answer?.status === 500) faults += 1;
      if (answer && !isPassing(answer.status, faults)) return answer;
      const why = answer ? `the door answers ${answer.status}` : 'the door is away';
      if (Date.now() > deadline) throw new CommandError(`No answer from ${this.options.address}: ${why}.`, EXIT.away);
      this.options.onWait?.(`${why}; trying again`);
      await delay(wait);
    }
  }

  /** One try; undefined when nobody answered, which says nothing about whether the command arrived. */
  async #call(
    path: string,
    init: { method: string; body?: string; headers: Record<string, string> },
  ): Promise<DoorAnswer | undefined> {
    const { address, token } = this.options;
    const headers = {
      ...init.headers,
      authorization: `Bearer ${token}`,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    try {
      const response = await fetch(new URL(path, address), {
        ...init,
        headers,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const body = (await response.json()) as DoorAnswer['body'];
      return { status: response.status, body, replayed: response.headers.get('idempotency-replayed') === 'true' };
    } catch {
      return undefined;
    }
  }

  #deadline(): number {
    return Date.now() + (this.options.patienceMs ?? 120_000);
  }
}
