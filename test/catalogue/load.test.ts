import {
  loadCatalogue,
  readCompactFile,
  supportedCatalogueYears,
  UnknownCatalogueYearError,
} from '../../catalogue/load';
import { tableChecksum } from '../../catalogue/table-checksum';

describe('loadCatalogue', () => {
  it('knows every performance year from 2017 to 2026', () => {
    expect(supportedCatalogueYears()).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('names the supported years when asked for another', () => {
    expect(() => loadCatalogue(2016)).toThrow(UnknownCatalogueYearError);
    expect(() => loadCatalogue(2016)).toThrow(/2017.*2026/);
  });

  it.each([
    // measures of all categories, benchmarks, MVPs, as counted in the source
    [2017, 894 + 93 + 35 + 2, 572, 0],
    [2018, 996 + 113 + 43 + 2, 480, 0],
    [2019, 813 + 118 + 39 + 10, 449, 0],
    [2020, 652 + 106 + 37 + 20, 386, 0],
    [2021, 585 + 105 + 38 + 20, 368, 0],
    [2022, 516 + 105 + 26 + 25, 372, 0],
    [2023, 471 + 103 + 39 + 25, 385, 12],
    [2024, 413 + 106 + 38 + 29, 358, 16],
    [2025, 435 + 104 + 38 + 35, 380, 21],
    [2026, 405 + 95 + 39 + 35, 293, 27],
  ])('holds all of %i', (year, measures, benchmarks, mvps) => {
    const catalogue = loadCatalogue(year);
    expect([catalogue.measures().length, catalogue.benchmarks().length, catalogue.mvps().length]).toEqual([
      measures,
      benchmarks,
      mvps,
    ]);
  });

  it.each(supportedCatalogueYears())('carries the checksum of its own table in %i', (year) => {
    const file = readCompactFile(year);
    expect(file.checksum).toBe(tableChecksum(file.table));
    expect(loadCatalogue(year).version).toBe(`11.1.0+${file.checksum.slice(0, 12)}`);
  });

  it('answers what validation asks of a quality measure', () => {
    expect(loadCatalogue(2024).qualityMeasure('226')).toMatchObject({
      category: 'quality',
      metricType: 'multiPerformanceRate',
      overallAlgorithm: 'split',
      strata: ['reporting', 'performance', 'combinedPopulations'],
      submissionMethods: ['claims', 'electronicHealthRecord', 'cmsWebInterface', 'registry'],
    });
    expect(loadCatalogue(2024).qualityMeasure('001')?.allowedPrograms).toContain('app1');
    expect(loadCatalogue(2024).qualityMeasure('IA_PCMH')).toBeUndefined();
  });

  it('answers what validation asks of a Promoting Interoperability measure', () => {
    expect(loadCatalogue(2024).measure('PI_HIE_1')).toMatchObject({
      category: 'pi',
      metricType: 'proportion',
      reportingCategory: 'required',
      isRequired: true,
      exclusion: ['PI_LVOTC_1'],
      substitutes: ['PI_HIE_5', 'PI_HIE_6'],
    });
    expect(loadCatalogue(2017).measure('ACI_EP_1')).toMatchObject({ category: 'aci' });
    expect(loadCatalogue(2019).measure('PI_EP_1')).toMatchObject({ exclusion: ['PI_LVPP_1'], weight: 10 });
  });

  it('knows pathways, clusters and why a benchmark is missing', () => {
    const catalogue = loadCatalogue(2024);
    expect(catalogue.mvp('G0053')?.qualityMeasureIds.has('130')).toBe(true);
    expect(catalogue.mvp('G0055')?.administrativeClaimsMeasureIds.has('492')).toBe(true);
    expect(catalogue.clusters('320', 'claims').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'cluster endoscopyAndPolypSurveillance',
      'specialtySet gastroenterology',
    ]);
    expect(catalogue.benchmarkExclusionReasons('102', 'registry')).toEqual(['BR-009']);
  });

  it('mistrusts the rows that contradict themselves or repeat another year', () => {
    expect(loadCatalogue(2026).benchmark('TPCC_1', 'administrativeClaims')?.mistrust).toBe('placeholder');
    expect(loadCatalogue(2025).benchmark('TPCC_1', 'administrativeClaims')?.mistrust).toBeNull();
    expect(loadCatalogue(2018).benchmark('CAHPS_9', 'certifiedSurveyVendor')?.mistrust).toBe('notMonotonic');
    expect(loadCatalogue(2017).benchmark('AQI18', 'registry')?.mistrust).toBe('directionConflict');
  });

  it.each([
    // CMS's flags of 2018 and 2019 name no methods.
    [2018, ['137', '138', '224', '440'], []],
    [2019, ['326', '392'], ['069', '110', '450']],
  ])('knows the measures that changes hit in %i, by every method', (year, byCodes, byGuideline) => {
    const measures = loadCatalogue(year)
      .measures()
      .filter((measure) => measure.category === 'quality');
    const hit = (field: 'icdImpacted' | 'clinicalGuidelineChanged'): string[] => {
      const found = measures.filter((measure) => measure[field].length > 0);
      for (const measure of found) expect(measure[field]).toEqual(measure.submissionMethods);
      return found.map(({ id }) => id).sort();
    };
    expect([hit('icdImpacted'), hit('clinicalGuidelineChanged')]).toEqual([byCodes, byGuideline]);
  });

  it('hands out what nobody can change, since a process shares it', () => {
    const catalogue = loadCatalogue(2024);
    const frozen = [
      catalogue,
      ...catalogue.measures(),
      ...catalogue.measures().map(({ allowedPrograms }) => allowedPrograms),
      ...catalogue.benchmarks().flatMap((benchmark) => [benchmark, benchmark.bounds]),
      ...catalogue.mvps(),
      ...catalogue.clusters('320', 'claims').flatMap((cluster) => [cluster, cluster.measureIds]),
      catalogue.clusters('320', 'claims'),
      catalogue.benchmarkExclusionReasons('102', 'registry'),
      catalogue.programIds(),
    ];
    expect(frozen.filter((value) => !Object.isFrozen(value))).toEqual([]);
    const measure = catalogue.qualityMeasure('226')!;
    for (const list of [measure.strata, measure.submissionMethods, measure.allowedVendors, measure.measureSets]) {
      expect(Object.isFrozen(list)).toBe(true);
    }
    expect(() => Object.assign(measure, { metricType: 'cahps' })).toThrow(TypeError);
    expect(catalogue.qualityMeasure('226')?.metricType).toBe('multiPerformanceRate');
  });

  it('finds the direction of old rows behind a placeholder first value', () => {
    expect(loadCatalogue(2020).benchmark('ACRAD25', 'registry')?.isInverse).toBe(true);
    expect(loadCatalogue(2017).benchmark('001', 'claims')?.isInverse).toBe(true);
  });
});
