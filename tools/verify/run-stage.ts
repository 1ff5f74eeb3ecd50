import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { forget, watch } from '../host/guard';
import { sendSignal } from '../host/processes';
import { runToEnd } from '../host/programs';
import { namedFolders } from './stages';
import type { JestStage, Stage } from './stages';

/** Root of the repository. */
export const ROOT = join(__dirname, '..', '..');

/** How many passed and failed: a jest stage counts tests, any other counts itself. */
export interface Tally {
  passed: number;
  failed: number;
}

/** The part of jest's JSON report that is counted. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  /** Skipped, by themselves or because another test stands alone. */
  numPendingTests: number;
  numTodoTests: number;
  /** One a test file, also of one that could not be loaded. `name` is its path. */
  testResults: { name: string }[];
}

/** How a program of the repository ended. `output` is what it wrote, when it was not shown at once. */
export interface ProgramResult {
  code: number;
  output: string;
}

/** Runs one of the repository's own programs and keeps what it writes, so that several can run side by side. */
async function runKept(program: string, args: readonly string[]): Promise<ProgramResult> {
  const { code, output } = await runToEnd(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: ROOT,
    timeoutMs: 600_000,
  });
  return { code: code ?? 1, output };
}

/** Runs one of the repository's own programs with its output shown; resolves to its exit code, 1 when it was ended. */
function runShown(program: string, args: readonly string[], env: NodeJS.ProcessEnv, minutes: number): Promise<number> {
  return new Promise((resolve) => {
    // A group of its own, so that a hanging jest can be ended with all its workers.
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), [...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    child.once('error', () => resolve(1));
    const { pid } = child;
    if (pid === undefined) return;
    watch(pid, 'SIGTERM');
    const patience = setTimeout(() => {
      process.stderr.write(`${program} took longer than ${minutes} minutes and is ended\n`);
      sendSignal(-pid, 'SIGKILL');
    }, minutes * 60_000);
    child.once('exit', (code) => {
      clearTimeout(patience);
      forget(pid);
      resolve(code ?? 1);
    });
  });
}

/** Arguments that choose a stage's test files. */
export function selectionOf(stage: JestStage, root = ROOT): string[] {
  const folder = (name: string) => `^${join(root, 'test', name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`;
  if (stage.folders === 'rest') return namedFolders().flatMap((name) => ['--testPathIgnorePatterns', folder(name)]);
  return ['--testPathPatterns', ...stage.folders.map(folder)];
}

/** Folders of a stage without a test file (jest itself fails a file without a test); the stage's own name when it takes the rest and found nothing at all. */
export function emptyFolders(stage: JestStage, report: Pick<JestReport, 'testResults'>, root = ROOT): string[] {
  const { testResults } = report;
  if (stage.folders === 'rest') return testResults.length === 0 ? [stage.name] : [];
  return stage.folders.filter(
    (folder) => !testResults.some(({ name }) => name.startsWith(join(root, 'test', folder) + sep)),
  );
}

/**
 * Counts a jest report. What did not run has not passed: a skipped or planned test counts as failed, and so does a folder
 * without any test (`empty`), a suite that could not be loaded, and a jest that failed for another reason.
 */
export function tallyOf(report: JestReport | undefined, exitCode: number, empty = 0): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const notRun = report.numPendingTests + report.numTodoTests + empty;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + notRun;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** Runs the tests of a stage and counts them. */
async function runJest(stage: JestStage, env: NodeJS.ProcessEnv): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'qpp-verify-'));
  const outputFile = join(folder, 'report.json');
  const report = ['--json', '--outputFile', outputFile, '--passWithNoTests'];
  const workers = stage.workers === 1 ? ['--runInBand'] : [`--maxWorkers=${stage.workers}`];
  const code = await runShown('jest', [...report, ...workers, ...selectionOf(stage)], env, stage.minutes);
  const text = await readFile(outputFile, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  if (text === undefined) return tallyOf(undefined, code);
  const result = JSON.parse(text) as JestReport;
  const empty = emptyFolders(stage, result);
  for (const name of empty) process.stderr.write(`${name}: no test ran, counted as failed\n`);
  const { numPendingTests: skipped, numTodoTests: planned } = result;
  if (skipped + planned > 0) process.stderr.write(`${skipped} skipped and ${planned} planned tests count as failed\n`);
  return tallyOf(result, code, empty.length);
}

/** A stage that ran: its count, how long it took, and what it wrote, when that was not shown at once. */
export interface StageResult extends Tally {
  ms: number;
  output: string;
  /** Why it did not run; it then counts neither as passed nor as failed. */
  notRun?: string;
}

/** Why a stage has nothing to run on, or undefined when it has. */
export function whyNotRun(stage: Stage, root = ROOT): string | undefined {
  if (stage.kind === 'jest' || stage.onlyWith === undefined) return undefined;
  return existsSync(join(root, stage.onlyWith)) ? undefined : `${stage.onlyWith} is not there`;
}

/** Runs one stage with the given environment. A program's output is kept for later; jest's is shown as it comes. */
export async function runStage(stage: Stage, env: NodeJS.ProcessEnv): Promise<StageResult> {
  const startedAt = Date.now();
  const notRun = whyNotRun(stage);
  if (notRun !== undefined) return { passed: 0, failed: 0, ms: 0, output: '', notRun };
  if (stage.kind === 'jest') return { ...(await runJest(stage, env)), ms: Date.now() - startedAt, output: '' };
  const { code, output } = await runKept(stage.program, stage.args);
  return {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    ms: Date.now() - startedAt,
    output: code === 0 ? '' : output,
  };
}
