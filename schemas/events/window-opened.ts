import { defineFact } from './definition';
import { exampleHead, exampleWindow } from './example-values';
import { submissionWindow } from './window';

/** The submission window has opened. */
export const windowOpened = defineFact({
  type: 'window.opened',
  summary: 'The submission window has opened.',
  schema: submissionWindow,
  example: { ...exampleHead, ...exampleWindow, outstanding: ['quality', 'ia', 'pi'] },
});
