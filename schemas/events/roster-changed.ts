import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { count, head, token } from './fields';

/** Clinicians have joined or left the entity. */
export const rosterChanged = defineFact({
  type: 'roster.changed',
  summary: 'Clinicians have joined or left the entity.',
  schema: z.strictObject({ ...head, added: count, removed: count, reason: token }),
  example: { ...exampleHead, added: 2, removed: 1, reason: 'enrolment-update' },
});
