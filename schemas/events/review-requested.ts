import { defineFact } from './definition';
import { exampleCase, reviewCase } from './review-case';

/** A targeted review was asked for. */
export const reviewRequested = defineFact({
  type: 'review.requested',
  summary: 'A targeted review was asked for.',
  schema: reviewCase,
  example: exampleCase,
});
