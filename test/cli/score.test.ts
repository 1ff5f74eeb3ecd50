import { scoreCommand } from '../../cli/commands/score';
import { piOf82 } from '../scoring/builders';
import { groupBody, measurement, piSet, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import { body, facts, tin } from './scored-bodies';

const folder = temporaryFolder('score');
const run = (...args: string[]) => runCommand(scoreCommand(), args);

describe('qpp score', () => {
  it('prints the categories with weights, what was not given, and never a whole TIN', async () => {
    const ran = await run(folder.write('group.json', body()));
    expect(ran).toMatchObject({ code: 0, err: '' });
    /*
     * 236: 72% in decile 8 (70 to 80) = 8.2. 134: 60% between 53.94 and 67.48 = 7 + 6.06/13.54 = 7.4476.
     * 15.6476 of 60 = 26.0793%. Cost absent: 55/0/15/30. 26.0793 * 0.55 = 14.3436. One high activity of 40: 50% of 15.
     */
    expect(ran.out).toMatch(/Quality +15\.6476 of 60 +26\.0793% +55% +14\.3436/);
    expect(ran.out).toMatch(/Cost +absent/);
    expect(ran.out).toMatch(/Improvement activities +20\.0000 of 40 +50\.0000% +15% +7\.5000/);
    // 14.3436 + 7.5 = 21.8436.
    expect(ran.out).toMatch(/Final score +21\.84/);
    expect(ran.out).toMatch(/not given, scored without: special statuses, cost measures, claims measures, /);
    expect(ran.out).not.toContain(tin);
  });

  it('counts what the facts file gives', async () => {
    const ran = await run(folder.write('body.json', body()), '--facts', folder.write('facts.json', facts));
    // 1400 dollars: 7.8768 of 10 at weight 30 = 23.6304; 6 points for a small practice: 21.6476 of 60.
    expect(ran.out).toMatch(/Cost +7\.8768 of 10 +78\.7680% +30% +23\.6304/);
    expect(ran.out).toMatch(/Quality +21\.6476 of 60/);
    expect(ran.out).not.toMatch(/scored without:.*cost measures/);
  });

  it('gives improvement a row of its own, so that points and percent of each row are the same thing', async () => {
    const year = { ...facts, previousYear: { costPercent: 70 } };
    const ran = await run(folder.write('body.json', body()), '--facts', folder.write('better.json', year));
    // 78.768% after 70%: (78.768 - 70) / 70 x 1 = 0.1253 points of 100, of 10 points 0.0125; at weight 30 0.0376.
    expect(ran.out).toMatch(/Cost +7\.8768 of 10 +78\.7680% +30% +23\.6304/);
    expect(ran.out).toMatch(/improvement over 2023 +\+0\.0125 +0\.1253% +30% +0\.0376/);
  });

  it('says why cost is not scored', async () => {
    const few = { cost: [{ measureId: 'TPCC_1', caseCount: 10, value: 1400 }] };
    const ran = await run(folder.write('body.json', body()), '--facts', folder.write('few.json', few));
    expect(ran.out).toContain(
      'Cost: Not scored: the cost measure given cannot be scored (TPCC_1: 10 of the 20 cases needed).',
    );
    expect((await run(folder.write('body.json', body()))).out).toContain(
      'Cost: Not scored: no cost figures were given.',
    );
  });

  it('names the category of 2017 and the option of an APM Entity as the program did', async () => {
    const apm = { entityType: 'apm', entityId: 'ENTITY1', performanceYear: 2020, measurementSets: [qualitySet(2020)] };
    expect((await run(folder.write('apm.json', apm))).out).toContain('\nAPM scoring standard (mips)\n');
    const early = await run(folder.write('early.json', groupBody(2017, [qualitySet(2017)])));
    expect(early.out).toMatch(/Advancing Care Information +0\.0000 of 100/);
    expect(early.out).toContain('Cost: Not scored: cost carries no weight in 2017.');
  });

  it('writes one document with the best tree and a summary of each option', async () => {
    const mvp = qualitySet(2024, { programName: 'G0054' });
    const two = body();
    const sets = [...(two['measurementSets'] as unknown[]), mvp];
    const ran = await run(folder.write('two.json', { ...two, measurementSets: sets }), '--json');
    const { data } = jsonOf(ran) as { data: { score: object; scores: { option: string; tree: object }[] } };
    expect(data.score).toMatchObject({ name: 'total', value: 21.84, errors: [] });
    expect(data.scores.map(({ option }) => option)).toEqual(['mips', 'G0054']);
    expect(data.scores[0]!.tree).toEqual(data.score);
    expect(data.scores[0]).toMatchObject({ finalScore: '21.84', bonusPoints: 0, notDeterminable: [] });
    expect(ran.out).not.toContain(tin);
  });

  it('names the best of several options', async () => {
    const two = body();
    const sets = [...(two['measurementSets'] as unknown[]), qualitySet(2024, { programName: 'G0054' })];
    const ran = await run(folder.write('best.json', { ...two, measurementSets: sets }));
    expect(ran.out).toContain('Best: Traditional MIPS (mips) with 21.84');
  });

  it('answers an invalid body as qpp validate does, with exit code 2', async () => {
    const bad = folder.write('bad.json', { ...body(), entityId: 'x' });
    const ran = await run(bad);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain(`${bad}: invalid, 1 problem`);
    expect(ran.out).toContain('$.entityId  IDENTIFIER_NOT_ALLOWED');
    const asJson = await run(bad, '--json');
    expect(asJson.code).toBe(2);
    expect(jsonOf(asJson)).toMatchObject({ error: { details: [{ code: 'IDENTIFIER_NOT_ALLOWED' }] } });
  });

  it.each([
    ['{"specialStatus":{}}', '$.specialStatus', 'UNKNOWN_FIELD'],
    ['{"clinicianCount":-1}', '$.clinicianCount', 'OUT_OF_RANGE'],
    ['{"clinicianCount":1.5}', '$.clinicianCount', 'INVALID_TYPE'],
    ['{"cost":[{"measureId":"TPCC_1","caseCount":20,"value":"1400"}]}', '$.cost[0].value', 'INVALID_TYPE'],
    ['{"cost":[{"measureId":"TPCC_1","value":1400}]}', '$.cost[0].caseCount', 'REQUIRED_FIELD'],
    ['{"cost":[{"measureId":"NONE_1","caseCount":20,"value":1}]}', '$.cost[0].measureId', 'UNKNOWN_MEASURE'],
    [
      '{"complexPatient":[{"name":"hcc","z":1},{"name":"hcc","z":2}]}',
      '$.complexPatient[1].name',
      'DUPLICATE_INDICATOR',
    ],
    ['{"registration":{"mvpId":"G9999"}}', '$.registration.mvpId', 'UNKNOWN_VALUE'],
    ['{"previousYear":{"costPercent":101}}', '$.previousYear.costPercent', 'OUT_OF_RANGE'],
    ['{"reweighted":[{"category":"aci","reason":"eucAutomatic"}]}', '$.reweighted[0].category', 'INVALID_ENUM'],
    [
      '{"administrativeClaims":[{"measureId":"484","caseCount":1,"rate":1},{"measureId":"484","caseCount":1,"rate":2}]}',
      '$.administrativeClaims[1].measureId',
      'DUPLICATE_MEASURE',
    ],
    ['{"clinicianCount":NaN}', '$.clinicianCount', 'MALFORMED_JSON'],
    ['[]', '$', 'INVALID_TYPE'],
  ])('refuses the facts %s with path and code', async (text, path, code) => {
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('wrong.json', text));
    expect(ran.code).toBe(2);
    expect(ran.out).toContain(`${path}  ${code}  `);
  });

  it('says that an option of the body may not be reported, with exit code 1 when none is left', async () => {
    const pcf = {
      entityType: 'apm',
      entityId: 'ENTITY1',
      performanceYear: 2022,
      measurementSets: [qualitySet(2022, { programName: 'pcf', measurements: [] })],
    };
    const ran = await run(folder.write('pcf.json', pcf));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('Option pcf is not scored');
  });

  it('names a file that is not there', async () => {
    const ran = await run('/nowhere/body.json');
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.out).toBe('/nowhere/body.json: there is no such file\n');
  });

  it("takes a subgroup's Promoting Interoperability from its group's submission", async () => {
    const programName = 'G0053';
    const subgroup = {
      entityType: 'subgroup',
      entityId: 'SG-00000001',
      performanceYear: 2024,
      measurementSets: [qualitySet(2024, { programName, measurements: [measurement('130', singleRate())] })],
    };
    const group = {
      ...body(),
      measurementSets: [
        piSet(
          2024,
          piOf82.map(({ measureId, value }) => ({ measureId, value })),
        ),
      ],
    };
    const file = folder.write('subgroup.json', subgroup);
    const alone = await run(file);
    expect(alone.out).toContain("scored without: the group's Promoting Interoperability data (--group)");
    expect(alone.out).toMatch(/Promoting Interoperability +0\.0000 of 100/);
    const together = await run(file, '--group', folder.write('itsgroup.json', group));
    expect(together.out).toMatch(/Promoting Interoperability +82\.0000 of 100/);
  });

  it('reads the submission from standard input', async () => {
    const ran = await runCommand(scoreCommand(), ['-'], [JSON.stringify(body())]);
    expect(ran.out).toMatch(/Final score +21\.84/);
  });
});
