import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { shippedTables } from '../../catalogue/load';
import { catalogueCommand, yearsArgument } from '../../cli/commands/catalogue';
import { percentiles, publish, published } from '../catalogue/published';
import { jsonOf, runCommand } from './run-command';
import type { Ran } from './run-command';

let root: string;
let data: string;
let tables: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'qpp-catalogue-'));
  data = path.join(root, 'data');
  tables = path.join(root, 'tables');
  publish(data, published());
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const run = (...args: string[]): Promise<Ran> => runCommand(catalogueCommand(), args);
const shipped = (): string =>
  readdirSync(shippedTables)
    .map((file) => readFileSync(path.join(shippedTables, file), 'utf8'))
    .join('');

describe('qpp catalogue import', () => {
  it('writes nothing without --out, says what it found and that it is not what is shipped', async () => {
    const before = shipped();
    const { code, out, err } = await run('import', data);
    expect(code).toBe(1);
    expect(out).toMatch(/2020 {2}quality 3, ia 1, pi 2, cost 1, benchmarks 3/);
    expect(out).toMatch(/2025 {2}provisional, not imported/);
    expect(err).toMatch(/^Nothing written: these are not the shipped tables/);
    expect(shipped()).toBe(before);
  });

  it('takes an empty folder name for none', async () => {
    const { code, err } = await run('import', data, '--out', '');
    expect(code).toBe(2);
    expect(err).toContain('a folder');
  });

  it('writes the tables where it is told, with counts, size and checksum a year', async () => {
    const { code, out } = await run('import', data, '--out', tables, '--source-version', '2.0.0', '--json');
    expect(code).toBe(0);
    expect(readdirSync(tables).sort()).toEqual(['2020.json', '2024.json']);
    const report = JSON.parse(out) as { years: { year: number; bytes: number; checksum: string }[] };
    for (const { year, bytes, checksum } of report.years) {
      const text = readFileSync(path.join(tables, `${year}.json`), 'utf8');
      expect([Buffer.byteLength(text), JSON.parse(text)]).toEqual([bytes, expect.objectContaining({ checksum })]);
    }
    expect(report).toMatchObject({ sourceVersion: '2.0.0', writtenTo: tables, provisional: [2025] });
  });

  it('imports only the years asked for', async () => {
    await run('import', data, '--out', tables, '--years', '2024');
    expect(readdirSync(tables)).toEqual(['2024.json']);
  });

  it('does not overwrite better tables, unless forced', async () => {
    await run('import', data, '--out', tables, '--source-version', '2.0.0');
    const before = readFileSync(path.join(tables, '2024.json'), 'utf8');
    publish(data, { 'benchmarks/2024.json': [percentiles('226', 'claims', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])] });
    const refused = await run('import', data, '--out', tables, '--source-version', '2.0.0');
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Not written.*\n.*2024: 1 of its records would be lost/) as string,
    });
    expect(readFileSync(path.join(tables, '2024.json'), 'utf8')).toBe(before);
    expect((await run('import', data, '--out', tables, '--source-version', '2.0.0', '--force')).code).toBe(0);
    expect(readFileSync(path.join(tables, '2024.json'), 'utf8')).not.toBe(before);
  });

  it('writes nothing of a directory that is damaged in one year', async () => {
    publish(data, { 'benchmarks/2024.json': '[{' });
    const { code, err, out } = await run('import', data, '--out', tables);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^benchmarks\/2024\.json: is not JSON .*Fetch the file again\.\n$/s);
    expect(readdirSync(root)).toEqual(['data']);
  });

  it('says in one line why it could not write', async () => {
    writeFileSync(tables, 'a file');
    const { code, err } = await run('import', data, '--out', tables);
    expect(code).toBe(2);
    expect(err).toMatch(/^Nothing was written to .*tables: E/);
  });
});

describe('qpp catalogue verify', () => {
  it('ends with 1 where the directory differs, naming ids and fields', async () => {
    const { code, out } = await run('verify', data, '--limit', '2');
    expect(code).toBe(1);
    expect(out).toMatch(/2024 {2}differs in \d+ places\n {6}measure \w+.*\n {6}.*\n {6}and \d+ more/);
    expect(out).toMatch(/2023 {2}missing/);
  });

  it('ends with 2 where the directory cannot be used, whole or in a year', async () => {
    expect((await run('verify', path.join(root, 'nowhere'))).code).toBe(2);
    publish(data, { 'benchmarks/2024.json': '{}' });
    const { code, out } = await run('verify', data, '--json');
    expect(code).toBe(2);
    const { years, equal } = JSON.parse(out) as { equal: boolean; years: { year: number; verdict: string }[] };
    expect(equal).toBe(false);
    expect(years.find(({ year }) => year === 2024)?.verdict).toBe('unusable');
  });

  it('ends with 2 for an empty directory', async () => {
    const empty = path.join(root, 'empty');
    mkdirSync(empty);
    expect(await run('verify', empty)).toMatchObject({ code: 2, out: '' });
  });
});

