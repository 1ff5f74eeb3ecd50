import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { compareVersions, findProgram, runToEnd, versionOf } from '../../tools/host/programs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qpp-programs-'));
  writeFileSync(join(folder, 'sample'), '#!/bin/sh\necho "sample version 1.12.3 (build 7)"\n');
  chmodSync(join(folder, 'sample'), 0o755);
  writeFileSync(join(folder, 'plain'), 'no program');
  chmodSync(join(folder, 'plain'), 0o644);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('findProgram', () => {
  it('finds an executable file in a folder of PATH', () => {
    expect(findProgram('sample', ['/nowhere', folder].join(delimiter))).toBe(join(folder, 'sample'));
  });

  it('passes over files that cannot be executed, and folders', () => {
    expect(findProgram('plain', folder)).toBeUndefined();
    expect(findProgram('.', folder)).toBeUndefined();
  });
});

describe('versionOf', () => {
  it('reads the version a program prints', async () => {
    expect(await versionOf(join(folder, 'sample'), [])).toBe('1.12.3');
  });

  it('knows none for a program that does not run', async () => {
    expect(await versionOf(join(folder, 'plain'), [])).toBeUndefined();
  });
});

describe('runToEnd', () => {
  it('gives both outputs and the exit code', async () => {
    expect(await runToEnd('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toEqual({ code: 3, output: 'out\nerr\n' });
  });
});

describe('compareVersions', () => {
  it('compares part by part as numbers, a missing part being zero', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('15', '15.0')).toBe(0);
    expect(compareVersions('1.4.1', '1.5')).toBeLessThan(0);
  });
});
