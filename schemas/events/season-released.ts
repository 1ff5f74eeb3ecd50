import { z } from 'zod';
import { defineFact } from './definition';
import { instant, performanceYear, token } from './fields';

/** CMS, or an operator in its place, has released something for a whole season. */
export const seasonReleased = defineFact({
  type: 'season.released',
  summary: 'CMS, or an operator in its place, has released something for a whole season.',
  schema: z.strictObject({
    season: z.strictObject({ performanceYear }),
    kind: token,
    releaseId: token,
    releasedAt: instant,
    synthetic: z.boolean().optional(),
  }),
  example: {
    season: { performanceYear: 2024 },
    kind: 'finalScores',
    releaseId: 'finalScores-1',
    releasedAt: '2025-06-20T14:00:00.000Z',
  },
});