describe('qpp catalogue show', () => {
  it('says everything known of a measure, codes in words', async () => {
    const { code, out } = await run('show', '226', '--year', '2024');
    expect(code).toBe(0);
    expect(out).toMatch(/strata +reporting, performance, combinedPopulations/);
    expect(out).toMatch(/algorithm +split/);
    expect(out).toMatch(/benchmark registry +of 2022, higher is better/);
    expect(out).toMatch(/MVPs +M1366 \(quality\), M1367 \(quality\)/);
    const without = await run('show', '102', '--year', '2024');
    expect(without.out).toMatch(/no benchmark registry +BR-009, too few reporters/);
  });

  it('gives the same to machines, an unknown bound as null', async () => {
    const found = jsonOf(await run('show', '001', '--year', '2020', '--json'));
    expect(found).toMatchObject({ performanceYear: 2020, measure: { id: '001', isInverse: true } });
    expect((found['benchmarks'] as { bounds: unknown[] }[])[0]!.bounds[0]).toBeNull();
  });

  it('names the other years and the nearest ids for a measure that the year lacks', async () => {
    const { code, err } = await run('show', '492', '--year', '2022');
    expect(code).toBe(1);
    expect(err).toMatch(/^2022 has no measure 492; it exists in 2023, 2024, 2025, 2026/);
    const slip = await run('show', '1', '--year', '2024', '--json');
    expect(slip.code).toBe(1);
    expect(jsonOf(slip)).toMatchObject({
      error: { type: 'NotFound', details: [{ code: 'UNKNOWN_MEASURE' }] },
      id: '1',
      existsIn: [],
      nearest: expect.arrayContaining(['001']) as string[],
    });
  });

  it('prints between which figures a benchmark runs, and in which unit', async () => {
    expect((await run('show', '479', '--year', '2024')).out).toContain(
      'lower is better, 0.1343 to 0.1828 (a fraction)',
    );
    expect((await run('show', '236', '--year', '2025')).out).toContain('higher is better, 5.56 to 84.74 percent');
    expect((await run('show', 'TPCC_1', '--year', '2024')).out).toContain('1046.81 to 2383.26 dollars');
    const { benchmarks } = jsonOf(await run('show', '479', '--year', '2024', '--json')) as { benchmarks: unknown[] };
    expect(benchmarks).toMatchObject([{ range: { low: 0.1343, high: 0.1828 } }]);
  });

  it('says of a flagged measure that the data do not tell what CMS did', async () => {
    const { out } = await run('show', '134', '--year', '2022');
    expect(out).toMatch(/by registry +flagged by CMS for code changes; treated as suppressed \(CMS may have scored/);
    expect(out).toMatch(/by electronicHealthRecord flagged by CMS for a change of its guideline/);
  });

  it('knows the id of a pathway when it sees one', async () => {
    const { code, err } = await run('show', 'g0053', '--year', '2024');
    expect([code, err]).toEqual([
      1,
      'G0053 is an MVP, not a measure; its measures: qpp catalogue list --year 2024 --mvp G0053\n',
    ]);
  });

  it('refuses a year without a catalogue', async () => {
    expect(await run('show', '001', '--year', '2027')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^No catalogue.*2027/) as string,
    });
  });
});

describe('qpp catalogue list', () => {
  it('lists all of a year, or those of a category and a method', async () => {
    // 413 quality, 106 activities, 38 Promoting Interoperability, 29 cost
    expect(jsonOf(await run('list', '--year', '2024', '--json'))).toMatchObject({ count: 413 + 106 + 38 + 29 });
    const cost = jsonOf(
      await run('list', '--year', '2024', '--category', 'cost', '--method', 'administrativeClaims', '--json'),
    );
    expect(cost).toMatchObject({ count: 29 });
    const { out } = await run('list', '--year', '2024', '--category', 'quality', '--method', 'cmsWebInterface');
    expect(out).toMatch(
      /^001 +quality +intermediateOutcome, high priority, lower is better, claims electronicHealthRecord/m,
    );
  });

  it('lists the measures of a pathway with what they are to it', async () => {
    const { measures } = jsonOf(await run('list', '--year', '2024', '--mvp', 'G0053', '--json')) as {
      measures: { id: string; roles: string[] }[];
    };
    expect(measures.find(({ id }) => id === '479')?.roles).toEqual(['foundation']);
    expect(measures.find(({ id }) => id === 'TPCC_1')?.roles).toEqual(['cost']);
  });

  it('minds no capitals in categories, methods and pathways', async () => {
    const of = async (...args: string[]) => jsonOf(await run('list', '--year', '2024', '--json', ...args))['measures'];
    expect(await of('--mvp', 'g0053', '--category', 'IA')).toEqual(await of('--mvp', 'G0053', '--category', 'ia'));
    expect(await of('--method', 'eCQM')).toEqual(await of('--method', 'electronicHealthRecord'));
  });

  it('answers no for a pathway that the year lacks, with those it has', async () => {
    expect(await run('list', '--year', '2024', '--mvp', 'G0099')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/G0053/) as string,
    });
    expect(await run('list', '--year', '2022', '--mvp', 'G0053')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/begin in 2023/) as string,
    });
  });

  it('answers no where nothing fits', async () => {
    expect((await run('list', '--year', '2024', '--category', 'ia', '--method', 'claims')).code).toBe(1);
  });
});

describe('yearsArgument', () => {
  it('takes years, lists and spans', () => {
    expect(yearsArgument('2024')).toEqual([2024]);
    expect(yearsArgument('2017,2020-2022')).toEqual([2017, 2020, 2021, 2022]);
  });

  it.each(['', '24', '2024-', '2024-2020', '2020-2021-2022', 'all', '2024,,2025'])('refuses "%s"', (text) => {
    expect(() => yearsArgument(text)).toThrow();
  });
});
