import type { Benchmark, SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue, readCompactFile, supportedCatalogueYears } from '../../catalogue/load';
import { remarksOn } from '../../catalogue/remarks';
import type { RemarkKind } from '../../catalogue/remarks';

/** A benchmark that must be there. */
function row(year: number, id: string, method: SubmissionMethod): Benchmark {
  const found = loadCatalogue(year).benchmark(id, method);
  if (found === undefined) throw new Error(`no benchmark ${id}/${method} in ${year}`);
  return found;
}

/** The published numbers of a row, untouched. */
function numbers(year: number, id: string, code: string): number[] {
  return readCompactFile(year).table.benchmarks.find((each) => each[0] === id && each[1] === code)?.[4] ?? [];
}

const remarked = (year: number, kind: RemarkKind): readonly string[] =>
  remarksOn(readCompactFile(year)).find((remark) => remark.kind === kind)?.rows ?? [];

const firstDecile = ({ bounds }: Benchmark): number => bounds.findIndex((bound) => !Number.isNaN(bound)) + 1;

describe('how the oddities of the published data are read', () => {
  it('takes all 39 CMS-computed rows of 2026 for placeholders, and those of no other year', () => {
    expect(remarked(2026, 'placeholder')).toHaveLength(39);
    expect(remarked(2026, 'placeholder').every((name) => name.endsWith('/administrativeClaims'))).toBe(true);
    for (const year of supportedCatalogueYears().slice(0, -1)) expect(remarked(year, 'placeholder')).toEqual([]);
  });

  it('reads the rest of 2026 as history of 2024, under a version that will change with the data', () => {
    const rows = loadCatalogue(2026).benchmarks();
    const own = rows.filter(({ benchmarkYear }) => benchmarkYear === 2026);
    expect(own.every(({ mistrust }) => mistrust === 'placeholder')).toBe(true);
    expect(loadCatalogue(2026).version).toMatch(/^11\.1\.0\+[0-9a-f]{12}$/);
  });

  it('begins nine values at decile 2 and ten at decile 1 or 2, by the kind of measure', () => {
    const claims = 'administrativeClaims';
    expect(firstDecile(row(2022, '001', 'registry'))).toBe(2);
    // ten values each
    expect(['MSPB_1', 'TPCC_1'].map((id) => firstDecile(row(2017, id, claims)))).toEqual([2, 2]);
    expect(['MSPB_1', 'TPCC_1'].map((id) => firstDecile(row(2018, id, claims)))).toEqual([1, 1]);
    expect(['ACEP50', 'ACEP51'].map((id) => firstDecile(row(2020, id, 'registry')))).toEqual([2, 2]);
    expect(['479', '480', 'MCC1'].map((id) => firstDecile(row(2021, id, claims)))).toEqual([2, 2, 1]);
    const cost2022 = loadCatalogue(2022)
      .benchmarks()
      .filter(({ measureId }) => loadCatalogue(2022).measure(measureId)?.category === 'cost');
    expect(cost2022.filter((each) => firstDecile(each) === 1)).toHaveLength(24);
  });

  it('knows no null bound: an empty decile repeats its neighbour', () => {
    for (const year of supportedCatalogueYears()) {
      const values = readCompactFile(year).table.benchmarks.flatMap((each) => each[4]);
      expect(values.every((value) => Number.isFinite(value))).toBe(true);
    }
  });

  it('takes the direction of a constant row from its measure', () => {
    const counts = supportedCatalogueYears().map((year) => remarked(year, 'constant').length);
    expect(counts).toEqual([42, 12, 2, 2, 0, 0, 4, 8, 15, 3]);
    expect(row(2017, '250', 'registry').isInverse).toBe(false);
    expect(row(2018, '359', 'registry').isInverse).toBe(loadCatalogue(2018).qualityMeasure('359')?.isInverse);
  });

  it('scores contradictory rows as they stand, and names them', () => {
    expect(row(2017, 'AQI18', 'registry')).toMatchObject({ isInverse: false, mistrust: 'directionConflict' });
    expect(loadCatalogue(2017).qualityMeasure('AQI18')?.isInverse).toBe(true);
    expect(row(2018, 'CAHPS_9', 'certifiedSurveyVendor')).toMatchObject({ isInverse: false, mistrust: 'notMonotonic' });
    expect(row(2018, 'CAHPS_9', 'certifiedSurveyVendor').bounds.slice(6, 9)).toEqual([93.55, 92.24, 94.7]);
    expect(numbers(2020, 'ACRAD25', 'r').slice(0, 2)).toEqual([100, 220.3]);
    expect(row(2020, 'ACRAD25', 'registry')).toMatchObject({ isInverse: true, mistrust: null });
    expect(remarked(2020, 'firstValueOutOfLine')).toEqual(['ACRAD25/registry']);
  });

  it('keeps the benchmarks of 2017 that have no measure, and offers no measure for them', () => {
    const ids = new Set(remarked(2017, 'noMeasure').map((name) => name.split('/')[0]!));
    expect([...ids].sort().join(' ')).toBe('002 022 033 040 041 054 071 121 172 173 193 194 311 381');
    expect([...ids].every((id) => loadCatalogue(2017).measure(id) === undefined)).toBe(true);
  });

  it('finds the cap of 2018 on the measure and that of later years on the row', () => {
    const capped = loadCatalogue(2018)
      .measures()
      .flatMap((measure) => (measure.category === 'quality' && measure.isToppedOutByProgram ? [measure.id] : []));
    expect(capped.sort()).toEqual(['021', '023', '052', '224', '262', '359']);
    for (const year of [2019, 2024]) {
      expect(
        loadCatalogue(year)
          .benchmarks()
          .some((each) => each.isToppedOutByProgram),
      ).toBe(true);
      const measures = loadCatalogue(year).measures();
      expect(measures.some((measure) => measure.category === 'quality' && measure.isToppedOutByProgram)).toBe(false);
    }
  });

  it('knows MCC1 in 2021 and 484 afterwards, 458 to 2019 and 479 from 2021', () => {
    const years = (id: string): number[] => supportedCatalogueYears().filter((year) => loadCatalogue(year).measure(id));
    expect(loadCatalogue(2021).benchmark('MCC1', 'administrativeClaims')).toBeDefined();
    expect(years('484')).toEqual([2022, 2023, 2024, 2025, 2026]);
    // the measure of 2020 has no benchmark: CMS computed none that year
    expect(years('458')).toEqual([2017, 2018, 2019, 2020]);
    expect(loadCatalogue(2020).benchmark('458', 'administrativeClaims')).toBeUndefined();
    expect(years('479')[0]).toBe(2021);
  });

  it('keeps ids as text: padded, of registries, and Medicare CQMs by their suffix', () => {
    expect(loadCatalogue(2024).measure('001')?.id).toBe('001');
    expect(loadCatalogue(2024).measure('1')).toBeUndefined();
    expect(loadCatalogue(2017).measure('MOA 1')?.id).toBe('MOA 1');
    const medicare = (year: number): string[] =>
      loadCatalogue(year)
        .measureIds()
        .filter((id) => /SS[PM]$/.test(id))
        .sort();
    expect(medicare(2024)).toEqual(['001SSP', '134SSP', '236SSP']);
    expect(medicare(2025)).toEqual(['001SSP', '112SSP', '134SSP', '236SSP']);
    expect(medicare(2026)).toEqual(['001SSP', '112SSP', '113SSP', '134SSP', '236SSP']);
  });

  it('has benchmarks for the summary measures of the survey and none for the survey', () => {
    const rows = loadCatalogue(2026).benchmarks();
    const survey = rows.filter(({ method }) => method === 'certifiedSurveyVendor').map(({ measureId }) => measureId);
    expect(survey.sort()).toEqual([
      'CAHPS_1',
      'CAHPS_11',
      'CAHPS_2',
      'CAHPS_3',
      'CAHPS_4',
      'CAHPS_5',
      'CAHPS_6',
      'CAHPS_8',
      'CAHPS_9',
    ]);
    expect(rows.some(({ measureId }) => measureId === '321')).toBe(false);
  });

  it('takes rates below 0, above 100 and as fractions for what they are', () => {
    expect(numbers(2020, 'ACEP50', 'r')[0]).toBe(0.3039);
    expect(numbers(2020, 'ACEP50', 'r').at(-1)).toBe(-1.0406);
    expect(Math.max(...row(2024, '479', 'administrativeClaims').bounds)).toBeLessThan(1);
    expect(Math.max(...row(2024, '484', 'administrativeClaims').bounds)).toBeGreaterThan(1);
  });

  it('never scores by the far extreme: percentile 99 of the survey and 1 of cost bound no decile 10', () => {
    expect(numbers(2024, 'CAHPS_1', 's').at(-1)).toBe(99);
    expect(row(2024, 'CAHPS_1', 'certifiedSurveyVendor').bounds).not.toContain(99);
    expect(numbers(2024, 'TPCC_1', 'a')[0]).toBe(0);
    expect(row(2024, 'TPCC_1', 'administrativeClaims').bounds).not.toContain(0);
  });

  it('keeps topped out and capped apart', () => {
    const rows = loadCatalogue(2024).benchmarks();
    // 98 topped out, 73 of them also by program
    expect(rows.filter(({ isToppedOut }) => isToppedOut)).toHaveLength(98);
    expect(rows.filter(({ isToppedOutByProgram }) => isToppedOutByProgram)).toHaveLength(73);
  });

  it('ships no table of 2027, which is 2026 under another date', () => {
    expect(supportedCatalogueYears()).not.toContain(2027);
  });

  it('rounds nothing: two, three and four decimals stand as published', () => {
    expect(row(2026, '001', 'electronicHealthRecord').bounds[5]).toBe(29.525);
    const decimals = numbers(2024, '479', 'a').map((value) => String(value).split('.')[1]?.length ?? 0);
    expect(Math.max(...decimals)).toBe(4);
  });

  it('names the version of the data in every year', () => {
    const versions = supportedCatalogueYears().map((year) => loadCatalogue(year).sourceVersion);
    expect(new Set(versions)).toEqual(new Set(['11.1.0']));
  });
});
