import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sayStage } from '../../tools/verify';
import { emptyFolders, runStage, selectionOf, tallyOf, whyNotRun } from '../../tools/verify/run-stage';
import { withoutProxyHere } from '../../tools/verify/servers';
import { BEYOND_CHECK, CHECK, namedFolders } from '../../tools/verify/stages';

const report = (counts: Partial<Parameters<typeof tallyOf>[0]> = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});

describe('tallyOf', () => {
  it('counts a suite that could not be loaded as one failed', () => {
    // 2 failed tests + 1 suite
    expect(tallyOf(report({ numFailedTests: 2, numRuntimeErrorTestSuites: 1 }), 1)).toEqual({ passed: 5, failed: 3 });
  });

  it('counts a run that failed although each test passed', () => {
    expect(tallyOf(report(), 1)).toEqual({ passed: 5, failed: 1 });
  });

  it('counts skipped and planned tests as failed, also when jest is content', () => {
    // 2 skipped + 1 planned
    expect(tallyOf(report({ numPendingTests: 2, numTodoTests: 1 }), 0)).toEqual({ passed: 5, failed: 3 });
  });

  it('counts each folder without a test as one failed', () => {
    expect(tallyOf(report({ numPassedTests: 0 }), 0, 2)).toEqual({ passed: 0, failed: 2 });
  });

  it('counts a run that left no report as one failed', () => {
    expect(tallyOf(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('emptyFolders', () => {
  const [unit, integration] = [
    [...CHECK, ...BEYOND_CHECK].find(({ name }) => name === 'unit'),
    [...CHECK, ...BEYOND_CHECK].find(({ name }) => name === 'integration'),
  ];
  const ran = (...names: string[]) => ({ testResults: names.map((name) => ({ name })) });

  it('names the folders of a stage from which no file ran', () => {
    if (integration?.kind !== 'jest' || integration.folders === 'rest') throw new Error('no such stage');
    const folders = integration.folders.filter((folder) => folder !== 'store');
    const files = folders.map((folder) => `/r/test/${folder}/a.test.ts`);
    expect(emptyFolders(integration, ran(...files, '/r/test/store-else/a.test.ts'), '/r')).toEqual(['store']);
  });

  it('names the stage of the rest when nothing ran at all', () => {
    if (unit?.kind !== 'jest') throw new Error('no such stage');
    expect(emptyFolders(unit, ran(), '/r')).toEqual(['unit']);
    expect(emptyFolders(unit, ran('/r/test/scoring/a.test.ts'), '/r')).toEqual([]);
  });
});

describe('withoutProxyHere', () => {
  it('adds this machine to the hosts that no proxy serves, under both spellings', () => {
    const { no_proxy: lower, NO_PROXY: upper, PATH: rest } = withoutProxyHere({ NO_PROXY: '.example', PATH: '/bin' });
    expect([lower, upper, rest]).toEqual([
      '.example,127.0.0.1,localhost,::1',
      '.example,127.0.0.1,localhost,::1',
      '/bin',
    ]);
    expect(withoutProxyHere({})['no_proxy']).toBe('127.0.0.1,localhost,::1');
  });
});

describe('the stages', () => {
  const jestStages = [...CHECK, ...BEYOND_CHECK].filter((stage) => stage.kind === 'jest');

  it('take each folder of tests exactly once', () => {
    const folders = namedFolders();
    expect(new Set(folders).size).toBe(folders.length);
    expect(jestStages.filter(({ folders: chosen }) => chosen === 'rest')).toHaveLength(1);
  });

  it('name only folders that are there', () => {
    const there = readdirSync(join(__dirname, '..'));
    expect(namedFolders().filter((folder) => !there.includes(folder))).toEqual([]);
  });

  it('start no servers in the quick check', () => {
    expect(CHECK.flatMap((stage) => (stage.kind === 'jest' ? stage.needs : []))).toEqual([]);
  });

  it('choose test files by whole folder names under the root', () => {
    const replay = jestStages.find(({ name }) => name === 'replay');
    expect(replay && selectionOf(replay, '/a.b')).toEqual(['--testPathPatterns', '^/a\\.b/test/replay/']);
  });
});

describe('a stage that needs data beside the checkout', () => {
  const catalogue = CHECK.find(({ name }) => name === 'catalogue')!;
  const absent = { ...catalogue, onlyWith: 'no/such/folder' };

  it('says plainly that it did not run, and counts nothing', async () => {
    const result = await runStage(absent, process.env);
    expect(result).toMatchObject({ passed: 0, failed: 0, notRun: 'no/such/folder is not there' });
    expect(sayStage(absent, result)).toBe('not run catalogue    no/such/folder is not there');
  });

  it('runs where they are, and only such a stage may stay away', () => {
    expect(whyNotRun({ ...catalogue, onlyWith: 'tools' } as typeof catalogue)).toBeUndefined();
    expect([...CHECK, ...BEYOND_CHECK].filter((stage) => 'onlyWith' in stage)).toEqual([catalogue]);
  });
});
