import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { clinicianRef, countsByCode, head } from './fields';

/** A QP snapshot has told who is a qualifying participant. */
export const qpSnapshotDetermined = defineFact({
  type: 'qp.snapshot-determined',
  summary: 'A QP snapshot has told who is a qualifying participant.',
  schema: z.strictObject({
    ...head,
    snapshot: z.int().min(1).max(4),
    counts: countsByCode,
    clinicianRef: clinicianRef.optional(),
  }),
  example: { ...exampleHead, snapshot: 1, counts: { qp: 3, partialQp: 1, none: 9 } },
});
