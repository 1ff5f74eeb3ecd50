import { rowsOf } from './check-shape';
import type { PracticeFacts } from './collective-facts';
import type { ClinicianFacts } from './facts';
import type { FactsProblem } from './facts-error';
import { factsProblem } from './facts-error';

/**
 * The practices of a unit in which each clinician knows what is told of the same NPI under its other TINs: QP status and
 * new enrolment hold for the NPI at every TIN, volume and special statuses for the TIN/NPI.
 */
export function acrossTins<Practice extends PracticeFacts>(practices: readonly Practice[]): Practice[] {
  const byRef = new Map<string, ClinicianFacts[]>();
  for (const clinician of practices.flatMap(({ clinicians }) => clinicians))
    byRef.set(clinician.clinicianRef, [...(byRef.get(clinician.clinicianRef) ?? []), clinician]);
  return practices.map((practice) => ({
    ...practice,
    clinicians: practice.clinicians.map((clinician) => {
      const elsewhere = (byRef.get(clinician.clinicianRef) ?? []).filter((each) => each !== clinician);
      if (elsewhere.length === 0) return clinician;
      return { ...clinician, underOtherTins: [...(clinician.underOtherTins ?? []), ...elsewhere] };
    }),
  }));
}

/** The clinician without what QP snapshots say, at this TIN and at the others. */
export const withoutQp = (clinician: ClinicianFacts): ClinicianFacts => ({
  ...clinician,
  qpStatus: {},
  qpScores: {},
  ...(clinician.underOtherTins ? { underOtherTins: clinician.underOtherTins.map(withoutQp) } : {}),
});

const facts = ['clinicianType', 'newlyEnrolled', 'firstEnrolledOn'] as const;

/** What practices of one unit tell of an NPI that cannot both be. `name` is the list the practices stand in. */
export function contradictions(practices: readonly PracticeFacts[], name: string): FactsProblem[] {
  const told = new Map<string, unknown>();
  return rowsOf(practices).flatMap(({ clinicians }, place) =>
    rowsOf(clinicians).flatMap((clinician, index) =>
      facts.flatMap((fact) => {
        const value = clinician[fact] ?? undefined;
        if (value === undefined || clinician.clinicianRef === undefined) return [];
        const key = `${fact} ${clinician.clinicianRef}`;
        const before = told.get(key);
        told.set(key, before ?? value);
        if (before === undefined || before === value) return [];
        return [factsProblem(`${name}[${place}].clinicians[${index}].${fact}`, 'NPI_CONTRADICTS')];
      }),
    ),
  );
}
