import { z } from 'zod';
import { exampleSet } from './example-values';
import { calendarDate, head, instant, orgRef, pathAndCode, setKey, token, unitRef } from './fields';

/** What names a measurement set, and the receipt of the request that touched it. */
export const setIdentity = z.strictObject({
  ...head,
  setRef: token,
  unitRef,
  ...setKey,
  submitterRef: orgRef,
  receivedAt: instant,
  receiptRef: token,
});

/** Shape shared by the facts that tell of a stored set: which measures, never their values. */
export const storedSet = setIdentity.extend({
  period: z.strictObject({ startOn: calendarDate, endOn: calendarDate }),
  measureIds: z.array(token),
  /** Keyed digest of the content: a bare one of a small body could be guessed. */
  contentRef: token,
  warnings: z.array(pathAndCode),
});

/** A stored set for examples. */
export const exampleStoredSet = {
  ...exampleSet,
  period: { startOn: '2024-01-01', endOn: '2024-12-31' },
  measureIds: ['001', '134', '236'],
  contentRef: 'con_aaaabbbbccccddddeeeeffff66',
  warnings: [{ path: '$.measurements[1].value', code: 'LOW_CASE_COUNT' }],
};
