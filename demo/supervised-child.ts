import { setTimeout as delay } from 'node:timers/promises';
import { type Child, lastLines, startChild } from '../tools/host/child';
import { CommandError } from '../cli/exit-codes';

/** A process of the service that the demonstration keeps. */
export interface SupervisedChild {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

export interface SupervisedSpec {
  /** `worker` or `api`: the command of `qpp` it runs. */
  name: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Whether the process of this id serves; asked again and again. */
  isReady: (pid: number) => Promise<boolean>;
  progress: (line: string) => void;
}

/** Starts that fail in a row before it is given up, and the time after which a run counts as a success. */
const PATIENCE = 8;
const STEADY_MS = 20_000;
/** How long the first start may take: the workflows are bundled, perhaps on a busy machine. */
const READY_WITHIN_MS = 180_000;

/**
 * Runs `qpp <name>` as a process of its own, so that it can be killed like in life, and starts it again whenever it ends
 * unasked.
 * @throws CommandError with its last words when it does not come up the first time
 */
export async function superviseChild(spec: SupervisedSpec): Promise<SupervisedChild> {
  const state = { child: await launch(spec), stopping: false };
  const followed = follow(spec, state);
  await untilReady(spec, state);
  return {
    name: spec.name,
    get pid() {
      return state.child.pid;
    },
    logFile: spec.logFile,
    stop: async () => {
      state.stopping = true;
      await state.child.stop();
      await followed;
    },
  };
}

interface State {
  child: Child;
  stopping: boolean;
  /** Set when it was given up. */
  lost?: true;
}

const launch = ({ name, env, logFile }: SupervisedSpec): Promise<Child> =>
  startChild({
    command: process.execPath,
    args: ['--import', tsxLoader(), require.resolve('../cli/qpp.ts'), name],
    logFile,
    env,
  });

const tsxLoader = (): string => require.resolve('tsx');

async function follow(spec: SupervisedSpec, state: State): Promise<void> {
  for (let failures = 0; failures < PATIENCE;) {
    const since = Date.now();
    const { code, signal } = await state.child.exited;
    if (state.stopping) return;
    failures = Date.now() - since > STEADY_MS ? 1 : failures + 1;
    spec.progress(`${spec.name} ended unasked (${signal ?? `code ${code}`}); starting it again …`);
    if (failures > 1) await delay(Math.min(250 * 2 ** failures, 5_000));
    if (state.stopping) return;
    state.child = await launch(spec);
    // It was told to stop while it was being started.
    if (state.stopping) return state.child.stop();
    void sayWhenBack(spec, state);
  }
  state.lost = true;
  spec.progress(`${spec.name} ended ${PATIENCE} times in a row and is given up; see ${spec.logFile}`);
}

async function sayWhenBack(spec: SupervisedSpec, state: State): Promise<void> {
  const { pid } = state.child;
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (state.child.pid !== pid || state.stopping) return;
    if (await spec.isReady(pid).catch(() => false)) return spec.progress(`${spec.name} is back (process ${pid})`);
    await delay(250);
  }
}

async function untilReady(spec: SupervisedSpec, state: State): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && !state.lost) {
    if (await spec.isReady(state.child.pid).catch(() => false)) return;
    await delay(200);
  }
  state.stopping = true;
  await state.child.stop();
  throw new CommandError(
    `${spec.name} did not come up. Its last words (${spec.logFile}):\n${await lastLines(spec.logFile)}`,
  );
}
