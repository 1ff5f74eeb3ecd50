import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { clinicianRef, head, instant } from './fields';

/** A unit has opted in or chosen to report voluntarily, binding for the year. */
export const optinElected = defineFact({
  type: 'optin.elected',
  summary: 'A unit has opted in or chosen to report voluntarily, binding for the year.',
  schema: z
    .strictObject({
      ...head,
      decision: z.enum(['optIn', 'voluntary']),
      level: z.enum(['individual', 'group', 'apm']),
      clinicianRef: clinicianRef.optional(),
      decidedAt: instant,
    })
    .refine((data) => (data.level === 'individual') === (data.clinicianRef !== undefined), {
      path: ['clinicianRef'],
      error: 'present exactly when level is individual',
    }),
  example: {
    ...exampleHead,
    decision: 'optIn',
    level: 'individual',
    clinicianRef: exampleRefs.clinician,
    decidedAt: '2025-01-15T10:00:00.000Z',
  },
});
