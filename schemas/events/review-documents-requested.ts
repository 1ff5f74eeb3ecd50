import { defineFact } from './definition';
import { exampleCase, reviewCase } from './review-case';
import { instant } from './fields';

/** CMS wants documents for a case, due at the instant given. */
export const reviewDocumentsRequested = defineFact({
  type: 'review.documents-requested',
  summary: 'CMS wants documents for a case, due at the instant given.',
  schema: reviewCase.extend({ dueAt: instant }),
  example: { ...exampleCase, dueAt: '2025-10-30T00:00:00.000Z' },
});
