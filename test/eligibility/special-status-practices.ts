import type { EntityFacts } from '../../eligibility/facts';
import type { SpecialStatus } from '../../policy/year-policy';
import { above, clinician, practice } from './practices';

/** A practice of so many clinicians that billed in both segments. */
export const sized = (size: number): EntityFacts =>
  practice(...Array.from({ length: size }, (_, index) => clinician(`c${index}`, above, above)));

/** A practice of which `part` out of `whole` clinicians have a status in the first segment. */
export function shareOf(status: SpecialStatus, part: number, whole: number): EntityFacts {
  const { clinicians } = sized(whole);
  return practice(
    ...clinicians.map((one, index) => (index < part ? { ...one, specialStatuses: { 1: [status] } } : one)),
  );
}
