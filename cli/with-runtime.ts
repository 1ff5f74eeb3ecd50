import type { Client } from '@temporalio/client';
import { readConfig } from '../workers/config';
import { type Runtime, openRuntime, temporalClient } from '../workers/runtime';

/** Opens store and keys for one command, and lets go of them at its end. */
export async function withRuntime<T>(run: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = openRuntime(readConfig());
  try {
    return await run(runtime);
  } finally {
    await runtime.close();
  }
}

/** The same with a client of Temporal. */
export function withClient<T>(run: (runtime: Runtime, client: Client) => Promise<T>): Promise<T> {
  return withRuntime(async (runtime) => {
    const client = temporalClient(runtime);
    try {
      return await run(runtime, client);
    } finally {
      await client.connection.close();
    }
  });
}
