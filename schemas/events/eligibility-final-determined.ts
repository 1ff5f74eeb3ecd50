import { z } from 'zod';
import { defineFact } from './definition';
import { determination, exampleDetermination } from './determination';
import { exampleHead } from './example-values';

/** The final determination (both segments, the December check) is known. */
export const eligibilityFinalDetermined = defineFact({
  type: 'eligibility.final-determined',
  summary: 'The final determination (both segments, the December check) is known.',
  schema: determination.extend({ run: z.literal('final') }),
  example: { ...exampleHead, ...exampleDetermination, run: 'final' },
});
