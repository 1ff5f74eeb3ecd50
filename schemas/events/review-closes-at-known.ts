import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, instant } from './fields';

/** The close of targeted review has its date. */
export const reviewClosesAtKnown = defineFact({
  type: 'review.closes-at-known',
  summary: 'The close of targeted review has its date.',
  schema: z.strictObject({ ...head, closesAt: instant }),
  example: { ...exampleHead, closesAt: '2025-11-15T01:00:00.000Z' },
});
