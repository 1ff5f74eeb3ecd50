import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, instant } from './fields';

/** Targeted review takes no more requests. */
export const reviewClosed = defineFact({
  type: 'review.closed',
  summary: 'Targeted review takes no more requests.',
  schema: z.strictObject({ ...head, closesAt: instant.nullable() }),
  example: { ...exampleHead, closesAt: '2025-11-15T01:00:00.000Z' },
});
