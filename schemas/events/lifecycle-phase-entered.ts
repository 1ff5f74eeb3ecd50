import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { head, phaseName } from './fields';

/** The clock has moved on to another phase; phases passed over are named in `skipped`. */
export const lifecyclePhaseEntered = defineFact({
  type: 'lifecycle.phase-entered',
  summary: 'The clock has moved on to another phase; phases passed over are named in skipped.',
  schema: z.strictObject({ ...head, phase: phaseName, previous: phaseName, skipped: z.array(phaseName).optional() }),
  example: { ...exampleHead, phase: 'submission', previous: 'performance' },
});
