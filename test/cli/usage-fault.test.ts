import { CommanderError, type Command } from 'commander';
import { benchmarkCommand } from '../../cli/commands/benchmark';
import { catalogueCommand } from '../../cli/commands/catalogue';
import { mvpCommand } from '../../cli/commands/mvp';
import { paymentCommand } from '../../cli/commands/payment';
import { policyCommand } from '../../cli/commands/policy';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument } from '../../cli/fail';
import { usageEnvelope } from '../../cli/usage-fault';
import { temporaryFolder } from '../support/temporary-folder';
import { groupBody, measurement, qualitySet, singleRate } from '../validation/fixtures/bodies';

const folder = temporaryFolder('usage');

/** Lets commander throw at every depth, in silence. */
function throwing(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach((each) => throwing(each as Command));
  return command;
}

/** The details of the failure that a command ends with. */
async function detailsOf(command: Command, ...args: string[]): Promise<unknown> {
  try {
    await throwing(command).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return failureDocument(explainFailure(error)).error.details;
    return usageEnvelope(error.code, error.message.replace(/^error: /, ''))?.details ?? [];
  }
  throw new Error('the command did not fail');
}

const invalid = 'INVALID_ARGUMENT';
const missing = 'MISSING_ARGUMENT';

describe('a wrong command line, for machines', () => {
  it.each<[string, () => Command, string[], string, string]>([
    ['an option', paymentCommand, ['--year', '2024', '--score', 'abc'], '$.score', invalid],
    [
      'an option of two words',
      paymentCommand,
      ['--year', '2024', '--score', '9', '--paid-amount', '-'],
      '$.paidAmount',
      invalid,
    ],
    ['an argument', policyCommand, ['abc'], '$.year', invalid],
    ['an argument of a subcommand', policyCommand, ['diff', '2023', 'x'], '$.to', invalid],
    ['an option of a subcommand', catalogueCommand, ['list', '--year', '2024', '--method', 'fax'], '$.method', invalid],
    ['a value with quotes', paymentCommand, ['--score', "for argument 'x'."], '$.score', invalid],
    ['an absent argument', policyCommand, ['diff', '2024'], '$.to', missing],
    ['an absent option', paymentCommand, ['--year', '2024'], '$.score', missing],
    ['an option without its value', paymentCommand, ['--year'], '$.year', missing],
    ['an absent year', benchmarkCommand, ['001'], '$.year', missing],
    ['an unknown option', policyCommand, ['2024', '--al'], '$.al', 'UNKNOWN_OPTION'],
    [
      'a factor beyond the statute',
      paymentCommand,
      ['--year', '2024', '--score', '9', '--scaling', '4'],
      '$.scaling',
      invalid,
    ],
    [
      'a factor the year does not know',
      paymentCommand,
      ['--year', '2024', '--score', '9', '--additional-scaling', '1'],
      '$.additionalScaling',
      invalid,
    ],
  ])('names %s by its path', async (_, command, args, path, code) => {
    expect(await detailsOf(command(), ...args)).toEqual([{ path, code, message: expect.any(String) as string }]);
  });

  it('has no path for what is about no single option or argument', () => {
    expect(usageEnvelope('commander.excessArguments', 'too many arguments.')).toBeUndefined();
    expect(usageEnvelope('commander.help', '(outputHelp)')).toBeUndefined();
  });

  it('names the year of a body that has no pathways, and the program that it has no set of', async () => {
    const bodyOf = (year: number): string => {
      const set = qualitySet(year, { measurements: [measurement('236', singleRate({ performanceRate: 72 }))] });
      return folder.write(`${year}.json`, groupBody(year, [set]));
    };
    expect(await detailsOf(mvpCommand(), 'fit', bodyOf(2022))).toMatchObject([
      { path: '$.performanceYear', code: 'MVP_NOT_OFFERED' },
    ]);
    expect(await detailsOf(mvpCommand(), 'fit', bodyOf(2024), '--program', 'pcf')).toMatchObject([
      { path: '$.program', code: invalid },
    ]);
  });

  it('names the place in a directory that cannot be imported', async () => {
    const directory = folder.path;
    expect(await detailsOf(catalogueCommand(), 'import', directory)).toMatchObject([
      { path: '$', code: 'QPP_CATALOGUE_SOURCE_INVALID' },
    ]);
  });
});
