import path from 'node:path';
import { mvpCommand } from '../../cli/commands/mvp';
import { piOf82, rate, yes } from '../scoring/builders';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import type { Ran } from './run-command';

const folder = temporaryFolder('mvp');
const put = (name: string, content: unknown): string => folder.write(name, content);

const fitFile = (...args: string[]): Promise<Ran> => runCommand(mvpCommand(), ['fit', ...args]);

function wireSet(category: string, measurements: unknown[], more: object = {}): object {
  const period = { performanceStart: '2024-01-01', performanceEnd: '2024-12-31' };
  return { category, submissionMethod: 'registry', ...period, measurements, ...more };
}

/** One rate as the wire has it: all four counts. */
function counted(measureId: string, met: number, of: number): object {
  const value = rate(measureId, met, of).value as object;
  return { measureId, value: { ...value, eligiblePopulationExclusion: 0, eligiblePopulationException: 0 } };
}

/** A group of 2024 with four measures of the rheumatology pathway, one high activity and 82 points of PI. */
function body(changes: object = {}): object {
  const measures = [counted('130', 199, 200), counted('176', 99, 100), counted('178', 60, 60), counted('180', 95, 100)];
  return {
    entityType: 'group',
    taxpayerIdentificationNumber: '000100109',
    performanceYear: 2024,
    measurementSets: [
      wireSet('quality', measures),
      wireSet('ia', [yes('IA_EPA_1')]),
      wireSet('pi', [...piOf82], { cehrtId: '0015CEXAMPLE001' }),
    ],
    ...changes,
  };
}

interface Fits {
  program: string;
  traditional: { finalScore: string } | null;
  mvps: { rank: number; mvpId: string; isFilled: boolean; finalScore: string; gaps: unknown[] }[];
}

