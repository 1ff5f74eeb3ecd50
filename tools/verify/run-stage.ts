import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
}

/** Runs one of the repository's own programs with its output shown; resolves to its exit code, 1 when it was ended. */
function runShown(program: string, args: readonly string[], env: NodeJS.ProcessEnv, minutes: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), [...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: minutes * 60_000,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Arguments that choose a stage's test files. */
export function selectionOf(stage: JestStage, root = ROOT): string[] {
  const folder = (name: string) => `^${join(root, 'test', name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`;
  if (stage.folders === 'rest') return namedFolders().flatMap((name) => ['--testPathIgnorePatterns', folder(name)]);
  return ['--testPathPatterns', ...stage.folders.map(folder)];
}

/** Counts a jest report. A suite that could not be loaded counts as one failed, and so does a jest that failed for another reason. */
export function tallyOf(report: JestReport | undefined, exitCode: number): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** Runs the tests of a stage and counts them. */
async function runJest(stage: JestStage, env: NodeJS.ProcessEnv): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'qpp-verify-'));
  const outputFile = join(folder, 'report.json');
  const report = ['--json', '--outputFile', outputFile, '--passWithNoTests'];
  const workers = stage.workers === 1 ? ['--runInBand'] : [`--maxWorkers=${stage.workers}`];
  // Its JSON would otherwise go to standard output as well.
  const code = await runShown('jest', [...report, ...workers, ...selectionOf(stage)], env, stage.minutes);
  const text = await readFile(outputFile, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  return tallyOf(text === undefined ? undefined : (JSON.parse(text) as JestReport), code);
}

/** Runs one stage with the given environment. */
export async function runStage(stage: Stage, env: NodeJS.ProcessEnv): Promise<Tally> {
  if (stage.kind === 'jest') return runJest(stage, env);
  const code = await runShown(stage.program, stage.args, env, 10);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
