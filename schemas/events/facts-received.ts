import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { count, head, token } from './fields';

/** Facts from outside have arrived: cost, claims measures, survey results, rosters. */
export const factsReceived = defineFact({
  type: 'facts.received',
  summary: 'Facts from outside have arrived: cost, claims measures, survey results, rosters.',
  schema: z.strictObject({ ...head, kind: token, batchRef: token, rows: count }),
  example: { ...exampleHead, kind: 'cost', batchRef: 'cost-2025-06', rows: 12 },
});
