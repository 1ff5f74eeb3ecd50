import type { ShareTest, SpecialStatusTest } from '../policy/eligibility-policy';
import type { SpecialStatus, UnitKind } from '../policy/year-policy';
import type { StatusSource } from './determination';
import type { ClinicianFacts, Segment, StatusFigures } from './facts';

/** What a clinician's status in a segment follows from, or undefined when it does not have it there. */
export function individualSource(
  clinician: ClinicianFacts,
  status: SpecialStatus,
  segment: Segment,
  test: SpecialStatusTest,
): StatusSource | undefined {
  if (clinician.specialStatuses?.[segment]?.includes(status))
    return { status, segment, from: 'given', words: 'as the file says' };
  const figures = clinician.statusFigures?.[segment];
  if (!figures) return undefined;
  const words =
    test.maxEncounters === undefined ? placesTest(clinician, segment, figures, test) : fewEncounters(figures, test);
  return words === undefined ? undefined : { status, segment, from: 'figures', words };
}

/** At most so many patient-facing encounters. */
function fewEncounters({ patientFacingEncounters: found }: StatusFigures, { maxEncounters = 0 }: SpecialStatusTest) {
  if (found === undefined || found > maxEncounters) return undefined;
  return `${found} patient-facing encounters, at most ${maxEncounters}`;
}

/** Such a share of the services at the listed places, and for facility-based status a place and a facility beside. */
function placesTest(
  { segments }: ClinicianFacts,
  segment: Segment,
  { servicesByPlace, hasFacilityScore }: StatusFigures,
  { individualShareThreshold: share, posCodes, atLeastOneServiceAtPos: atLeastAt }: SpecialStatusTest,
): string | undefined {
  const all = segments.find((claims) => claims.segment === segment && claims.billed)?.services ?? 0;
  if (!share || !posCodes || !servicesByPlace || all === 0) return undefined;
  const at = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (servicesByPlace[code] ?? 0), 0);
  const there = at(posCodes);
  if (!passes(there, all, share)) return undefined;
  if (atLeastAt && (at(atLeastAt) === 0 || hasFacilityScore !== true)) return undefined;
  return `${there} of ${all} services at ${posCodes.join(', ')}, ${inWords(share)}`;
}

/** Compared as counts: 3 of 4 must not fail a test of 0.75 for a rounding of the quotient. */
export function passes(part: number, whole: number, { op, value }: ShareTest): boolean {
  const needed = value * whole;
  switch (op) {
    case '>':
      return part > needed;
    case '>=':
      return part >= needed;
    case '==':
      return part === needed;
  }
}

/** A share test as people say it. */
export function inWords({ op, value }: ShareTest): string {
  const percent = `${value * 100}%`;
  switch (op) {
    case '>':
      return `more than ${percent} needed`;
    case '>=':
      return `at least ${percent} needed`;
    case '==':
      return `${percent} needed`;
  }
}

const texts = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

/** Whether a whole of this kind can have the status: facility-based status names the units it is for. */
export function isFor(kind: UnitKind, test: SpecialStatusTest): boolean {
  const appliesTo = texts(test['appliesTo']);
  return (appliesTo?.includes(kind) ?? true) && !(texts(test['notFor'])?.includes(kind) ?? false);
}
