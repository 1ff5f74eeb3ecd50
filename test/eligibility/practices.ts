import type { ClinicianFacts, EntityFacts, SegmentFacts } from '../../eligibility/facts';
import { loadPolicy } from '../../policy/load';

/** Claims of a segment as dollars, patients, services. */
export type Claims = readonly [dollars: number, patients: number, services: number];

/** Above the thresholds of 2019 and later in every element. */
export const above: Claims = [120_000, 300, 400];
/** Above in patients alone. */
export const some: Claims = [50_000, 300, 150];
/** Below in every element. */
export const below: Claims = [10_000, 20, 30];

/** One segment of claims. */
export const segment = (number: 1 | 2, [dollars, patients, services]: Claims): SegmentFacts => ({
  segment: number,
  allowedCents: Math.round(dollars * 100),
  patients,
  services,
  billed: true,
});

/** A physician long enrolled, with claims in the given segments; null = not billed there. */
export function clinician(
  clinicianRef: string,
  first: Claims | null,
  second: Claims | null,
  rest: Partial<ClinicianFacts> = {},
): ClinicianFacts {
  const segments = [first ? [segment(1, first)] : [], second ? [segment(2, second)] : []].flat();
  return { clinicianRef, clinicianType: 'physician', firstEnrolledOn: '2010-05-01', segments, ...rest };
}

/** A practice of these clinicians. */
export const practice = (...clinicians: ClinicianFacts[]): EntityFacts => ({ clinicians });

/** The eligibility policy of a year. */
export const policyOf = (year: number) => loadPolicy(year);
