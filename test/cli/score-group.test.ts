import { explainCommand } from '../../cli/commands/explain';
import { mvpCommand } from '../../cli/commands/mvp';
import { eligibilityCommand } from '../../cli/commands/eligibility';
import { scoreCommand } from '../../cli/commands/score';
import { measurement, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import { body } from './scored-bodies';

const folder = temporaryFolder('score');

const subgroup = 'test/validation/fixtures/examples/valid/2023-subgroup-mvp-with-echoed-fields.json';
const run = (...args: string[]) => runCommand(scoreCommand(), args);

describe("qpp score with a subgroup's group", () => {
  it('is refused for a unit that is no subgroup', async () => {
    const group = folder.write('group.json', body());
    const ran = await run(group, '--group', group);
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: '--group is for a subgroup; this submission is of entity type group.\n',
    });
  });

  it('is refused when the file is of another year', async () => {
    const ran = await run(subgroup, '--group', folder.write('2024.json', body()));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/2024\.json: of performance year 2024; the subgroup's is of 2023\.\n$/);
  });

  it("is refused when the file is not a group's", async () => {
    const ran = await run(subgroup, '--group', subgroup);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/of entity type subgroup; a group's is needed\.\n$/);
  });
});

describe('qpp score of what it does not score, or only from some', () => {
  it('says that a program of a model is one', async () => {
    const sets = [
      qualitySet(2024, { programName: 'pcf', submissionMethod: 'electronicHealthRecord', measurements: [ecqm] }),
    ];
    const entity = { entityType: 'apm', entityId: 'X1234', performanceYear: 2024, measurementSets: sets };
    const ran = await run(folder.write('pcf.json', entity));
    expect(ran.out).toContain('pcf is a program of its model, Primary Care First');
    expect(ran.code).toBe(1);
  });

  it('takes a wrong check digit as a warning with --preview alone', async () => {
    const person = { entityType: 'individual', nationalProviderIdentifier: '0111111111', measurementSets: [] };
    const file = folder.write('npi.json', { ...body(), ...person });
    const refused = jsonOf(await run(file, '--json'));
    expect(refused).toMatchObject({ error: { details: [{ path: '$.nationalProviderIdentifier' }] } });
    expect(jsonOf(await run(file, '--json', '--preview'))).not.toHaveProperty('error');
  });
});

const ecqm = measurement('134', singleRate({ performanceMet: 60, performanceNotMet: 40 }));

describe('files named on a command line', () => {
  it.each([
    ['score', scoreCommand, []],
    ['explain', explainCommand, []],
    ['mvp fit', mvpCommand, ['fit']],
  ])('are named in the document of %s', async (_, command, path) => {
    const ran = await runCommand(command(), [...path, 'nowhere.json', '--json']);
    expect(ran.code).toBe(2);
    expect(jsonOf(ran)).toMatchObject({
      error: { type: 'NotFound', message: 'nowhere.json: there is no such file' },
    });
  });

  it.each([
    ['mvp fit', mvpCommand, ['fit', '-', '--facts', '-']],
    ['eligibility', eligibilityCommand, ['-', '--year', '2024', '--cms', '-']],
    ['score', scoreCommand, ['-', '--facts', '-']],
  ])('are not standard input twice: %s', async (_, command, args) => {
    const ran = await runCommand(command(), args);
    expect(ran).toMatchObject({ code: 2, out: '', err: 'Standard input (-) can be read once.\n' });
  });

  it('is told empty by eligibility as by validate', async () => {
    const ran = await runCommand(eligibilityCommand(), [folder.write('empty.json', ' '), '--year', '2024']);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/empty\.json: the file is empty\n$/);
  });
});
