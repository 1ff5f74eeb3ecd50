import { z } from 'zod';
import { defineFact } from './definition';
import { deadlineInstant, performanceYear, reasonText, token } from './fields';

/** A date of a season was moved; told at once, before any entity-year has noticed. */
export const seasonDeadlineChanged = defineFact({
  type: 'season.deadline-changed',
  summary: 'A date of a season was moved; told at once, before any entity-year has noticed.',
  schema: z.strictObject({
    season: z.strictObject({ performanceYear }),
    deadline: token,
    from: deadlineInstant,
    to: deadlineInstant,
    reason: reasonText,
  }),
  example: {
    season: { performanceYear: 2024 },
    deadline: 'submissionClose',
    from: '2025-04-01T00:00:00.000Z',
    to: '2025-04-15T00:00:00.000Z',
    reason: 'extended by CMS',
  },
});
