import { setTimeout as delay } from 'node:timers/promises';
import type { Exit } from '../host/child';
import type { Progress } from '../host/progress';
import type { PartName, Running } from '../parts/part';

/** A part that ended unasked and was started again, on the same port and data. */
export interface Restart {
  part: PartName;
  /** How it ended: the signal, or its exit code. */
  signal: string;
  /** 1 for the first restart, counting on while the part keeps failing. */
  attempt: number;
}

/** A part that ended unasked and is not coming back. */
export interface Loss {
  part: PartName;
  signal: string;
}

/** How a part is kept. */
export interface Keeping {
  /** Starts the part; called again for every restart, so it must always take the same port and data folder. */
  start: () => Promise<Running>;
  supervise: boolean;
  progress: Progress;
  onRestart?: (restart: Restart) => void;
  onExit?: (loss: Loss) => void;
}

/** A part being kept: its present process, and the way to end it for good. */
export interface Kept {
  readonly now: Running;
  stop(): Promise<void>;
}

/** Restarts tried in a row before a part is given up. */
const PATIENCE = 8;

/** How a process ended, in a word. */
const sayExit = ({ code, signal }: Exit): string => signal ?? `code ${code ?? 'unknown'}`;

/** Starts a part and, when supervised, starts it again whenever it ends unasked. */
export async function keep(keeping: Keeping): Promise<Kept> {
  const state = { now: await keeping.start(), stopping: false };
  const ended = follow(keeping, state);
  return {
    get now() {
      return state.now;
    },
    stop: async () => {
      state.stopping = true;
      await state.now.stop();
      // A part kept by somebody else never ends; there is nothing to wait for.
      if (state.now.pid !== 0) await ended;
    },
  };
}

/** Waits for the part to end, again and again, until it was stopped or is given up. */
async function follow(keeping: Keeping, state: { now: Running; stopping: boolean }): Promise<void> {
  for (;;) {
    const exit = await state.now.exited;
    if (state.stopping) return;
    const part = state.now.name;
    const signal = sayExit(exit);
    keeping.progress(`${part} ended unasked (${signal})${keeping.supervise ? '; starting it again …' : ''}`);
    const revived = keeping.supervise ? await revive(keeping, state, part, signal) : undefined;
    if (revived === undefined) {
      if (!state.stopping) keeping.onExit?.({ part, signal });
      return;
    }
    state.now = revived;
    // It was told to stop while it was being started.
    if (state.stopping) return revived.stop();
  }
}

/** Starts a part again, patiently; `undefined` when it was stopped meanwhile or does not come up. */
async function revive(
  keeping: Keeping,
  state: { stopping: boolean },
  part: PartName,
  signal: string,
): Promise<Running | undefined> {
  for (let attempt = 1; attempt <= PATIENCE && !state.stopping; attempt += 1) {
    try {
      const running = await keeping.start();
      keeping.progress(`${part} is back on ${running.address}`);
      keeping.onRestart?.({ part, signal, attempt });
      return running;
    } catch (error) {
      keeping.progress(
        `${part} did not come back (attempt ${attempt}): ${error instanceof Error ? error.message : String(error)}`,
      );
      await delay(Math.min(250 * 2 ** attempt, 5000));
    }
  }
  return undefined;
}
