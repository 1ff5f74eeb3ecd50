/**
 * Random units of any year, made of the year's own measures: what a group or an individual could send, with any mix of
 * good, poor, incomplete and empty measurements, and any facts beside it.
 */
import fc from '../support/fast-check';
import type { Measure, PiMeasure, QualityMeasure, SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { Measurement, MeasurementSet, RateCounts, ReweightReason, UnitFacts, UnitScoreInput } from '../../scoring';

export const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const;
export type Year = (typeof years)[number];

export const anyYear = fc.constantFrom(...years);

/** Counts that may leave patients out, have nobody decided on, or nobody at all. */
const counts: fc.Arbitrary<RateCounts> = fc
  .record({ eligible: fc.integer({ min: 0, max: 400 }), unreported: fc.integer({ min: 0, max: 60 }), met: fc.nat(400) })
  .map(({ eligible, unreported, met }) => {
    const decided = Math.max(0, eligible - Math.floor((eligible * Math.max(0, unreported - 30)) / 60));
    const performanceMet = Math.min(met, decided);
    return { performanceMet, performanceNotMet: decided - performanceMet, eligiblePopulation: eligible };
  });

/** A measurement of the measure's own shape. */
export function measurementOf(measure: QualityMeasure): fc.Arbitrary<Measurement> {
  const { id: measureId, metricType } = measure;
  const common = { isEndToEndReported: fc.boolean() };
  const sent = { performanceRate: fc.double({ min: 0, max: 100, noNaN: true }) };
  const strata = fc.tuple(...measure.strata.map((stratum) => counts.map((part) => ({ ...part, stratum }))));
  switch (metricType) {
    case 'multiPerformanceRate':
      return fc.record({ ...common, strata }).map((value) => ({ measureId, value }));
    case 'registryMultiPerformanceRate':
      return fc.record({ ...common, ...sent, strata }).map((value) => ({ measureId, value }));
    case 'registrySinglePerformanceRate':
      return fc
        .tuple(counts, fc.record({ ...common, ...sent }))
        .map(([of, rest]) => ({ measureId, value: { ...of, ...rest } }));
    case 'nonProportion':
      return fc
        .record({ ...common, numerator: fc.double({ min: -2, max: 120, noNaN: true }), denominator: fc.nat(300) })
        .map((value) => ({ measureId, value: { ...value, observationInstances: value.denominator } }));
    default:
      return fc.tuple(counts, fc.record(common)).map(([of, rest]) => ({ measureId, value: { ...of, ...rest } }));
  }
}

function isTraditional({ allowedPrograms }: Measure): boolean {
  return allowedPrograms.length === 0 || allowedPrograms.includes('mips');
}

const byYear = new Map<string, QualityMeasure[]>();

/** The year's quality measures for a collection type in traditional MIPS. */
export function qualityMeasures(year: Year, method: SubmissionMethod): readonly QualityMeasure[] {
  const key = `${year} ${method}`;
  const known = byYear.get(key);
  if (known !== undefined) return known;
  const found = loadCatalogue(year)
    .measures()
    .filter(
      (measure): measure is QualityMeasure =>
        measure.category === 'quality' && measure.submissionMethods.includes(method) && isTraditional(measure),
    );
  byYear.set(key, found);
  return found;
}

let setNumber = 0;

/** A set of the whole year by one organization. */
export function arbitrarySet(
  year: Year,
  category: MeasurementSet['category'],
  submissionMethod: SubmissionMethod,
  measurements: fc.Arbitrary<readonly Measurement[]>,
): fc.Arbitrary<MeasurementSet> {
  return measurements.map((sent) => ({
    setRef: `set-${(setNumber += 1)}`,
    submitterRef: 'org_one',
    category,
    submissionMethod,
    programName: 'mips',
    performanceStart: `${year}-01-01`,
    performanceEnd: `${year}-12-31`,
    cehrtId: '0015CEXAMPLE001',
    measurements: sent,
  }));
}

/** Quality by one collection type. */
export function qualitySet(year: Year, method: SubmissionMethod, least = 0, most = 9): fc.Arbitrary<MeasurementSet> {
  const measure = fc.constantFrom(...qualityMeasures(year, method));
  const measures = fc.uniqueArray(measure, { selector: ({ id }) => id, minLength: least, maxLength: most });
  const measurements = measures.chain((chosen) => fc.tuple(...chosen.map(measurementOf)));
  return arbitrarySet(year, 'quality', method, measurements);
}

/** Ids of the year's activities for traditional MIPS. */
export function activityIds(year: Year): string[] {
  return loadCatalogue(year)
    .measures()
    .filter((measure) => measure.category === 'ia' && isTraditional(measure))
    .map(({ id }) => id);
}

export function activitySet(year: Year, least = 0): fc.Arbitrary<MeasurementSet> {
  const ids = fc.uniqueArray(fc.constantFrom(...activityIds(year)), { minLength: least, maxLength: 5 });
  return arbitrarySet(
    year,
    'ia',
    'registry',
    ids.map((chosen) => chosen.map((measureId) => ({ measureId, value: true }))),
  );
}

function piMeasures(year: Year): PiMeasure[] {
  return loadCatalogue(year)
    .measures()
    .filter((measure): measure is PiMeasure => measure.category === 'pi' || measure.category === 'aci');
}

function piMeasurement({ id: measureId, metricType }: PiMeasure): fc.Arbitrary<Measurement> {
  if (metricType === 'boolean') {
    // Mostly yes: with many answers no, nearly every set would earn nothing.
    return fc.integer({ min: 0, max: 19 }).map((drawn) => ({ measureId, value: drawn > 0 }));
  }
  return fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 20 }), fc.nat(300))
    .map(([denominator, zero, met]) => {
      const numerator = zero === 0 ? 0 : Math.max(1, Math.min(met, denominator));
      return { measureId, value: { numerator, denominator } };
    });
}

