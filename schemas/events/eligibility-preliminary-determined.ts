import { z } from 'zod';
import { defineFact } from './definition';
import { determination, exampleDetermination } from './determination';
import { exampleHead } from './example-values';

/** The preliminary determination (first segment) is known. */
export const eligibilityPreliminaryDetermined = defineFact({
  type: 'eligibility.preliminary-determined',
  summary: 'The preliminary determination (first segment) is known.',
  schema: determination.extend({ run: z.literal('preliminary') }),
  example: { ...exampleHead, ...exampleDetermination, run: 'preliminary' },
});
