import { defineFact } from './definition';
import { exampleHead, exampleWindow } from './example-values';
import { submissionWindow } from './window';

/** The closed submission window is open again. */
export const windowReopened = defineFact({
  type: 'window.reopened',
  summary: 'The closed submission window is open again.',
  schema: submissionWindow,
  example: { ...exampleHead, ...exampleWindow, outstanding: ['pi'] },
});
