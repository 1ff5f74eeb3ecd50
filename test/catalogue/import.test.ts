import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from '../support/fast-check';
import type { CompactFile } from '../../catalogue/compact-table';
import { importCatalogue } from '../../catalogue/import';
import { CatalogueImportError } from '../../catalogue/import-error';
import { readCompactFile } from '../../catalogue/load';
import { readCatalogue } from '../../catalogue/read-catalogue';
import { remarksOn } from '../../catalogue/remarks';
import { sourceYears } from '../../catalogue/source-files';
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

/** Imports the hand-made directory after changing some of its files; undefined leaves a file out. */
function importWith(changes: Published = {}): CompactFile[] {
  const content = Object.entries({ ...published(), ...changes }).filter(([, value]) => value !== undefined);
  publish(root, Object.fromEntries(content));
  return importCatalogue(root, '1.2.3');
}

type Row = Record<string, unknown>;

/** A file of the hand-made directory with one row changed. */
function withRow(file: string, index: number, change: Row): Published {
  const rows = (published()[file] as Row[]).map((row, at) => (at === index ? { ...row, ...change } : row));
  return { [file]: rows };
}

const m2024 = 'measures/2024/measures-data.json';
const b2020 = 'benchmarks/2020.json';
const b2024 = 'benchmarks/2024.json';

describe('importCatalogue', () => {
  it('reads a flag of a change without a list as one of every method, and a list as it stands', () => {
    const impacted = (change: Row): unknown => {
      const measure = readCatalogue(importWith(withRow(m2024, 0, change))[1]!).qualityMeasure('001')!;
      return [measure.icdImpacted, measure.clinicalGuidelineChanged];
    };
    expect(impacted({ isIcdImpacted: true })).toEqual([['registry', 'claims'], []]);
    expect(impacted({ isClinicalGuidelineChanged: true })).toEqual([[], ['registry', 'claims']]);
    expect(impacted({ isIcdImpacted: true, icdImpacted: ['claims'] })).toEqual([['claims'], []]);
    expect(impacted({ isIcdImpacted: false, isClinicalGuidelineChanged: false })).toEqual([[], []]);
  });

  it('takes figures, ids and enums of every year, and no titles', () => {
    const files = importWith();
    expect(files.map(({ table }) => table.year)).toEqual([2020, 2024]);
    expect(JSON.stringify(files)).not.toContain('left behind');
    const [old, recent] = files.map(readCatalogue);
    expect(recent!.version).toMatch(/^1\.2\.3\+[0-9a-f]{12}$/);
    expect(old!.benchmark('001', 'registry')).toMatchObject({
      isInverse: true,
      bounds: [NaN, 100, 90, 80, 70, 60, 50, 40, 30, 20],
    });
    expect(recent!.qualityMeasure('226')).toMatchObject({ strata: ['screening', 'overall'] });
    expect(recent!.benchmarkExclusionReasons('226', 'registry')).toEqual(['BR-009']);
    expect(recent!.clusters('001', 'claims').map(({ name }) => name)).toEqual(['nephrology']);
    expect(recent!.mvp('M0002')?.foundationQualityMeasureIds.has('479')).toBe(true);
  });

  it('leaves out a year that is only announced, and says so when it is asked for', () => {
    publish(root, published());
    expect(sourceYears(root)).toEqual({ complete: [2020, 2024], provisional: [2025] });
    expect(() => importCatalogue(root, '1', { years: [2025] })).toThrow(/2025: is provisional/);
    expect(() => importCatalogue(root, '1', { years: [2019] })).toThrow(/2019: is not in the directory.*2020, 2024/);
    expect(importCatalogue(root, '1', { years: [2024, 2024] })).toHaveLength(1);
  });

  it('takes the direction of a wholly constant row from the measure', () => {
    const [file] = importWith(withRow(b2020, 0, { deciles: Array<number>(9).fill(0) }));
    expect(readCatalogue(file!).benchmark('001', 'registry')?.isInverse).toBe(true);
  });

  it('mistrusts percentiles that run against their measure', () => {
    const files = importWith(withRow(b2024, 0, { isInverse: false }));
    expect(readCatalogue(files[1]!).benchmark('001', 'registry')?.mistrust).toBe('directionConflict');
  });

  it('takes an empty file of what the year does not have yet', () => {
    // Pathways and exclusion reasons begin in 2023.
    const changes = { 'mvp/2020/mvp.json': [], 'benchmarks/2020/benchmark-exclusion-reasons.json': [] };
    expect(importWith(changes).map(({ table }) => table.year)).toEqual([2020, 2024]);
  });

  it('gives the shipped tables again from the published data, where these are at hand', () => {
    const directory = path.join(__dirname, '../../../shared/cms-data');
    const files = existsSync(directory) ? importCatalogue(directory, '11.1.0') : [];
    for (const { checksum, table } of files)
      expect([table.year, checksum]).toEqual([table.year, readCompactFile(table.year).checksum]);
  });
});

