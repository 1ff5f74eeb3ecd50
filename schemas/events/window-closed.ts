import { defineFact } from './definition';
import { exampleHead, exampleWindow } from './example-values';
import { submissionWindow } from './window';

/** The submission window has closed. */
export const windowClosed = defineFact({
  type: 'window.closed',
  summary: 'The submission window has closed.',
  schema: submissionWindow,
  example: { ...exampleHead, ...exampleWindow, outstanding: ['pi'] },
});
