import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { clinicianRef, head, points, programName, token, unitRef, version } from './fields';

/** A clinician of the entity was given the final score that counts; one record a clinician. */
export const scoreAssigned = defineFact({
  type: 'score.assigned',
  summary: 'A clinician of the entity was given the final score that counts; one record a clinician.',
  schema: z.strictObject({
    ...head,
    clinicianRef,
    finalScore: points,
    winner: z.strictObject({ unit: unitRef, option: programName }),
    version,
    supersedes: token.optional(),
  }),
  example: {
    ...exampleHead,
    clinicianRef: exampleRefs.clinician,
    finalScore: 80.25,
    winner: { unit: 'group', option: 'mips' },
    version: 1,
  },
});