describe('copied rows', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `COST_T${index}_1`);
  const row = (id: string, year: number, last: number): object => {
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, last];
    const years = { performanceYear: year, benchmarkYear: year, isInverse: true };
    return percentiles(id, 'administrativeClaims', numbers, years);
  };
  const cost = ids.map((measureId) => ({ category: 'cost', measureId, metricType: 'costScore' }));
  const year2024 = (rows: object[]): Published => ({
    ...published(),
    [m2024]: [...(published()[m2024] as object[]), ...cost],
    [b2024]: rows,
  });
  const mistrusted = (file: CompactFile): unknown =>
    remarksOn(file).find(({ kind }) => kind === 'placeholder')?.rows.length;

  it('are placeholders, and so are the rows beside them when every shared one is copied', () => {
    // 11 of 12 rows stood in 2023, all repeated: the twelfth is made up too
    const known = new Map(ids.slice(1).map((id) => [`${id}|administrativeClaims`, '0,1,2,3,4,5,6,7,8,9,10']));
    publish(root, year2024(ids.map((id) => row(id, 2024, 10))));
    const files = importCatalogue(root, '1', { knownBounds: (year) => (year === 2023 ? known : undefined) });
    expect(mistrusted(files[1]!)).toBe(12);
  });

  it('stay placeholders when the others have become real', () => {
    // 10 repeat 2023, 2 are new figures
    const known = new Map(ids.map((id) => [`${id}|administrativeClaims`, '0,1,2,3,4,5,6,7,8,9,10']));
    publish(root, year2024(ids.map((id, index) => row(id, 2024, index < 10 ? 10 : 11))));
    const files = importCatalogue(root, '1', { knownBounds: (year) => (year === 2023 ? known : undefined) });
    expect(mistrusted(files[1]!)).toBe(10);
  });

  it('prove nothing when they are fewer than ten', () => {
    const known = new Map(ids.slice(0, 9).map((id) => [`${id}|administrativeClaims`, '0,1,2,3,4,5,6,7,8,9,10']));
    publish(root, year2024(ids.map((id) => row(id, 2024, 10))));
    const files = importCatalogue(root, '1', { knownBounds: (year) => (year === 2023 ? known : undefined) });
    expect(mistrusted(files[1]!)).toBeUndefined();
  });
});

