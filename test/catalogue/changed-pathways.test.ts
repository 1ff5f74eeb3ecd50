import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compareTables } from '../../catalogue/compare-tables';
import type { CompactFile } from '../../catalogue/compact-table';
import { replacementOf } from '../../catalogue/guard-tables';
import { importCatalogue } from '../../catalogue/import';
import { nearestIds } from '../../catalogue/measure-years';
import { writeCatalogue } from '../../catalogue/write-catalogue';
import { publish, published } from './published';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'qpp-catalogue-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const pathway = {
  mvpId: 'M0002',
  qualityMeasureIds: ['001', '226'],
  iaMeasureIds: ['IA_EPA_1'],
  costMeasureIds: ['TPCC_1'],
  administrativeClaimsMeasureIds: [],
  foundationQualityMeasureIds: ['479'],
  hasCahps: false,
};

/** The table of 2024 with the pathway changed. */
function table(changes: object = {}, version = '2.0.0'): CompactFile {
  publish(root, { ...published(), 'mvp/2024/mvp.json': [{ ...pathway, ...changes }] });
  return importCatalogue(root, version, { years: [2024] })[0]!;
}

describe('compareTables of a pathway', () => {
  it('names the list that changed, with the ids before and after', () => {
    expect(compareTables(table(), table({ qualityMeasureIds: ['001'] }))).toEqual([
      { record: 'mvp M0002', kind: 'changed', field: 'qualityMeasureIds', before: '["001","226"]', after: '["001"]' },
    ]);
    expect(compareTables(table(), table({ hasCahps: true }))).toEqual([
      { record: 'mvp M0002', kind: 'changed', field: 'hasCahps', before: 'false', after: 'true' },
    ]);
  });

  it('finds nothing in one that stayed as it was', () => {
    expect(compareTables(table(), table())).toEqual([]);
  });
});

describe('replacementOf a table by its version', () => {
  const worse = (version: string, than: string) => {
    const target = path.join(root, 'tables');
    writeCatalogue([table({}, than)], target);
    return replacementOf(table({}, version), target).worse.length > 0;
  };

  it.each([
    ['2.0.1', '2.0.2', true],
    ['2.0.1', '2.0', false],
    ['2.0.0', '2.0', false],
    ['1.9.9', '2.0', true],
    ['1.x', '2.0.0', false],
    ['1.0.0', 'two', false],
  ])('calls %s older than %s: %s', (version, than, expected) => {
    expect(worse(version, than)).toBe(expected);
  });
});

describe('nearestIds', () => {
  // One character of up to three may differ, two of up to six.
  it.each([
    ['00A', ['00B'], ['00B']],
    ['1A2', ['1A', '1A23', '1B3'], ['1A', '1A23']],
    ['ABCDEF', ['ABCDEG', 'ABCDGH', 'ABCGHI'], ['ABCDEG', 'ABCDGH']],
    ['ABCDEF', ['ABCD', 'ABCDEFGH', 'ABC'], ['ABCD', 'ABCDEFGH']],
  ])('of %s among %j are %j', (id, ids, nearest) => {
    expect(nearestIds(id, ids)).toEqual(nearest);
  });

  it('stand nearest first, of equals in the order given, and no more than asked for', () => {
    expect(nearestIds('ABCDEF', ['ABCDXY', 'ABCDEX', 'XBCDEF', 'ABCDEF'])).toEqual([
      'ABCDEF',
      'ABCDEX',
      'XBCDEF',
      'ABCDXY',
    ]);
    expect(nearestIds('ABCDEF', ['ABCDXY', 'ABCDEX', 'XBCDEF', 'ABCDEF'], 2)).toEqual(['ABCDEF', 'ABCDEX']);
  });
});
