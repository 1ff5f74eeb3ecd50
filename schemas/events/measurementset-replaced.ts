import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { exampleStoredSet, storedSet } from './measurement-set';
import { token } from './fields';

/** A measurement set was stored in place of the one under the same key. */
export const measurementsetReplaced = defineFact({
  type: 'measurementset.replaced',
  summary: 'A measurement set was stored in place of the one under the same key.',
  schema: storedSet.extend({ replacedSetRef: token.optional() }),
  example: { ...exampleHead, ...exampleStoredSet, replacedSetRef: '0b9f4d52-6a0f-5c3e-9d35-6b1f0d1d2a00' },
});
