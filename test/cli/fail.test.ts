import { spawnSync } from 'node:child_process';
import { CommandError, EXIT } from '../../cli/exit-codes';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument, wantsJson } from '../../cli/fail';
import { printable } from '../../cli/say';
import { root } from '../house/repository';

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

  it.each(['season --jsn --json', 'score diff nowhere.json nowhere.json --json'])(
    'answers "%s" with one document and a sentence',
    (args) => {
      const { status, stdout, stderr } = shell(`${qpp} ${args}`);
      expect(JSON.parse(stdout)).toEqual({
        error: { type: 'MalformedRequest', message: expect.any(String), details: [] },
      });
      expect({ status, told: stderr !== '' }).toEqual({ status: EXIT.usage, told: true });
    },
  );

  it('reads relative paths from where the caller of npm stands', () => {
    const from = `${root}/test/validation/fixtures/examples/valid`;
    const asNpm = shell(
      `here="$PWD"; cd "$QPP_ROOT"; INIT_CWD="$here" npm_lifecycle_event=qpp ${qpp} validate 2024-group-three-categories.json`,
      from,
    );
    expect(asNpm.status).toBe(EXIT.ok);
  });
});
