import { defineFact } from './definition';
import { determination, exampleDetermination } from './determination';
import { exampleHead } from './example-values';

/** A determination was corrected after its run; run names the one that now holds. */
export const eligibilityCorrected = defineFact({
  type: 'eligibility.corrected',
  summary: 'A determination was corrected after its run; run names the one that now holds.',
  schema: determination,
  example: { ...exampleHead, ...exampleDetermination, run: 'final', changed: ['lowVolume'] },
});
