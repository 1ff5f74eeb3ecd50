/**
 * Submissions as vendors send them, for any year: six quality measures over two collection types, four activities and
 * every Promoting Interoperability objective. Each seed gives another body; all are valid in their year.
 */
import type { Measure, QualityMeasure, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import { promotingInteroperability } from './pi-measurements';
import { seededRandom } from './seeded-random';
import type { SeededRandom } from './seeded-random';

/** A measurement in the wire format. */
export interface WireMeasurement {
  measureId: string;
  value: unknown;
}

/** A measurement set in the wire format. */
export interface WireSet {
  category: string;
  submissionMethod: string;
  programName: string;
  performanceStart: string;
  performanceEnd: string;
  cehrtId?: string;
  measurements: WireMeasurement[];
}

/** A whole submission of a group in the wire format. */
export interface WireBody {
  entityType: 'group';
  taxpayerIdentificationNumber: string;
  performanceYear: number;
  measurementSets: WireSet[];
}

const cehrtId = '0015CEXAMPLE001';

/** A registry takes exclusions out before it sends the population. */
function counts(method: SubmissionMethod, random: SeededRandom): Record<string, number> {
  const eligiblePopulation = random.integer(60, 900);
  const eligiblePopulationExclusion = method === 'electronicHealthRecord' ? random.integer(0, 8) : 0;
  const decided = eligiblePopulation - eligiblePopulationExclusion - random.integer(0, 5);
  const performanceMet = random.integer(0, decided);
  const performanceNotMet = decided - performanceMet;
  return { performanceMet, performanceNotMet, eligiblePopulation, eligiblePopulationExclusion };
}

function valueOf(measure: QualityMeasure, method: SubmissionMethod, random: SeededRandom): Record<string, unknown> {
  const isEndToEndReported = random.coin();
  if (measure.metricType === 'singlePerformanceRate') return { isEndToEndReported, ...counts(method, random) };
  return { isEndToEndReported, strata: measure.strata.map((stratum) => ({ stratum, ...counts(method, random) })) };
}

/** Whether traditional MIPS may carry the measure. */
function isTraditional({ allowedPrograms }: Measure): boolean {
  return allowedPrograms.length === 0 || allowedPrograms.includes('mips');
}

/** Measures anybody may send in the program, of the two metric types whose rate is computed, with a benchmark. */
function candidates(catalogue: YearCatalogue, method: SubmissionMethod): QualityMeasure[] {
  return catalogue.measures().filter((measure): measure is QualityMeasure => {
    if (measure.category !== 'quality' || !measure.submissionMethods.includes(method)) return false;
    const isComputed = measure.metricType === 'singlePerformanceRate' || measure.metricType === 'multiPerformanceRate';
    const isOpen = measure.allowedVendors.length === 0 && !measure.isQcdr;
    return isComputed && isOpen && isTraditional(measure) && catalogue.benchmark(measure.id, method) !== undefined;
  });
}

/** One measure with an outcome or high priority, two others. */
function pick(measures: readonly QualityMeasure[], random: SeededRandom): QualityMeasure[] {
  const first = random.some(
    measures.filter(({ isHighPriority }) => isHighPriority),
    1,
  );
  return [
    ...first,
    ...random.some(
      measures.filter((measure) => !first.includes(measure)),
      2,
    ),
  ];
}

/** Candidate measures by collection type, looked up once a year. */
export type YearCandidates = Readonly<Record<'registry' | 'electronicHealthRecord', readonly QualityMeasure[]>>;

/** The measures that `yearBody` chooses from. */
export function yearCandidates(catalogue: YearCatalogue): YearCandidates {
  const registry = candidates(catalogue, 'registry');
  return { registry, electronicHealthRecord: candidates(catalogue, 'electronicHealthRecord') };
}

/** The body of a seed. */
export function yearBody(catalogue: YearCatalogue, from: YearCandidates, seed: number): WireBody {
  const { performanceYear } = catalogue;
  const random = seededRandom(performanceYear * 1_000_003 + seed);
  const set = (category: string, submissionMethod: string, measurements: WireMeasurement[]): WireSet => ({
    category,
    submissionMethod,
    programName: 'mips',
    performanceStart: `${performanceYear}-01-01`,
    performanceEnd: `${performanceYear}-12-31`,
    ...(category === 'ia' || (submissionMethod === 'registry' && category === 'quality') ? {} : { cehrtId }),
    measurements,
  });
  const registry = pick(from.registry, random);
  const used = new Set(registry.map(({ id }) => id));
  const electronic = pick(
    from.electronicHealthRecord.filter(({ id }) => !used.has(id)),
    random,
  );
  const measured = (method: SubmissionMethod, measures: readonly QualityMeasure[]): WireSet =>
    set(
      'quality',
      method,
      measures.map((measure) => ({ measureId: measure.id, value: valueOf(measure, method, random) })),
    );
  const activities = catalogue.measures().filter((measure) => measure.category === 'ia' && isTraditional(measure));
  return {
    entityType: 'group',
    taxpayerIdentificationNumber: String(seed % 1_000_000).padStart(9, '0'),
    performanceYear,
    measurementSets: [
      measured('registry', registry),
      measured('electronicHealthRecord', electronic),
      set(
        'ia',
        'registry',
        random.some(activities, 4).map(({ id }) => ({ measureId: id, value: true })),
      ),
      set(performanceYear === 2017 ? 'aci' : 'pi', 'registry', promotingInteroperability(performanceYear, random)),
    ],
  };
}
