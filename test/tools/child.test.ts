import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, startChild } from '../../tools/host/child';
import { isAlive } from '../../tools/host/processes';
import { untilAnswers } from '../../tools/host/waiting';

let folder: string;
let logFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qpp-child-'));
  logFile = join(folder, 'log');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('startChild', () => {
  it('stops a program with its polite signal', async () => {
    const child = await startChild({ command: 'sleep', args: ['600'], logFile, stopSignal: 'SIGINT' });
    await child.stop();
    expect(await child.exited).toEqual({ code: null, signal: 'SIGINT' });
    expect(isAlive(child.pid)).toBe(false);
  });

  it('tells how a program ended by itself and keeps what it wrote', async () => {
    const child = await startChild({ command: 'sh', args: ['-c', 'echo out; echo err >&2; exit 4'], logFile });
    expect(await child.exited).toEqual({ code: 4, signal: null });
    expect(await lastLines(logFile, 1)).toBe('err');
  });

  it('refuses a program that is not there', async () => {
    await expect(startChild({ command: join(folder, 'absent'), args: [], logFile })).rejects.toThrow('ENOENT');
  });

  it('ends its programs even when the owner is killed without a chance to do so', async () => {
    const script = [
      `const { startChild } = require(${JSON.stringify(join(__dirname, '../../tools/host/child'))});`,
      `startChild({ command: 'sleep', args: ['600'], logFile: ${JSON.stringify(logFile)} }).then(({ pid }) => console.log(pid));`,
      'setInterval(() => undefined, 1000);',
    ].join('\n');
    const owner = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) =>
      owner.stdout.once('data', (line) => resolve(Number(String(line)))),
    );
    expect(isAlive(pid)).toBe(true);
    owner.kill('SIGKILL');
    await untilAnswers(() => (isAlive(pid) ? Promise.reject(new Error('still alive')) : Promise.resolve()), 20_000);
    expect(readFileSync(logFile, 'utf8')).toBe('');
  }, 40_000);
});
