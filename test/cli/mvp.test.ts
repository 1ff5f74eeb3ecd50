import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mvpCommand } from '../../cli/commands/mvp';
import { piOf82, rate, yes } from '../scoring/builders';
import { jsonOf, runCommand } from './run-command';
import type { Ran } from './run-command';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'qpp-mvp-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(name: string, content: unknown): string {
  const file = path.join(root, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

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

  it('reads standard input for -', async () => {
    const ran = await runCommand(mvpCommand(), ['fit', '-', '--json'], [JSON.stringify(body())]);
    expect(jsonOf(ran)).toMatchObject({ performanceYear: 2024, unitKind: 'group' });
  });

  it('validates first: an invalid body is not scored', async () => {
    const { code, out, err } = await fitFile(put('body.json', body({ entityType: 'crowd' })));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/is invalid, so nothing was scored:\n {2}error +\$\.entityType +INVALID_ENUM/);
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
    ['is a list', '[]', /is invalid/],
  ])('ends with 2 when the file %s', async (_, content, message) => {
    const file = content === undefined ? path.join(root, 'nowhere.json') : put('body.json', content);
    expect(await fitFile(file)).toMatchObject({ code: 2, err: expect.stringMatching(message) as string });
  });

  it('ends with 2 for facts that it does not know', async () => {
    const ran = await fitFile(put('body.json', body()), '--facts', put('facts.json', { luck: 7 }));
    expect(ran).toMatchObject({ code: 2, err: expect.stringMatching(/\$\.luck +UNKNOWN_FIELD/) as string });
  });
});
