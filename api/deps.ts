import type { Client } from '@temporalio/client';
import type { TokenClaims } from '../privacy/development-token';
import type { Runtime } from '../workers/runtime';
import type { OutstandingCalls } from './outstanding-calls';

/** What the door is built from. */
export interface ApiDeps {
  runtime: Runtime;
  /** Speaks through the encrypting codec: `temporalClient(runtime)`. */
  client: Client;
  taskQueue: string;
  /** `preview` answers a wrong NPI check digit with a warning, `production` with an error. */
  mode: 'production' | 'preview';
  /** How long a caller waits for its year to apply a command before it is given a receipt. Milliseconds. */
  deliverWithinMs?: number;
  /** Years this service runs; those with policy and catalogue when absent. */
  supportedYears?: readonly number[];
  /** Tells whom a bearer token speaks for. Development tokens when absent; production must bring its own. */
  verifyToken?: (token: string) => Promise<TokenClaims | undefined>;
  /** Receives one line a request and one a fault: method, route pattern, status, code. Never a value of a body or URL. */
  log?: (line: string) => void;
}

/** The same with every default filled in. */
export interface Door extends Required<ApiDeps> {
  calls: OutstandingCalls;
}
