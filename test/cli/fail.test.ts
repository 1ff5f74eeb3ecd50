import { spawnSync } from 'node:child_process';
import { eligibilityCommand } from '../../cli/commands/eligibility';
import { scoreCommand } from '../../cli/commands/score';
import { CommandError, EXIT } from '../../cli/exit-codes';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument, wantsJson } from '../../cli/fail';
import { printable } from '../../cli/say';
import { UnknownPolicyYearError } from '../../policy/load';
import { ScoreInputError } from '../../scoring';
import { root } from '../house/repository';

const documentOf = (error: unknown) => failureDocument(explainFailure(error));

const shell = (script: string, cwd = root) => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${script}`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, QPP_ROOT: root, npm_lifecycle_event: undefined },
  });
  return { status, stdout, stderr };
};
const qpp = 'node "$QPP_ROOT/tools/run.js" qpp';

describe('a failure for machines', () => {
  it.each([
    [EXIT.no, 'ValidationError'],
    [EXIT.usage, 'MalformedRequest'],
    [EXIT.away, 'ServiceUnavailable'],
  ])('of exit code %i is of type %s, with the sentence', (exitCode, type) => {
    const explained = explainFailure(new CommandError('No.', exitCode));
    expect(failureDocument(explained)).toEqual({ error: { type, message: 'No.', details: [] } });
  });

  it('keeps a stack trace out', () => {
    const { error } = failureDocument({ text: 'Error: boom\n    at place', exitCode: EXIT.fault });
    expect(error).toEqual({ type: 'InternalError', message: 'Error: boom', details: [] });
  });

  it('has its own type, sentence and details where the command gives them', () => {
    const details = [{ path: '$.a', code: 'SOME_CODE', message: 'is wrong' }];
    const failure = new CommandError('many\nlines', EXIT.usage, { type: 'NotFound', message: 'one', details });
    expect(failureDocument(explainFailure(failure))).toEqual({ error: { type: 'NotFound', message: 'one', details } });
  });

  it('lists the problems of an input that scoring refused', () => {
    const problem = { path: '$.sets', code: 'REQUIRED_FIELD', message: 'is missing', remedy: 'give a list' } as const;
    const { error } = failureDocument(explainFailure(new ScoreInputError([problem])));
    expect(error).toMatchObject({
      type: 'ValidationError',
      details: [{ path: '$.sets', code: 'REQUIRED_FIELD', message: 'is missing; give a list' }],
    });
  });

  it('of a year that nobody has names the year', () => {
    const { error } = failureDocument(explainFailure(new UnknownPolicyYearError(2040, [2023, 2024])));
    expect(error).toMatchObject({ type: 'NotFound', details: [{ path: '$.year', code: 'UNKNOWN_YEAR' }] });
  });

  it('of a file that is not there is the same whichever command read it', async () => {
    const missing = ['nowhere.json', '--year', '2024'];
    const failures = await Promise.all([
      eligibilityCommand().parseAsync(missing, { from: 'user' }).catch(documentOf),
      scoreCommand().parseAsync(['diff', 'nowhere.json', 'nowhere.json'], { from: 'user' }).catch(documentOf),
    ]);
    for (const failure of failures) {
      expect(failure).toEqual({
        error: {
          type: 'NotFound',
          message: 'nowhere.json: there is no such file',
          details: [{ path: '$', code: 'FILE_NOT_FOUND', message: 'there is no such file' }],
        },
      });
    }
  });

  it('is wanted by --json, not by a file of that name', () => {
    expect(wantsJson(['score', 'a.json', '--json'])).toBe(true);
    expect(wantsJson(['score', '--', '--json'])).toBe(false);
  });
});

describe('text for a terminal', () => {
  it('shows control characters of both ranges instead of obeying them', () => {
    expect(printable('a\u001b[2J\u009b1m\r\u007f\tb\n')).toBe('a\\u001b[2J\\u009b1m\\u000d\\u007f\tb\n');
  });

  it('leaves other text and JSON as they are', () => {
    expect(printable('Å – ≥ {"a":"\\u001b"}')).toBe('Å – ≥ {"a":"\\u001b"}');
  });
});

describe('the qpp command as a process', () => {
  it('ends quietly when its reader has had enough', () => {
    const { status, stdout, stderr } = shell(`${qpp} policy 2024 --all | head -1`);
    expect({ status, lines: stdout.trimEnd().split('\n').length, stderr }).toEqual({ status: 0, lines: 1, stderr: '' });
  });

  it('says in one sentence that an answer could not be written', () => {
    expect(shell(`${qpp} policy 2024 --all > /dev/full`)).toEqual({
      status: EXIT.fault,
      stdout: '',
      stderr: 'The answer could not be written: no space left there.\n',
    });
  });

  it.each([
    ['season --jsn --json', { type: 'MalformedRequest', details: [expect.objectContaining({ path: '$.jsn' })] }],
    [
      'payment --year 2024 --score abc --json',
      { type: 'MalformedRequest', details: [expect.objectContaining({ path: '$.score', code: 'INVALID_ARGUMENT' })] },
    ],
    [
      'score diff nowhere.json nowhere.json --json',
      { type: 'NotFound', details: [expect.objectContaining({ code: 'FILE_NOT_FOUND' })] },
    ],
  ])('answers "%s" with one document and a sentence', (args, error) => {
    const { status, stdout, stderr } = shell(`${qpp} ${args}`);
    expect(JSON.parse(stdout)).toEqual({ error: { message: expect.any(String), ...error } });
    expect({ status, told: stderr !== '' }).toEqual({ status: EXIT.usage, told: true });
  });

  it('reads relative paths from where the caller of npm stands', () => {
    const from = `${root}/test/validation/fixtures/examples/valid`;
    const asNpm = shell(
      `here="$PWD"; cd "$QPP_ROOT"; INIT_CWD="$here" npm_lifecycle_event=qpp ${qpp} validate 2024-group-three-categories.json`,
      from,
    );
    expect(asNpm.status).toBe(EXIT.ok);
  });
});
