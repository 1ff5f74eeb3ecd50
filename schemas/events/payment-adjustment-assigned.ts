import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { clinicianRef, decimal, head, performanceYear, scalingFactorBasis, token, version } from './fields';

/** A clinician was given a payment adjustment; one record a clinician. */
export const paymentAdjustmentAssigned = defineFact({
  type: 'payment.adjustment-assigned',
  summary: 'A clinician was given a payment adjustment; one record a clinician.',
  schema: z.strictObject({
    ...head,
    paymentYear: performanceYear,
    clinicianRef,
    basePercent: decimal,
    scalingFactor: decimal.nullable(),
    scalingFactorBasis: scalingFactorBasis.optional(),
    finalPercent: decimal.nullable(),
    version,
    supersedes: token.optional(),
  }),
  example: {
    ...exampleHead,
    paymentYear: 2026,
    clinicianRef: exampleRefs.clinician,
    basePercent: '1.8900',
    scalingFactor: '0.5000',
    scalingFactorBasis: 'synthetic',
    finalPercent: '0.9450',
    version: 1,
  },
});
