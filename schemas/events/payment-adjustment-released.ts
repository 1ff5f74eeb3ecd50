import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { count, decimal, head, performanceYear, scalingFactorBasis, version } from './fields';

/** The payment adjustments of the entity-year were released; the clinicians follow one by one. */
export const paymentAdjustmentReleased = defineFact({
  type: 'payment.adjustment-released',
  minor: 1,
  summary: 'The payment adjustments of the entity-year were released; the clinicians follow one by one.',
  schema: z.strictObject({
    ...head,
    paymentYear: performanceYear,
    clinicianCount: count,
    scalingFactor: decimal.nullable(),
    scalingFactorBasis: scalingFactorBasis.optional(),
    /** Factor of the additional adjustment; absent in years without one, null while nobody knows it. */
    additionalScalingFactor: decimal.nullable().optional(),
    version,
  }),
  example: { ...exampleHead, paymentYear: 2026, clinicianCount: 12, scalingFactor: null, version: 1 },
});
