import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, token } from './fields';

/** An operator has ended the year before its time. */
export const lifecycleCancelled = defineFact({
  type: 'lifecycle.cancelled',
  summary: 'An operator has ended the year before its time.',
  schema: z.strictObject({ ...head, outcome: token, reason: token }),
  example: { ...exampleHead, outcome: 'cancelled', reason: 'started-by-mistake' },
});
