import { z } from 'zod';
import { count, countsByCode, head, token } from './fields';

/** Shape shared by the facts that tell a determination of eligibility. */
export const determination = z.strictObject({
  ...head,
  run: z.enum(['preliminary', 'final']),
  authority: z.enum(['cms', 'computed']),
  /** What CMS's participation status tool shows for it. */
  statusToolResult: token,
  /** Way of taking part → eligible in it. */
  eligible: z.record(token, z.boolean()),
  clinicians: z.strictObject({ required: count, optIn: count, excludedByReason: countsByCode }),
  specialStatuses: z.array(token),
  /** Codes of what differs from the determination before. */
  changed: z.array(token),
});

/** A determination for examples: 12 required clinicians, 2 that may opt in, 1 newly enrolled. */
export const exampleDetermination = {
  authority: 'computed' as const,
  statusToolResult: 'MIPS_ELIGIBLE',
  eligible: { individual: true, group: true },
  clinicians: { required: 12, optIn: 2, excludedByReason: { newlyEnrolled: 1 } },
  specialStatuses: ['smallPractice'],
  changed: [],
};
