import { createServer } from 'node:net';

/** A port the caller insisted on is taken. The message names the port, what wanted it and the ways out. */
export class PortInUse extends Error {
  constructor(
    readonly port: number,
    readonly wantedBy: string,
  ) {
    super(
      `port ${port} on 127.0.0.1 is in use, and ${wantedBy} was told to listen there.\n` +
        `  Stop what holds it, or choose another port, or leave the choice open and the next free one is taken.`,
    );
    this.name = 'PortInUse';
  }
}

/** Whether a listener can be opened on this loopback port now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** What is asked of {@link choosePort}. `fixed` true: this port or an error; false: this one or the next that is free. */
export interface PortWish {
  wanted: number;
  fixed: boolean;
  wantedBy: string;
}

/** How far past the wanted port to look before giving up. */
const REACH = 200;

/**
 * Chooses a free loopback port and adds it to `taken`, so that two parts of one stack never get the same one.
 * @throws PortInUse when the port is fixed and taken, or when no port within reach is free.
 */
export async function choosePort(wish: PortWish, taken: Set<number>): Promise<number> {
  const last = wish.fixed ? wish.wanted : Math.min(wish.wanted + REACH, 65_535);
  for (let port = wish.wanted; port <= last; port += 1) {
    if (taken.has(port) || !(await isPortFree(port))) continue;
    taken.add(port);
    return port;
  }
  throw new PortInUse(wish.wanted, wish.wantedBy);
}

/** Any free loopback port, chosen by the operating system: for listeners nobody needs to know. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
