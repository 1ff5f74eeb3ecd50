import { defineFact } from './definition';
import { exampleCase, reviewCase } from './review-case';

/** The documents of a case have come. */
export const reviewDocumentsReceived = defineFact({
  type: 'review.documents-received',
  summary: 'The documents of a case have come.',
  schema: reviewCase,
  example: exampleCase,
});
