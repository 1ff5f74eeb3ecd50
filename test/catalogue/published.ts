/**
 * A small directory in CMS's layout, made by hand: real ids and methods, a few figures, two whole years and one that is
 * only announced. Tests damage it in every way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Content by path: a string as it is, anything else as JSON. */
export type Published = Record<string, unknown>;

const rate = (measureId: string, more: object = {}): object => ({
  category: 'quality',
  measureId,
  metricType: 'singlePerformanceRate',
  measureType: 'process',
  firstPerformanceYear: 2017,
  isHighPriority: false,
  isInverse: false,
  isRegistryMeasure: false,
  submissionMethods: ['registry', 'claims'],
  measureSets: ['nephrology'],
  title: 'left behind',
  ...more,
});

const diabetes = rate('001', { measureType: 'intermediateOutcome', isHighPriority: true, isInverse: true });
const tobacco = rate('226', {
  metricType: 'multiPerformanceRate',
  overallAlgorithm: 'overallStratumOnly',
  strata: [{ name: 'screening' }, { name: 'overall' }],
});
const readmission = rate('479', {
  measureType: 'outcome',
  isInverse: true,
  submissionMethods: ['administrativeClaims'],
});
const activity = (weight: string | null): object => ({
  category: 'ia',
  measureId: 'IA_EPA_1',
  metricType: 'boolean',
  firstPerformanceYear: 2017,
  ...(weight === null ? {} : { weight }),
});
const prescribing = {
  category: 'pi',
  measureId: 'PI_EP_1',
  metricType: 'proportion',
  firstPerformanceYear: 2019,
  isRequired: true,
  reportingCategory: 'required',
  objective: 'electronicPrescribing',
  exclusion: ['PI_LVPP_1'],
  substitutes: [],
  measureSets: [],
};
/** The exclusion that prescribing names. */
const fewPrescriptions = { ...prescribing, measureId: 'PI_LVPP_1', metricType: 'boolean', exclusion: [] };
const totalCost = {
  category: 'cost',
  measureId: 'TPCC_1',
  metricType: 'costScore',
  firstPerformanceYear: 2017,
  isInverse: true,
};
const measures = [diabetes, tobacco, readmission, activity('high'), prescribing, totalCost, fewPrescriptions];

const deciles = (measureId: string, submissionMethod: string, numbers: number[], more: object = {}): object => ({
  measureId,
  submissionMethod,
  performanceYear: 2020,
  benchmarkYear: 2018,
  isToppedOut: false,
  isToppedOutByProgram: false,
  deciles: numbers,
  ...more,
});

/** Percentiles 1, 10 … 90, 99. */
export const percentiles = (
  measureId: string,
  submissionMethod: string,
  numbers: number[],
  more: object = {},
): object => {
  const keys = ['1', '10', '20', '30', '40', '50', '60', '70', '80', '90', '99'];
  return {
    measureId,
    submissionMethod,
    performanceYear: 2024,
    benchmarkYear: 2022,
    isToppedOut: false,
    isToppedOutByProgram: false,
    isInverse: false,
    percentiles: Object.fromEntries(keys.map((key, index) => [key, numbers[index]])),
    ...more,
  };
};

const clusters = [
  { measureId: '001', submissionMethod: 'claims', specialtySets: [{ name: 'nephrology', measureIds: ['001', '226'] }] },
  {
    measureId: '226',
    submissionMethod: 'claims',
    clinicalClusters: [{ name: 'prevention', measureIds: ['226', '001'] }],
  },
];
const flat = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99];

/** The directory: 2020 with deciles, 2024 with percentiles and a pathway, 2025 announced. */
export function published(): Published {
  return {
    'measures/2020/measures-data.json': measures,
    'measures/2024/measures-data.json': measures,
    'measures/2025/measures-data.json': measures,
    'benchmarks/2020.json': [
      deciles('001', 'registry', [100, 90, 80, 70, 60, 50, 40, 30, 20]),
      deciles('226', 'claims', [20, 30, 40, 50, 60, 70, 80, 90, 95], { isToppedOut: true }),
      deciles('TPCC_1', 'administrativeClaims', [900, 800, 700, 600, 500, 400, 300, 200, 100, 50], {
        benchmarkYear: 2020,
      }),
    ],
    'benchmarks/2024.json': [
      percentiles('001', 'registry', flat, { isInverse: true }),
      percentiles('226', 'claims', flat, { isToppedOut: true, isToppedOutByProgram: true }),
    ],
    'benchmarks/2024/benchmark-exclusion-reasons.json': [
      {
        measureId: '226',
        submissionMethod: 'registry',
        performanceYear: 2024,
        benchmarkYear: 2024,
        reasonCodes: ['BR-009'],
      },
    ],
    'clinical-clusters/2020/clinical-clusters.json': clusters,
    'clinical-clusters/2024/clinical-clusters.json': clusters,
    'mvp/2024/mvp.json': [
      {
        mvpId: 'M0002',
        title: 'left behind',
        qualityMeasureIds: ['001', '226'],
        iaMeasureIds: ['IA_EPA_1'],
        costMeasureIds: ['TPCC_1'],
        administrativeClaimsMeasureIds: [],
        foundationQualityMeasureIds: ['479'],
        hasCahps: false,
      },
    ],
  };
}

/** Writes the directory below `root`. */
export function publish(root: string, content: Published): void {
  for (const [file, value] of Object.entries(content)) {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, typeof value === 'string' ? value : JSON.stringify(value));
  }
}
