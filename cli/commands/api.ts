import { Command } from 'commander';
import { createApi } from '../../api/server';
import { type Runtime, temporalClient } from '../../workers/runtime';
import { tell } from '../say';
import { withRuntime } from '../with-runtime';

/** `qpp api`: the vendors' HTTP door. SIGTERM lets running requests end. */
export const apiCommand = (): Command =>
  new Command('api')
    .description('serve the HTTP API until SIGTERM or Ctrl-C')
    .option('--preview', 'answer wrong NPI check digits with a warning instead of an error')
    .action(({ preview }: { preview?: boolean }) => withRuntime((runtime) => serve(runtime, preview ?? false)));

async function serve(runtime: Runtime, preview: boolean): Promise<void> {
  const client = temporalClient(runtime);
  const { apiPort, apiHost, taskQueue } = runtime.config;
  const app = createApi({ runtime, client, taskQueue, mode: preview ? 'preview' : 'production', log: tell });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  tell(`api: listens on ${await app.listen({ port: apiPort, host: apiHost })}`);
  await stopped;
  await app.close();
  await client.connection.close();
  tell('api: stopped');
}
