import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { exampleStoredSet, storedSet } from './measurement-set';

/** A measurement set of a unit was stored under a key that was free. */
export const measurementsetAccepted = defineFact({
  type: 'measurementset.accepted',
  summary: 'A measurement set of a unit was stored under a key that was free.',
  schema: storedSet,
  example: { ...exampleHead, ...exampleStoredSet },
});
