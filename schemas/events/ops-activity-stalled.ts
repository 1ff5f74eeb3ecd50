import { z } from 'zod';
import { defineFact } from './definition';
import { exampleRefs } from './example-values';
import { count, entityRef, performanceYear, token } from './fields';

/** An activity has been retried longer than its limit. */
export const opsActivityStalled = defineFact({
  type: 'ops.activity-stalled',
  summary: 'An activity has been retried longer than its limit.',
  schema: z.strictObject({
    activity: token,
    attempts: count,
    lastErrorType: token,
    entityRef: entityRef.optional(),
    performanceYear: performanceYear.optional(),
  }),
  example: {
    activity: 'publishOutstanding',
    attempts: 40,
    lastErrorType: 'PublishError',
    entityRef: exampleRefs.entity,
    performanceYear: 2024,
  },
});
