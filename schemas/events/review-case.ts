import { z } from 'zod';
import { exampleHead } from './example-values';
import { head, token, unitRef } from './fields';

/** Shape shared by the facts that tell of one case of targeted review. */
export const reviewCase = z.strictObject({
  ...head,
  reviewRef: token,
  grounds: z.array(token).min(1),
  /** Whose score is contested, where it is one unit's. */
  unitRef: unitRef.optional(),
});

/** A case for examples. */
export const exampleCase = { ...exampleHead, reviewRef: 'review:7', grounds: ['wrongClinician'], unitRef: 'group' };
