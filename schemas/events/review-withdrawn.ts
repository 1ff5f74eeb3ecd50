import { defineFact } from './definition';
import { exampleCase, reviewCase } from './review-case';

/** A case was withdrawn by who asked for it. */
export const reviewWithdrawn = defineFact({
  type: 'review.withdrawn',
  summary: 'A case was withdrawn by who asked for it.',
  schema: reviewCase,
  example: exampleCase,
});
