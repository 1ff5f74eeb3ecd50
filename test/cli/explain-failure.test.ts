import { CommandError, EXIT } from '../../cli/exit-codes';
import { explainFailure } from '../../cli/explain-failure';
import { UnknownPolicyYearError } from '../../policy/load';

const withCode = (code: string | number, more: object = {}) => Object.assign(new Error('text'), { code, ...more });

describe('explainFailure', () => {
  it('prints a command error as it is, with its own code', () => {
    expect(explainFailure(new CommandError('what to do', EXIT.no))).toEqual({ text: 'what to do', exitCode: 1 });
  });

  it('names the part that is away and says that it may be tried again', () => {
    expect(explainFailure(withCode('ECONNREFUSED'))).toMatchObject({ exitCode: EXIT.away, text: /Postgres/ as never });
    expect(explainFailure(withCode(14)).text).toMatch(/^Temporal does not answer on /);
    const kafka = Object.assign(new Error('text'), { name: 'KafkaJSNumberOfRetriesExceeded' });
    expect(explainFailure(kafka)).toEqual({
      exitCode: EXIT.away,
      text: expect.stringMatching(/^Kafka does not answer/),
    });
  });

  it('finds the part that is away behind an error that wraps it', () => {
    const wrapped = new Error('Migrating the store failed', { cause: withCode('ECONNREFUSED') });
    expect(explainFailure(wrapped).exitCode).toBe(EXIT.away);
  });

  it('never prints the password of the store', () => {
    const before = process.env['DATABASE_URL'];
    process.env['DATABASE_URL'] = 'postgres://qpp:secret@db.example:5432/qpp';
    expect(explainFailure(withCode('ECONNREFUSED')).text).not.toContain('secret');
    process.env['DATABASE_URL'] = before;
    if (before === undefined) delete process.env['DATABASE_URL'];
  });

  it.each([
    ['3D000', /database does not exist.*createdb/],
    ['42P01', /lacks tables.*qpp setup/],
    ['28P01', /Postgres refuses us.*password/],
  ])('says what a store lacks that answers with %s, also behind an error that wraps it', (code, words) => {
    const explained = { exitCode: EXIT.usage, text: expect.stringMatching(words) };
    expect(explainFailure(withCode(code))).toEqual(explained);
    expect(explainFailure(new Error('Migrating failed', { cause: withCode(code) }))).toEqual(explained);
  });

  it('says which file is missing, and which years there are, without a stack', () => {
    expect(explainFailure(withCode('ENOENT', { path: 'roster.csv' }))).toMatchObject({
      text: 'No such file: roster.csv',
      exitCode: EXIT.usage,
    });
    expect(explainFailure(new UnknownPolicyYearError(2040, [2023, 2024])).text).not.toContain(' at ');
  });

  it('shows a fault of ours with its stack', () => {
    const { text, exitCode } = explainFailure(new TypeError('undefined is not a function'));
    expect(exitCode).toBe(EXIT.fault);
    expect(text).toContain(' at ');
  });
});