describe('a damaged directory', () => {
  const twice = (file: string): Published => ({
    [file]: [...(published()[file] as Row[]), (published()[file] as Row[])[0]],
  });
  const withDeciles = (numbers: unknown): Published => withRow(b2020, 1, { deciles: numbers });

  it.each<[string, Published, RegExp]>([
    ['truncated JSON', { [b2024]: '[{"measureId": "00' }, /^benchmarks\/2024\.json: is not JSON/],
    ['a file that is no array', { [b2024]: {} }, /^benchmarks\/2024\.json \$: is not an array/],
    ['an empty file', { [m2024]: '' }, /^measures\/2024\/measures-data\.json: is not JSON/],
    ['a record that is no object', { [b2024]: [7] }, /^benchmarks\/2024\.json \$\[0\]/],
    ['no measures at all', { [m2024]: [] }, /holds no measure/],
    ['no benchmarks at all', { [b2024]: [] }, /^benchmarks\/2024\.json \$: holds no benchmark\. Fetch/],
    ['no benchmarks of deciles', { [b2020]: [] }, /^benchmarks\/2020\.json \$: holds no benchmark\./],
    [
      'no exclusion reason',
      { 'benchmarks/2024/benchmark-exclusion-reasons.json': [] },
      /-exclusion-reasons\.json \$: holds no exclusion reason/,
    ],
    ['no clusters', { 'clinical-clusters/2020/clinical-clusters.json': [] }, /-clusters\.json \$: holds no cluster/],
    ['no pathways', { 'mvp/2024/mvp.json': [] }, /^mvp\/2024\/mvp\.json \$: holds no pathway/],
    ['a missing benchmarks file', { [b2020]: undefined }, /^benchmarks\/2020\.json: is missing/],
    ['missing measures', { [m2024]: undefined }, /^measures\/2024\/measures-data\.json: is missing, and 2024/],
    ['missing clusters', { 'clinical-clusters/2024/clinical-clusters.json': undefined }, /^clinical-clusters\/2024/],
    ['missing pathways', { 'mvp/2024/mvp.json': undefined }, /^mvp\/2024\/mvp\.json: is missing/],
    ['a repeated measure', twice(m2024), /\$\[7\] \(001\): occurs twice/],
    [
      'an exclusion that is no measure',
      withRow(m2024, 4, { exclusion: ['NOPE'] }),
      /\(PI_EP_1\): names NOPE, which is/,
    ],
    ['a substitute that is no measure', withRow(m2024, 4, { substitutes: ['NOPE'] }), /\(PI_EP_1\): names NOPE/],
    ['a doubled program', withRow(m2024, 0, { allowedPrograms: ['mips', 'mips'] }), /allowedPrograms \(001\): .*twice/],
    ['a doubled method', withRow(m2024, 0, { submissionMethods: ['registry', 'registry'] }), /\(001\): .*twice/],
    [
      'an activity among the quality measures of a pathway',
      withRow('mvp/2024/mvp.json', 0, { qualityMeasureIds: ['001', 'IA_EPA_1'] }),
      /names IA_EPA_1, which is no quality measure of the year/,
    ],
    [
      'a reason for a measure nobody knows',
      withRow('benchmarks/2024/benchmark-exclusion-reasons.json', 0, { measureId: '999' }),
      /\(999\): names 999, which is no measure/,
    ],
    ['a repeated benchmark', twice(b2024), /\$\[2\] \(001\/registry\): occurs twice/],
    ['a repeated pathway', twice('mvp/2024/mvp.json'), /\(M0002\): occurs twice/],
    ['a repeated cluster row', twice('clinical-clusters/2024/clinical-clusters.json'), /\(001\/claims\): occurs twice/],
    [
      'a key written twice',
      { [b2024]: '[{"measureId":"001","deciles":[1],"measureId":"002"}]' },
      /\$\.measureId: is a key written twice/,
    ],
    ['an unknown method', withRow(b2024, 0, { submissionMethod: 'pigeon' }), /\$\[0\]\.submissionMethod \(001\): /],
    ['an unknown metric type', withRow(m2024, 0, { metricType: 'vibes' }), /\$\[0\]\.metricType \(001\): /],
    ['an unknown algorithm', withRow(m2024, 1, { overallAlgorithm: 'guess' }), /\$\[1\]\.overallAlgorithm \(226\): /],
    ['an unknown category', withRow(m2024, 0, { category: 'luck' }), /\$\[0\]\.category \(001\): /],
    ['an unknown weight', withRow(m2024, 3, { weight: 'low' }), /\$\[3\]\.weight \(IA_EPA_1\): /],
    ['an id that is a number', withRow(m2024, 0, { measureId: 1 }), /\$\[0\]\.measureId: /],
    [
      'a rate measure without strata',
      withRow(m2024, 1, { strata: [] }),
      /\(226\): a measure of several rates needs strata/,
    ],
    [
      'a stratum without name',
      withRow(m2024, 1, { strata: [{}, { name: 'overall' }] }),
      /\(226\): .* strata with names/,
    ],
    ['two strata of one name', withRow(m2024, 1, { strata: [{ name: 'a' }, { name: 'a' }] }), /\(226\): two strata/],
    ['a measure without direction', withRow(m2024, 0, { isInverse: null }), /\(001\): isInverse is missing/],
    ['eight deciles', withDeciles([1, 2, 3, 4, 5, 6, 7, 8]), /\$\[1\]\.deciles \(226\)/],
    ['eleven deciles', withDeciles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), /\$\[1\]\.deciles \(226\)/],
    ['a bound that is text', withDeciles(['1', 2, 3, 4, 5, 6, 7, 8, 9]), /\$\[1\]\.deciles\[0\] \(226\)/],
    ['a bound that is null, as NaN is written', withDeciles([NaN, 2, 3, 4, 5, 6, 7, 8, 9]), /\$\[1\]\.deciles\[0\]/],
    [
      'a bound beyond all numbers',
      {
        [b2020]:
          '[{"measureId":"226","submissionMethod":"claims","performanceYear":2020,"benchmarkYear":2018,"deciles":[1e999,2,3,4,5,6,7,8,9]}]',
      },
      /\$\[0\]\.deciles\[0\] \(226\)/,
    ],
    [
      'deciles in a year of percentiles',
      withRow(b2024, 0, { deciles: [1, 2, 3, 4, 5, 6, 7, 8, 9] }),
      /must be percentiles/,
    ],
    [
      'percentiles in a year of deciles',
      withRow(b2020, 0, { deciles: undefined, percentiles: (published()[b2024] as Row[])[0]!.percentiles }),
      /must be deciles/,
    ],
    ['a missing percentile', withRow(b2024, 0, { percentiles: { '1': 1 } }), /\$\[0\]\.percentiles\.\d+ \(001\)/],
    [
      'percentiles that fall',
      { [b2024]: [percentiles('226', 'claims', [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0])] },
      /do not ascend/,
    ],
    [
      'rows of another year',
      withRow(b2024, 0, { performanceYear: 2023 }),
      /\(001\/registry\): is of performance year 2023/,
    ],
    ['a baseline of a strange year', withRow(b2024, 0, { benchmarkYear: 2023 }), /benchmarkYear 2023 is neither/],
    [
      'reasons of another year',
      withRow('benchmarks/2024/benchmark-exclusion-reasons.json', 0, { performanceYear: 2023 }),
      /not 2024/,
    ],
    ['a measure that begins later', withRow(m2024, 0, { firstPerformanceYear: 2026 }), /\(001\): begins in 2026/],
    ['a category of another year', withRow(m2024, 4, { category: 'aci' }), /category aci is not that of 2024/],
    [
      'a pathway naming no measure',
      withRow('mvp/2024/mvp.json', 0, { costMeasureIds: ['COST_X_1'] }),
      /\(M0002\): names COST_X_1/,
    ],
    [
      'a cluster naming no measure',
      withRow('clinical-clusters/2024/clinical-clusters.json', 0, { measureId: '999' }),
      /names 999/,
    ],
  ])('with %s is refused, with file and place', (_, changes, message) => {
    expect(() => importWith(changes)).toThrow(CatalogueImportError);
    expect(() => importWith(changes)).toThrow(message);
  });

  it('says file, path, what and remedy apart', () => {
    const find = (): unknown => {
      try {
        return importWith(withRow(b2024, 0, { performanceYear: 2023 }));
      } catch (error) {
        return error;
      }
    };
    expect(find()).toMatchObject({
      code: 'QPP_CATALOGUE_SOURCE_INVALID',
      file: 'benchmarks/2024.json',
      path: '$[0] (001/registry)',
      what: 'is of performance year 2023, not 2024',
      remedy: 'Fetch the file again.',
    });
  });

  it.each<[string, (directory: string) => void, RegExp]>([
    ['is empty', (directory) => mkdirSync(directory), /names no performance year/],
    ['is not there', () => undefined, /is missing/],
    ['is a file', (directory) => writeFileSync(directory, ''), /is no directory/],
    ['is a loop of links', (directory) => symlinkSync(directory, directory), /cannot be read \(ELOOP\)/],
    ['has no benchmarks', (directory) => publish(directory, { [m2024]: [] }), /^benchmarks: names no performance year/],
    [
      'has a folder for a file',
      (directory) => mkdirSync(path.join(directory, m2024, 'x'), { recursive: true }),
      /benchmarks/,
    ],
  ])('that %s is refused', (_, make, message) => {
    const directory = path.join(root, 'given');
    make(directory);
    expect(() => importCatalogue(directory, '1')).toThrow(CatalogueImportError);
    expect(() => importCatalogue(directory, '1')).toThrow(message);
  });

  it('with a link in a loop, or a folder for a file, is refused by its code', () => {
    publish(root, published());
    rmSync(path.join(root, b2024));
    symlinkSync(path.join(root, b2024), path.join(root, b2024));
    expect(() => importCatalogue(root, '1')).toThrow(/^benchmarks\/2024\.json: cannot be read \(ELOOP\)/);
    rmSync(path.join(root, b2024));
    mkdirSync(path.join(root, b2024));
    expect(() => importCatalogue(root, '1')).toThrow(/^benchmarks\/2024\.json: cannot be read \(EISDIR\)/);
  });
});

