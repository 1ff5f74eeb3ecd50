import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { scorePromotingInteroperability } from '../../scoring/pi/pi-category';
import type { PiContext, PiScore } from '../../scoring/pi/pi-category';
import type { Measurement, MeasurementSet, UnitFacts } from '../../scoring/score-input';
import { facts, input, set, share, yes } from './builders';

/** Years of base, performance and bonus; and of the single score. */
export const baseYears = [2017, 2018] as const;
export const singleScoreYears = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const;

/** A CEHRT id of the form every year takes. */
export const cehrtId = '0015CEXAMPLE001';

export function no(measureId: string): Measurement {
  return { measureId, value: false };
}

/** A PI set of the whole year with a CEHRT id. */
export function piSet(
  year: number,
  measurements: readonly Measurement[],
  changes: Partial<MeasurementSet> = {},
): MeasurementSet {
  return set(year === 2017 ? 'aci' : 'pi', measurements, {
    performanceStart: `${year}-01-01`,
    performanceEnd: `${year}-12-31`,
    cehrtId,
    ...changes,
  });
}

export function contextOf(
  year: number,
  changes: Partial<UnitFacts> = {},
  unitKind: 'group' | 'apm' = 'group',
): PiContext {
  return {
    input: input([], { performanceYear: year, unitKind, facts: facts(changes) }),
    policy: loadPolicy(year),
    catalogue: loadCatalogue(year),
    notDeterminable: [],
  };
}

/** The category of a group's sets. */
export function scoreSets(year: number, ...sets: readonly MeasurementSet[]): PiScore {
  return scorePromotingInteroperability(contextOf(year), sets);
}

/** The category of a group's one set with these answers. */
export function scoreAnswers(
  year: number,
  measurements: readonly Measurement[],
  changes: Partial<MeasurementSet> = {},
): PiScore {
  return scoreSets(year, piSet(year, measurements, changes));
}

/** Every attestation of the year, answered yes. */
export function attested(year: number): Measurement[] {
  return loadPolicy(year).pi.attestations.map(({ measureId }) => yes(measureId));
}

/** Ids that excuse a measure, from the catalogue and from the policy. */
export function exclusionsOf(year: number, measureId: string): readonly string[] {
  const measure = loadCatalogue(year).measure(measureId);
  const linked = measure?.category === 'pi' || measure?.category === 'aci' ? measure.exclusion : [];
  return [...linked, ...(loadPolicy(year).pi.exclusionLinks[measureId] ?? [])];
}

/** A full answer: yes, or 50 of 50. */
export function full(year: number, measureId: string): Measurement {
  return loadCatalogue(year).measure(measureId)?.metricType === 'proportion'
    ? share(measureId, 50, 50)
    : yes(measureId);
}