/** Nearly everything the year has, so that many sets earn points; or any part of it. */
export function piSet(year: Year): fc.Arbitrary<MeasurementSet> {
  const all = piMeasures(year).filter(({ id }) => !id.includes('TRANS'));
  const some = fc.oneof(
    fc.shuffledSubarray(all, { minLength: Math.floor(all.length * 0.9) }),
    fc.shuffledSubarray(
      all.filter(({ id, reportingCategory }) => reportingCategory !== 'exclusion' && !id.includes('_LV')),
      { minLength: Math.floor(all.length * 0.4) },
    ),
    fc.shuffledSubarray(all),
  );
  const measurements = some.chain((chosen) => fc.tuple(...chosen.map(piMeasurement)));
  return arbitrarySet(year, year === 2017 ? 'aci' : 'pi', 'registry', measurements);
}

const reasons: readonly ReweightReason[] = ['hardshipException', 'eucApplication', 'eucAutomatic', 'thirdPartyFailure'];

/** Facts of a unit of the year. */
export function unitFacts(year: Year): fc.Arbitrary<UnitFacts> {
  const policy = loadPolicy(year);
  const status = fc.record({
    smallPractice: fc.boolean(),
    rural: fc.boolean(),
    hpsa: fc.boolean(),
    hospitalBased: fc.boolean(),
    nonPatientFacing: fc.boolean(),
  });
  const costFact = (measureId: string) =>
    fc.record({
      measureId: fc.constant(measureId),
      caseCount: fc.nat(300),
      value: fc.double({ min: 0, max: 60000, noNaN: true }),
    });
  const cost = fc.uniqueArray(fc.constantFrom(...Object.keys(policy.cost.caseMinimums)), { maxLength: 6 });
  const claims = fc.subarray(Object.keys(policy.quality.administrativeClaims.rules));
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  // Nobody published weights without improvement activities for 2017: such a unit has no score at all.
  const absentable = (['quality', 'cost', 'ia', 'pi'] as const).filter(
    (category) => category !== 'ia' || policy.performanceYear !== 2017,
  );
  return fc.record({
    specialStatuses: status,
    clinicianCount: fc.integer({ min: 1, max: 200 }),
    cost: cost.chain((ids) => fc.tuple(...ids.map(costFact))),
    administrativeClaims: claims.chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({
            measureId: fc.constant(id),
            caseCount: fc.nat(500),
            rate: fc.double({ min: 0, max: 60, noNaN: true }),
          }),
        ),
      ),
    ),
    cahps: fc
      .uniqueArray(fc.constantFrom('CAHPS_1', 'CAHPS_2', 'CAHPS_3', 'CAHPS_8', 'CAHPS_9'), { maxLength: 4 })
      .chain((ids) =>
        fc.tuple(...ids.map((measureId) => fc.record({ measureId: fc.constant(measureId), score: percent }))),
      ),
    reweighted: fc.uniqueArray(
      fc.record({
        category: fc.constantFrom(...absentable),
        reason: fc.constantFrom(...reasons),
      }),
      { selector: ({ category }) => category, maxLength: 2 },
    ),
    complexPatient: fc.tuple(
      fc.record({
        name: fc.constant('hcc' as const),
        value: fc.double({ min: 0, max: 5, noNaN: true }),
        z: fc.double({ min: -3, max: 3, noNaN: true }),
        atOrAboveMedian: fc.boolean(),
      }),
      fc.record({
        name: fc.constant('dualProportion' as const),
        value: fc.double({ min: 0, max: 1, noNaN: true }),
        z: fc.double({ min: -3, max: 3, noNaN: true }),
        atOrAboveMedian: fc.boolean(),
      }),
    ),
    previousYear: fc.record({ qualityAchievementPercent: percent, costPercent: percent }, { requiredKeys: [] }),
    isPcmh: fc.boolean(),
    isMipsApmParticipant: fc.boolean(),
  });
}

/** A whole unit of the year in traditional MIPS: any of the three categories sent, quality by up to two collection types. */
export function unitOf(year: Year): fc.Arbitrary<UnitScoreInput> {
  const maybe = (set: fc.Arbitrary<MeasurementSet>): fc.Arbitrary<MeasurementSet[]> =>
    fc.oneof(
      { weight: 4, arbitrary: set.map((one) => [one]) },
      { weight: 1, arbitrary: fc.constant<MeasurementSet[]>([]) },
    );
  const sets = fc.tuple(
    maybe(qualitySet(year, 'registry')),
    maybe(qualitySet(year, 'electronicHealthRecord', 0, 6)),
    maybe(activitySet(year)),
    maybe(piSet(year)),
  );
  return fc
    .record({ sets, facts: unitFacts(year), unitKind: fc.constantFrom('group' as const, 'individual' as const) })
    .map(({ sets: sent, facts, unitKind }) => ({
      performanceYear: year,
      unitKind,
      option: 'mips',
      sets: sent.flat(),
      facts,
    }));
}

/** A unit of any year. */
export const anyUnit: fc.Arbitrary<UnitScoreInput> = anyYear.chain(unitOf);
