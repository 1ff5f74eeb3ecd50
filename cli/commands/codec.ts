import { Command } from 'commander';
import { loadKeyring } from '../../privacy/key-file';
import { readConfig } from '../../workers/config';
import { countArgument } from '../arguments';
import { serveCodec } from '../codec-server';
import { say, tell } from '../say';

/** `qpp codec`: lets the Temporal UI of this machine show decrypted payloads. */
export const codecCommand = (): Command =>
  new Command('codec')
    .description('decrypt payloads for the Temporal UI of this machine, until Ctrl-C (loopback only)')
    .option('--port <n>', 'port on loopback', countArgument, 8234)
    .option('--ui <origin...>', 'origins of the Temporal UI', ['http://127.0.0.1:8233', 'http://localhost:8233'])
    .option('--json', 'the address as one JSON document, once it is served')
    .action(async ({ port, ui, json }: { port: number; ui: string[]; json?: boolean }) => {
      const server = await serveCodec(loadKeyring(readConfig().keyFile), { port, uiOrigins: ui });
      tell(`codec: ${server.address}; in the Temporal UI open the data encoder settings (glasses) and enter it there`);
      if (json === true) say(JSON.stringify({ address: server.address }, null, 2));
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
      });
      await server.close();
    });
