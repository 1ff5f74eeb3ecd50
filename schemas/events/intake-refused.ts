import { z } from 'zod';
import { defineFact } from './definition';
import { exampleRefs } from './example-values';
import { entityRef, instant, orgRef, pathAndCode, performanceYear, token } from './fields';

/** An authenticated attempt was refused at the door; codes only, never values. */
export const intakeRefused = defineFact({
  type: 'intake.refused',
  summary: 'An authenticated attempt was refused at the door; codes only, never values.',
  schema: z.strictObject({
    attemptRef: token,
    route: token,
    entityRef: entityRef.optional(),
    performanceYear: performanceYear.optional(),
    orgRef: orgRef.optional(),
    receivedAt: instant.optional(),
    errors: z.array(pathAndCode).min(1),
  }),
  example: {
    attemptRef: 'intake:1043',
    route: 'submissions.create',
    entityRef: exampleRefs.entity,
    performanceYear: 2024,
    orgRef: exampleRefs.organisation,
    receivedAt: '2025-04-01T00:00:01.000Z',
    errors: [{ path: '$', code: 'WINDOW_CLOSED' }],
  },
});
