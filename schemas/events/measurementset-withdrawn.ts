import { defineFact } from './definition';
import { exampleHead, exampleSet } from './example-values';
import { setIdentity } from './measurement-set';

/** A measurement set was deleted by its submitter. */
export const measurementsetWithdrawn = defineFact({
  type: 'measurementset.withdrawn',
  summary: 'A measurement set was deleted by its submitter.',
  schema: setIdentity,
  example: { ...exampleHead, ...exampleSet },
});
