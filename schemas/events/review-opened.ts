import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, instant } from './fields';

/** Targeted review is open; its close is null while the adjustments are not released. */
export const reviewOpened = defineFact({
  type: 'review.opened',
  summary: 'Targeted review is open; its close is null while the adjustments are not released.',
  schema: z.strictObject({ ...head, closesAt: instant.nullable() }),
  example: { ...exampleHead, closesAt: null },
});
