import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { deadlineInstant, head, instant, reasonText, token } from './fields';

/** The entity-year has learnt, on its first wake after it, that a date was moved. */
export const lifecycleDeadlineNoticed = defineFact({
  type: 'lifecycle.deadline-noticed',
  summary: 'The entity-year has learnt, on its first wake after it, that a date was moved.',
  schema: z.strictObject({
    ...head,
    deadline: token,
    from: deadlineInstant,
    to: deadlineInstant,
    reason: reasonText,
    noticedAt: instant,
  }),
  example: {
    ...exampleHead,
    deadline: 'submissionClose',
    from: '2025-04-01T00:00:00.000Z',
    to: '2025-04-15T00:00:00.000Z',
    reason: 'extended by CMS',
    noticedAt: '2025-03-30T12:00:00.000Z',
  },
});
