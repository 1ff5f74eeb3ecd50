import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { printProgress } from '../host/progress';
import { provision as provisionTimeSkipping } from '../parts/time-skipping-server';
import { startStack } from '../stack';
import type { Stack } from '../stack';
import type { Need } from './stages';

/** The servers that the stages share: started with the first stage that needs them, ended once. */
export interface Servers {
  /** Makes sure of what a stage needs and gives the environment its tests run in. */
  ready(needs: readonly Need[]): Promise<NodeJS.ProcessEnv>;
  stop(): Promise<void>;
}

/**
 * The environment with this machine's own addresses kept from any proxy: clients that others build, such as those of
 * Temporal's test environment, take a proxy from the environment and no word of ours.
 */
export function withoutProxyHere(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const hosts = [env['no_proxy'] ?? env['NO_PROXY'] ?? '', '127.0.0.1', 'localhost', '::1'].filter(Boolean).join(',');
  return { ...env, no_proxy: hosts, NO_PROXY: hosts };
}

/** Servers in a temporary folder of their own; nothing of them is left after `stop`. */
export function createServers(): Servers {
  let stack: Stack | undefined;
  let dir: string | undefined;
  const start = async () => {
    dir = await mkdtemp(join(tmpdir(), 'qpp-test-stack-'));
    // When we are root, Postgres runs as another account and must pass through.
    await chmod(dir, 0o711);
    stack = await startStack({ dir, searchAttributes: SEARCH_ATTRIBUTES });
    return stack;
  };
  return {
    ready: async (needs) => {
      if (needs.includes('timeSkipping')) await provisionTimeSkipping(printProgress);
      const env = withoutProxyHere(process.env);
      if (!needs.includes('stack')) return env;
      const { temporalAddress, kafkaBrokers, databaseUrl } = stack ?? (await start());
      return {
        ...env,
        TEMPORAL_ADDRESS: temporalAddress,
        KAFKA_BROKERS: kafkaBrokers,
        DATABASE_URL: databaseUrl,
      };
    },
    stop: async () => {
      await stack?.stop({ erase: true });
      if (dir) await rm(dir, { recursive: true, force: true });
    },
  };
}
