import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CompactFile } from '../../catalogue/compact-table';
import { compareTables } from '../../catalogue/compare-tables';
import { replacementOf } from '../../catalogue/guard-tables';
import { importCatalogue } from '../../catalogue/import';
import { CatalogueTableError, readCompactFile, readTableFile, supportedCatalogueYears } from '../../catalogue/load';
import { verifyDirectory } from '../../catalogue/verify-directory';
import { writeCatalogue } from '../../catalogue/write-catalogue';
import { percentiles, publish, published } from './published';
import type { Published } from './published';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'qpp-catalogue-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** The table of 2024, of the hand-made directory with changed benchmarks. */
function table(benchmarks?: object[], version = '2.0.0'): CompactFile {
  publish(root, { ...published(), ...(benchmarks === undefined ? {} : { 'benchmarks/2024.json': benchmarks }) });
  return importCatalogue(root, version, { years: [2024] })[0]!;
}

const flat = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99];
const moved = [1, 10, 20, 30, 40, 50, 60, 70, 80, 91, 99];
const diabetes = percentiles('001', 'registry', flat, { isInverse: true });
const tobacco = percentiles('226', 'claims', flat, { isToppedOut: true, isToppedOutByProgram: true });

describe('compareTables', () => {
  it('finds nothing between tables that say the same, also in another order', () => {
    expect(compareTables(table(), table())).toEqual([]);
    expect(compareTables(table(), table([tobacco, diabetes]))).toEqual([]);
  });

  it('names record, field and both values', () => {
    const changed = percentiles('001', 'registry', moved, { isInverse: true });
    expect(compareTables(table(), table([changed, tobacco]))).toEqual([
      {
        record: 'benchmark 001/registry',
        kind: 'changed',
        field: 'numbers',
        before: JSON.stringify(flat),
        after: JSON.stringify(moved),
      },
    ]);
  });

  it('tells lost rows from added ones', () => {
    const [lost] = compareTables(table(), table([tobacco]));
    expect(lost).toMatchObject({ record: 'benchmark 001/registry', kind: 'removed', field: null });
    const [added] = compareTables(table([tobacco]), table());
    expect(added).toMatchObject({ record: 'benchmark 001/registry', kind: 'added', field: null });
  });
});

describe('verifyDirectory', () => {
  it('says of each year whether it differs, is missing, or is only announced', () => {
    publish(root, published());
    const verdicts = verifyDirectory(root).map(({ year, verdict }) => `${year} ${verdict}`);
    expect(verdicts).toEqual(
      supportedCatalogueYears().map((year) => `${year} ${[2020, 2024].includes(year) ? 'differs' : 'missing'}`),
    );
    publish(root, { 'measures/2027/measures-data.json': [] });
    expect(verifyDirectory(root).at(-1)).toMatchObject({ year: 2027, verdict: 'provisional' });
  });

  it('says of a damaged year why it is unusable, and judges the others', () => {
    publish(root, { ...published(), 'benchmarks/2024.json': '[{' });
    const found = verifyDirectory(root);
    expect(found.find(({ year }) => year === 2024)).toMatchObject({
      verdict: 'unusable',
      problem: expect.stringMatching(/^benchmarks\/2024\.json: is not JSON/) as string,
    });
    expect(found.find(({ year }) => year === 2020)?.verdict).toBe('differs');
  });

  it('says that a year is not shipped', () => {
    const later = JSON.stringify(published()).replaceAll('2024', '2027').replaceAll('2022', '2025');
    publish(root, JSON.parse(later) as Published);
    expect(verifyDirectory(root).at(-1)).toMatchObject({ year: 2027, verdict: 'unshipped', shippedChecksum: null });
  });

  it('finds all shipped years equal to the published data, where these are at hand', () => {
    const directory = path.join(__dirname, '../../../shared/cms-data');
    const found = existsSync(directory) ? verifyDirectory(directory) : [];
    for (const { year, verdict } of found)
      expect(`${year} ${verdict}`).toBe(`${year} ${year < 2027 ? 'equal' : 'provisional'}`);
  });
});

describe('replacementOf', () => {
  const target = (): string => path.join(root, 'tables');

  it('knows a new table, the same one and one that changes', () => {
    const file = table();
    expect(replacementOf(file, target()).kind).toBe('new');
    writeCatalogue([file], target());
    expect(replacementOf(file, target()).kind).toBe('same');
    const changed = replacementOf(
      table([percentiles('001', 'registry', moved, { isInverse: true }), tobacco]),
      target(),
    );
    expect(changed).toMatchObject({ kind: 'changed', worse: [] });
  });

  it('calls a table worse that loses records or is of older data', () => {
    writeCatalogue([table()], target());
    expect(replacementOf(table([tobacco]), target()).worse).toEqual([
      '1 of its records would be lost (benchmark 001/registry)',
    ]);
    // 1.10.0 is older than 2.0.0, and 10.0.0 is not
    expect(replacementOf(table(undefined, '1.10.0'), target()).worse).toEqual([
      'source version 1.10.0 is older than 2.0.0',
    ]);
    expect(replacementOf(table(undefined, '10.0.0'), target()).worse).toEqual([]);
    // 2 is 2.0.0; of 2.0.1 it would be the elder.
    expect(replacementOf(table(undefined, '2'), target()).worse).toEqual([]);
    writeCatalogue([table(undefined, '2.0.1')], target());
    expect(replacementOf(table(undefined, '2.0'), target()).worse).toEqual(['source version 2.0 is older than 2.0.1']);
  });

  it('does not mind what stands there damaged', () => {
    publish(target(), { '2024.json': '{"checksum":' });
    expect(replacementOf(table(), target()).kind).toBe('damaged');
  });
});

describe('readTableFile', () => {
  const damage = (content: unknown) => () => {
    publish(root, { 'table.json': content });
    return readTableFile(path.join(root, 'table.json'));
  };

  it('refuses a table whose content is not what its checksum says, with the file', () => {
    const { checksum, table: content } = readCompactFile(2024);
    expect(damage({ checksum, table: { ...content, cost: [] } })).toThrow(CatalogueTableError);
    expect(damage({ checksum, table: { ...content, cost: [] } })).toThrow(/table\.json: its checksum is not/);
  });

  it.each([
    ['no JSON', '{'],
    ['no table', '{}'],
    ['null', 'null'],
  ])('refuses %s', (_, content) => {
    expect(damage(content)).toThrow(CatalogueTableError);
  });
});
