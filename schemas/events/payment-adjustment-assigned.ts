import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { clinicianRef, decimal, head, performanceYear, scalingFactorBasis, token, version } from './fields';

/** A clinician was given a payment adjustment; one record a clinician. */
export const paymentAdjustmentAssigned = defineFact({
  type: 'payment.adjustment-assigned',
  minor: 1,
  summary: 'A clinician was given a payment adjustment; one record a clinician.',
  schema: z.strictObject({
    ...head,
    paymentYear: performanceYear,
    clinicianRef,
    basePercent: decimal,
    /** Additional adjustment for exceptional performance (to 2022) before its factor; absent where none is earned. */
    additionalBasePercent: decimal.optional(),
    scalingFactor: decimal.nullable(),
    scalingFactorBasis: scalingFactorBasis.optional(),
    /** With `additionalBasePercent`: its own factor, null while nobody knows it. */
    additionalScalingFactor: decimal.nullable().optional(),
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
