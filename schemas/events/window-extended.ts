import { defineFact } from './definition';
import { exampleHead, exampleWindow } from './example-values';
import { submissionWindow } from './window';

/** The open submission window now closes later. */
export const windowExtended = defineFact({
  type: 'window.extended',
  summary: 'The open submission window now closes later.',
  schema: submissionWindow,
  example: { ...exampleHead, ...exampleWindow, outstanding: ['pi'] },
});