describe('any damage', () => {
  const files = Object.keys(published());
  /** Puts a value at a random place of a document, or takes away what is there. */
  function mutate(value: unknown, steps: number[], replacement: unknown): unknown {
    if (typeof value !== 'object' || value === null || steps.length === 0) return replacement;
    const keys = Object.keys(value);
    const key = keys[(steps[0] ?? 0) % Math.max(1, keys.length)];
    if (key === undefined) return replacement;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Row;
    copy[key] = mutate(copy[key], steps.slice(1), replacement);
    return copy;
  }
  const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
  const damage = fc.oneof(
    fc.record({ file: fc.constantFrom(...files), steps, value: fc.jsonValue() }),
    fc.record({ file: fc.constantFrom(...files), cut: fc.nat(400) }),
  );

  it('ends in tables that can be read or in a named error, never in another one', () => {
    fc.assert(
      fc.property(damage, (given) => {
        const content = published();
        content[given.file] =
          'cut' in given
            ? JSON.stringify(content[given.file]).slice(0, given.cut)
            : mutate(content[given.file], given.steps, given.value);
        publish(root, content);
        try {
          for (const file of importCatalogue(root, '1')) {
            remarksOn(file);
            expect(readCatalogue(file).measures().length).toBeGreaterThan(0);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CatalogueImportError);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('writeCatalogue', () => {
  const target = (): string => path.join(root, 'tables');

  it('writes files that read back the same, and nothing beside them', () => {
    const files = importWith();
    writeCatalogue(files, target());
    expect(readdirSync(target()).sort()).toEqual(['2020.json', '2024.json']);
    const read = JSON.parse(readFileSync(path.join(target(), '2024.json'), 'utf8')) as CompactFile;
    expect(read).toEqual(files[1]);
  });

  it('leaves everything as it stood when one year cannot be written', () => {
    const files = importWith();
    mkdirSync(path.join(target(), '2024.json'), { recursive: true });
    writeFileSync(path.join(target(), '2020.json'), 'as before');
    expect(() => writeCatalogue(files, target())).toThrow();
    expect(readdirSync(target()).sort()).toEqual(['2020.json', '2024.json']);
    expect(readFileSync(path.join(target(), '2020.json'), 'utf8')).toBe('as before');
  });
});
