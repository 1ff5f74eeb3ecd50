import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importCatalogue, writeCatalogue } from '../../catalogue/import';
import { CatalogueImportError } from '../../catalogue/import-error';
import { readCompactFile } from '../../catalogue/load';
import { readCatalogue } from '../../catalogue/read-catalogue';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'qpp-catalogue-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, content: unknown): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

const measure = {
  category: 'quality',
  measureId: '001',
  metricType: 'singlePerformanceRate',
  measureType: 'intermediateOutcome',
  firstPerformanceYear: 2017,
  isHighPriority: true,
  isInverse: true,
  isRegistryMeasure: false,
  submissionMethods: ['registry'],
  title: 'left behind',
};

const benchmark = (measureId: string, performanceYear: number, deciles: number[]): Record<string, unknown> => ({
  measureId,
  performanceYear,
  benchmarkYear: performanceYear - 2,
  submissionMethod: 'registry',
  deciles,
});

describe('importCatalogue', () => {
  it('takes figures, ids and enums, and no titles', () => {
    put('measures/2020/measures-data.json', [measure]);
    put('benchmarks/2020.json', [benchmark('001', 2020, [90, 80, 70, 60, 50, 40, 30, 20, 10])]);
    const [file] = importCatalogue(root, '1.2.3');
    expect(JSON.stringify(file)).not.toContain('left behind');
    const catalogue = readCatalogue(file!);
    expect(catalogue.version).toMatch(/^1\.2\.3\+[0-9a-f]{12}$/);
    expect(catalogue.benchmark('001', 'registry')).toMatchObject({
      isInverse: true,
      isToppedOutByProgram: false,
      bounds: [NaN, 90, 80, 70, 60, 50, 40, 30, 20, 10],
    });
  });

  it('takes the direction of a wholly constant row from the measure', () => {
    put('measures/2020/measures-data.json', [measure]);
    put('benchmarks/2020.json', [benchmark('001', 2020, Array<number>(9).fill(0))]);
    expect(readCatalogue(importCatalogue(root, '1')[0]!).benchmark('001', 'registry')?.isInverse).toBe(true);
  });

  it('writes files that read back the same', () => {
    put('measures/2020/measures-data.json', [measure]);
    put('benchmarks/2020.json', []);
    const files = importCatalogue(root, '1');
    writeCatalogue(files, root);
    expect(existsSync(path.join(root, '2020.json'))).toBe(true);
  });

  it.each([
    ['damaged JSON', (): void => put('benchmarks/2020.json', '[{'), /benchmarks\/2020\.json.*not JSON/],
    ['not a list', (): void => put('benchmarks/2020.json', {}), /not an array/],
    [
      'a missing bound',
      (): void => put('benchmarks/2020.json', [benchmark('001', 2020, [1, 2])]),
      /001\/registry\/2020: bounds/,
    ],
    [
      'a repeated row',
      (): void => {
        const row = benchmark('001', 2020, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
        put('benchmarks/2020.json', [row, row]);
      },
      /001\/registry: occurs twice/,
    ],
  ])('names file, record and remedy of %s', (_, damage, message) => {
    put('measures/2020/measures-data.json', [measure]);
    damage();
    expect(() => importCatalogue(root, '1')).toThrow(CatalogueImportError);
    expect(() => importCatalogue(root, '1')).toThrow(message);
  });

  it('refuses a directory of another layout', () => {
    expect(() => importCatalogue(root, '1')).toThrow(/measures: is missing/);
  });

  it('gives the shipped tables again from the published data, where these are at hand', () => {
    const published = path.join(__dirname, '../../../shared/cms-data');
    const files = existsSync(published) ? importCatalogue(published, '11.1.0') : [];
    for (const { checksum, table } of files)
      expect([table.year, checksum]).toEqual([table.year, readCompactFile(table.year).checksum]);
  });
});