describe('qpp mvp fit', () => {
  it('ranks the pathways of the year with the score under each', async () => {
    /*
     * 178 7 + 176 5.3902 + 180 4.9036 + 130 4.8944 capped at 7, high priority = 22.1882 of 40 = 55.4705%; cost is not
     * scored, so 55/15/30: 55.4705 * 0.55 + 100 * 0.15 + 82 * 0.30 = 30.508775 + 15 + 24.6 = 70.11
     */
    const ran = await fitFile(put('body.json', body()), '--json');
    expect(ran.code).toBe(0);
    const { mvps, program, traditional } = jsonOf(ran) as unknown as Fits;
    expect(mvps).toHaveLength(16);
    expect(mvps[0]).toMatchObject({ rank: 1, mvpId: 'G0053', isFilled: true, finalScore: '70.11', gaps: [] });
    expect(program).toBe('mips');
    expect(traditional).not.toBeNull();
  });

  it('says in words what is filled and what is missing', async () => {
    const { code, out, err } = await fitFile(put('body.json', body()), '--limit', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/^group in 2024: fills 1 of 16 MVPs\n {4}traditional MIPS {2}\d/);
    expect(out).toMatch(/ 1\. G0053 {3}70\.11 {2}filled/);
    expect(out).toMatch(/missing: 3 of 4 quality measures, such as/);
    expect(err).toMatch(/^14 more MVPs/);
  });

  it('takes facts into account, and names the population health measure it supposes', async () => {
    const facts = { administrativeClaims: [{ measureId: '484', caseCount: 30, rate: 40 }] };
    const { out } = await fitFile(put('body.json', body()), '--facts', put('facts.json', facts));
    expect(out).toMatch(/supposes that 484 was chosen at registration/);
  });

  it('says of the facts what score says: not given under each score, what holds for all of them once', async () => {
    const flat = (ran: Ran): string => ran.out.replace(/\n {8,}/g, ' ');
    const bare = await fitFile(put('body.json', body()), '--limit', '1');
    // No status could move M0005's or G0053's activities of full credit; cost, claims and risk could move each score.
    expect(flat(bare)).toMatch(/traditional MIPS .*\n {6}not given, scored without: special statuses, cost measures/);
    expect(flat(bare)).toMatch(/ 1\. G0053(.*\n)+? {6}not given, scored without: .*cost measures, claims measures/);
    const given = put('facts.json', {
      administrativeClaims: [{ measureId: '479', caseCount: 300, rate: 0.15 }],
      clinicianCount: 5,
    });
    // 479 needs 16 clinicians; a registration that was only supposed is not called given.
    const ran = await fitFile(put('body.json', body()), '--limit', '2', '--facts', given);
    const sentence = 'given without effect: claims measure 479: it needs 16 clinicians, the unit has 5';
    expect(ran.out.split(sentence)).toHaveLength(2);
    expect(ran.out).toContain(`MVPs\n    ${sentence}\n    traditional MIPS`);
    expect(ran.out).not.toContain('registration:');
    const verbose = await fitFile(put('body.json', body()), '--limit', '1', '--verbose');
    expect(flat(verbose)).toContain('not given: no cost figures: cost is absent and its weight goes to the other');
  });

  it('gives a machine the same, with the warnings of the body and of the facts', async () => {
    const facts = put('facts.json', { isPcmh: true, clinicianCount: 5 });
    const ran = jsonOf(await fitFile(put('body.json', body()), '--facts', facts, '--json'));
    const effect = 'no cost figures: cost is absent and its weight goes to the other categories';
    const ineffective = [{ path: '$.isPcmh', code: 'WITHOUT_EFFECT', fact: expect.any(String) as string }];
    expect(ran).toMatchObject({
      traditional: { missingFacts: expect.arrayContaining([effect]) as string[], factsWithoutEffect: ineffective },
      warnings: [{ path: '$.clinicianCount', code: 'SIZE_CONTRADICTS_STATUS' }],
    });
    expect((ran as unknown as { mvps: object[] }).mvps[0]).toMatchObject({ factsWithoutEffect: ineffective });
    const said = await fitFile(put('body.json', body()), '--facts', facts);
    expect(said.out).toMatch(/^warning {2}\$\.clinicianCount {2}SIZE_CONTRADICTS_STATUS/m);
  });

  it('refuses facts of measures that CMS does not compute in the year, as score does', async () => {
    const facts = put('facts.json', { administrativeClaims: [{ measureId: '236', caseCount: 10, rate: 14 }] });
    const ran = await fitFile(put('body.json', body()), '--facts', facts);
    expect(ran.code).toBe(2);
    expect(ran.out).toMatch(/\$\.administrativeClaims\[0\]\.measureId +UNKNOWN_MEASURE +is no claims measure of 2024/);
  });

  it('reads standard input for -', async () => {
    const ran = await runCommand(mvpCommand(), ['fit', '-', '--json'], [JSON.stringify(body())]);
    expect(jsonOf(ran)).toMatchObject({ performanceYear: 2024, unitKind: 'group' });
  });

  it("takes the Promoting Interoperability data of a subgroup's group", async () => {
    const subgroup = put('subgroup.json', {
      entityType: 'subgroup',
      entityId: 'SYN-SG-01',
      performanceYear: 2024,
      measurementSets: [wireSet('ia', [yes('IA_EPA_1')], { programName: 'G0053' })],
    });
    const first = async (...args: string[]): Promise<object | undefined> =>
      (jsonOf(await fitFile(subgroup, ...args, '--json')) as unknown as Fits).mvps.find(
        ({ mvpId }) => mvpId === 'G0053',
      );
    const missing = { code: 'PROMOTING_INTEROPERABILITY' };
    // 15% of activities at 100%; with the group's 82 points 30% of them more: 15 + 24.6 = 39.60.
    expect(await first()).toMatchObject({
      finalScore: '15.00',
      gaps: expect.arrayContaining([expect.objectContaining(missing)]) as object[],
    });
    const withGroup = await first('--group', put('group.json', body()));
    expect(withGroup).toMatchObject({ finalScore: '39.60' });
    expect(withGroup).not.toMatchObject({
      gaps: expect.arrayContaining([expect.objectContaining(missing)]) as object[],
    });
  });

  it('validates first: an invalid body is not scored', async () => {
    const { code, out } = await fitFile(put('body.json', body({ entityType: 'crowd' })));
    expect(code).toBe(2);
    expect(out).toMatch(/body\.json.*\n {2}error +\$\.entityType +INVALID_ENUM/);
    expect(out).not.toContain('MVPs');
  });

  it('refuses years without pathways and virtual groups', async () => {
    const early = put('early.json', {
      entityType: 'group',
      taxpayerIdentificationNumber: '000100109',
      performanceYear: 2022,
      measurementSets: [],
    });
    expect(await fitFile(early)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/begin in performance year 2023/) as string,
    });
    const owner = { entityType: 'virtualGroup', entityId: 'VG0001', taxpayerIdentificationNumber: null };
    const virtual = put('virtual.json', body(owner));
    expect(await fitFile(virtual)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/virtualGroup may not report an MVP/) as string,
    });
  });

  it('asks which program is meant when the body has several and none is traditional', async () => {
    const sets = (...names: string[]): object[] =>
      names.map((programName) => wireSet('ia', [yes('IA_PCMH')], { programName }));
    const several = put('several.json', body({ measurementSets: sets('M0005', 'G0053') }));
    expect(await fitFile(several)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Choose one with --program/) as string,
    });
    expect(jsonOf(await fitFile(several, '--program', 'G0053', '--json'))).toMatchObject({ program: 'G0053' });
    expect((await fitFile(several, '--program', 'mips')).code).toBe(2);
    const none = put('none.json', body({ measurementSets: [] }));
    expect(await fitFile(none)).toMatchObject({ code: 2, err: expect.stringMatching(/no measurement set/) as string });
  });

  it.each([
    ['is missing', undefined, /nowhere\.json: there is no such file/],
    ['is no JSON', '{', /is not JSON at line 1/],
    ['is a list', '[]', /INVALID_TYPE/],
  ])('ends with 2 when the file %s', async (_, content, message) => {
    const file = content === undefined ? path.join(folder.path, 'nowhere.json') : put('body.json', content);
    expect(await fitFile(file)).toMatchObject({ code: 2, out: expect.stringMatching(message) as string });
  });

  it('ends with 2 for facts that it does not know', async () => {
    const ran = await fitFile(put('body.json', body()), '--facts', put('facts.json', { luck: 7 }));
    expect(ran).toMatchObject({ code: 2, out: expect.stringMatching(/\$\.luck +UNKNOWN_FIELD/) as string });
  });
});
