import { z } from 'zod';
import { exampleRefs } from './example-values';
import { count, head, subgroupRef, token, unitRef } from './fields';

/** Shape shared by the facts that tell a registration: always the whole of it, for an edit replaces it in full. */
export const registration = z.strictObject({
  ...head,
  /** Stays the same through every edit. */
  registrationRef: token,
  kind: z.enum(['mvp', 'subgroup', 'cahps', 'webInterface']),
  unitRef,
  mvpId: token.optional(),
  subgroupRef: subgroupRef.optional(),
  clinicianCount: count.optional(),
  /** What the registrant chose inside it, for example its population health measure. */
  choice: token.optional(),
});

/** A subgroup's registration for examples. */
export const exampleRegistration = {
  registrationRef: 'registration:1',
  kind: 'subgroup' as const,
  unitRef: `subgroup:${exampleRefs.subgroup}`,
  mvpId: 'G0053',
  subgroupRef: exampleRefs.subgroup,
  clinicianCount: 4,
};
