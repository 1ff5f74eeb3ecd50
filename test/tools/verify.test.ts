import { selectionOf, tallyOf } from '../../tools/verify/run-stage';
import { BEYOND_CHECK, CHECK, namedFolders } from '../../tools/verify/stages';

describe('tallyOf', () => {
  it('counts a suite that could not be loaded as one failed', () => {
    expect(tallyOf({ numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({
      passed: 5,
      failed: 3,
    });
  });

  it('counts a run that failed although each test passed', () => {
    expect(tallyOf({ numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 1)).toEqual({
      passed: 5,
      failed: 1,
    });
  });

  it('counts a run that left no report as one failed', () => {
    expect(tallyOf(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the stages', () => {
  const jestStages = [...CHECK, ...BEYOND_CHECK].filter((stage) => stage.kind === 'jest');

  it('take each folder of tests exactly once', () => {
    const folders = namedFolders();
    expect(new Set(folders).size).toBe(folders.length);
    expect(jestStages.filter(({ folders: chosen }) => chosen === 'rest')).toHaveLength(1);
  });

  it('start no servers in the quick check', () => {
    expect(CHECK.flatMap((stage) => (stage.kind === 'jest' ? stage.needs : []))).toEqual([]);
  });

  it('choose test files by whole folder names under the root', () => {
    const replay = jestStages.find(({ name }) => name === 'replay');
    expect(replay && selectionOf(replay, '/a.b')).toEqual(['--testPathPatterns', '^/a\\.b/test/replay/']);
  });
});
