import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, token } from './fields';

/** The year has come to its end. */
export const lifecycleClosed = defineFact({
  type: 'lifecycle.closed',
  summary: 'The year has come to its end.',
  schema: z.strictObject({ ...head, outcome: token, reason: token }),
  example: { ...exampleHead, outcome: 'completed', reason: 'payment-year-ended' },
});
