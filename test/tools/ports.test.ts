import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { anyFreePort, choosePort, isPortFree, PortInUse } from '../../tools/host/ports';

/** Holds a loopback port until the test is over. */
async function hold(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port, host: '127.0.0.1' }, resolve));
  return server;
}

describe('choosePort', () => {
  let held: Server;
  let port: number;

  beforeAll(async () => {
    port = await anyFreePort();
    held = await hold(port);
  });

  afterAll(() => held.close());

  it('takes the wanted port when it is free', async () => {
    const free = await anyFreePort();
    expect(await choosePort({ wanted: free, fixed: true, wantedBy: 'Kafka' }, new Set())).toBe(free);
  });

  it('takes a later free port when the wanted one is in use and may differ', async () => {
    expect(await choosePort({ wanted: port, fixed: false, wantedBy: 'Kafka' }, new Set())).toBeGreaterThan(port);
  });

  it('refuses a fixed port that is in use, naming the port and who wanted it', async () => {
    const refusal = choosePort({ wanted: port, fixed: true, wantedBy: 'Kafka' }, new Set());
    await expect(refusal).rejects.toThrow(PortInUse);
    await expect(refusal).rejects.toThrow(`port ${port} on 127.0.0.1 is in use, and Kafka was told to listen there`);
  });

  it('never gives two parts of one stack the same port', async () => {
    const taken = new Set<number>();
    const wanted = await anyFreePort();
    const first = await choosePort({ wanted, fixed: false, wantedBy: 'Temporal' }, taken);
    const second = await choosePort({ wanted, fixed: false, wantedBy: 'Kafka' }, taken);
    expect(second).not.toBe(first);
  });
});

describe('isPortFree', () => {
  it('says no while somebody listens', async () => {
    const port = await anyFreePort();
    const server = await hold(port);
    expect(await isPortFree(port)).toBe(false);
    server.close();
  });
});
