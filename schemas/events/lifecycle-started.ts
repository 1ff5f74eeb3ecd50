import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs, exampleWindow } from './example-values';
import { deadlineInstant, head, orgRef, token } from './fields';

/** A vendor, a practice, an operator or the season has started the entity-year. */
export const lifecycleStarted = defineFact({
  type: 'lifecycle.started',
  summary: 'A vendor, a practice, an operator or the season has started the entity-year.',
  schema: z.strictObject({
    ...head,
    startedBy: z.strictObject({
      orgRef: orgRef.optional(),
      role: z.enum(['vendor', 'practice', 'operator', 'season']),
    }),
    calendar: z.record(token, deadlineInstant),
  }),
  example: {
    ...exampleHead,
    startedBy: { orgRef: exampleRefs.organisation, role: 'vendor' },
    calendar: {
      submissionOpen: exampleWindow.opensAt,
      submissionClose: exampleWindow.closesAt,
      reviewClose: 'undated',
    },
  },
});
