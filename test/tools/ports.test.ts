import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { choosePort, isPortFree, PortInUse } from '../../tools/host/ports';

/** Holds a loopback port until it is closed: the one asked for, or any. */
async function hold(port = 0): Promise<Server> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = await hold();
  const port = portOf(server);
  await once(server.close(), 'close');
  return port;
}

/** Another process that chooses a port and lives on. */
async function chooseElsewhere(wanted: number) {
  const ports = join(__dirname, '../../tools/host/ports.ts');
  const script = `
    const { choosePort } = require(${JSON.stringify(ports)});
    choosePort({ wanted: ${wanted}, fixed: false, wantedBy: 'Kafka' }).then((port) => console.log(port));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const end = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { port: Number(said.toString()), end };
}

describe('choosePort', () => {
  let held: Server;
  let port: number;

  beforeAll(async () => {
    held = await hold();
    port = portOf(held);
  });

  afterAll(() => held.close());

  it('takes the wanted port when it is free', async () => {
    const free = await freePort();
    expect(await choosePort({ wanted: free, fixed: true, wantedBy: 'Kafka' })).toBe(free);
  });

  it('takes a later free port when the wanted one is in use and may differ', async () => {
    expect(await choosePort({ wanted: port, fixed: false, wantedBy: 'Kafka' })).toBeGreaterThan(port);
  });

  it('refuses a fixed port that is in use, naming the port and who wanted it', async () => {
    const refusal = choosePort({ wanted: port, fixed: true, wantedBy: 'Kafka' });
    await expect(refusal).rejects.toThrow(PortInUse);
    await expect(refusal).rejects.toThrow(`port ${port} on 127.0.0.1 is in use, and Kafka was told to listen there`);
  });

  it('never gives two parts of one process the same port', async () => {
    const wanted = await freePort();
    const wish = { wanted, fixed: false, wantedBy: 'Kafka' };
    const [first, second] = await Promise.all([choosePort(wish), choosePort(wish)]);
    expect(second).not.toBe(first);
  });

  it('leaves a port that another process has chosen, although nothing listens there yet, as long as that lives', async () => {
    const wanted = await freePort();
    const other = await chooseElsewhere(wanted);
    expect(other.port).toBe(wanted);
    expect(await isPortFree(wanted)).toBe(true);
    expect(await choosePort({ wanted, fixed: false, wantedBy: 'Kafka' })).toBeGreaterThan(wanted);
    await other.end();
    expect(await choosePort({ wanted, fixed: true, wantedBy: 'Kafka' })).toBe(wanted);
  }, 30_000);
});

describe('isPortFree', () => {
  it('says no while somebody listens', async () => {
    const server = await hold();
    expect(await isPortFree(portOf(server))).toBe(false);
    server.close();
  });
});
