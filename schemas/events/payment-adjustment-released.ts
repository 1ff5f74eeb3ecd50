import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { count, decimal, head, performanceYear, scalingFactorBasis, version } from './fields';

/** The payment adjustments of the entity-year were released; the clinicians follow one by one. */
export const paymentAdjustmentReleased = defineFact({
  type: 'payment.adjustment-released',
  summary: 'The payment adjustments of the entity-year were released; the clinicians follow one by one.',
  schema: z.strictObject({
    ...head,
    paymentYear: performanceYear,
    clinicianCount: count,
    scalingFactor: decimal.nullable(),
    scalingFactorBasis: scalingFactorBasis.optional(),
    version,
  }),
  example: { ...exampleHead, paymentYear: 2026, clinicianCount: 12, scalingFactor: null, version: 1 },
});
