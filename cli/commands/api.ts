import { Command } from 'commander';
import { createApi } from '../../api/server';
import { type Runtime, temporalClient } from '../../workers/runtime';
import { say, tell } from '../say';
import { withRuntime } from '../with-runtime';

interface ApiOptions {
  preview?: boolean;
  json?: boolean;
}

/** `qpp api`: the vendors' HTTP door. SIGTERM lets running requests end. */
export const apiCommand = (): Command =>
  new Command('api')
    .description('serve the HTTP API until SIGTERM or Ctrl-C')
    .option('--preview', 'answer wrong NPI check digits with a warning instead of an error')
    .option('--json', 'the address as one JSON document, once it is served')
    .action((options: ApiOptions) => withRuntime((runtime) => serve(runtime, options)));

async function serve(runtime: Runtime, { preview, json }: ApiOptions): Promise<void> {
  const client = temporalClient(runtime);
  const { apiPort, apiHost, taskQueue } = runtime.config;
  const app = createApi({ runtime, client, taskQueue, mode: preview ? 'preview' : 'production', log: tell });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  const address = await app.listen({ port: apiPort, host: apiHost });
  tell(`api: listens on ${address}`);
  if (json === true) say(JSON.stringify({ address }, null, 2));
  await stopped;
  await app.close();
  await client.connection.close();
  tell('api: stopped');
}
