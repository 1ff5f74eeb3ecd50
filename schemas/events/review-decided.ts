import { defineFact } from './definition';
import { exampleCase, reviewCase } from './review-case';
import { token } from './fields';

/** A case was decided. */
export const reviewDecided = defineFact({
  type: 'review.decided',
  summary: 'A case was decided.',
  schema: reviewCase.extend({ outcome: token }),
  example: { ...exampleCase, outcome: 'granted' },
});
