import { createServer } from 'node:net';
import type { Server } from 'node:net';

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
  /** Below 32768: from there on the operating system gives ports to outgoing connections, at any moment. */
  wanted: number;
  fixed: boolean;
  wantedBy: string;
}

/** How far past the wanted port to look before giving up. */
const REACH = 200;

/** Claims of this process; open until it ends. */
const claims = new Map<number, Server>();

/**
 * Chooses a free loopback port. It is this process's until the process ends: no other part gets it, and no other process
 * that chooses here, although what will listen there has not begun to.
 * @throws PortInUse when the port is fixed and taken, or when no port within reach is free.
 */
export async function choosePort(wish: PortWish): Promise<number> {
  const last = wish.fixed ? wish.wanted : Math.min(wish.wanted + REACH, 65_535);
  for (let port = wish.wanted; port <= last; port += 1) {
    if ((await claim(port)) && (await isPortFree(port))) return port;
  }
  throw new PortInUse(wish.wanted, wish.wantedBy);
}

/**
 * Claims a port by listening on it at a loopback address that nothing else uses: the kernel lets one process do so, and
 * takes the claim back when the process dies. Where there is no such address (macOS), processes are not told apart.
 */
function claim(port: number): Promise<boolean> {
  if (claims.has(port)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const server = createServer().unref();
    claims.set(port, server);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      if (isTaken) claims.delete(port);
      resolve(!isTaken);
    });
    server.listen({ port, host: '127.0.0.2', exclusive: true }, () => resolve(true));
  });
}
