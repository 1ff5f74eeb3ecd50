import { z } from 'zod';
import { defineFact } from './definition';
import { exampleCategories, exampleHead } from './example-values';
import { categoryScore, dataref, head, points, programName, token, unitRef, version } from './fields';

/** A released final score was revised: a review decision, a set applied late, or a new figure of CMS. */
export const scoreRevised = defineFact({
  type: 'score.revised',
  summary: 'A released final score was revised: a review decision, a set applied late, or a new figure of CMS.',
  schema: z.strictObject({
    ...head,
    unitRef,
    option: programName,
    previous: points,
    finalScore: points,
    byCategory: z.array(categoryScore),
    authority: z.enum(['engine', 'cms']),
    because: token,
    reviewRef: token.optional(),
    /** Whether new payment adjustments follow, none changed, or none are released yet. */
    adjustment: z.enum(['follows', 'unchanged', 'notReleased']).optional(),
    version: version.min(2),
    dataref,
  }),
  example: {
    ...exampleHead,
    unitRef: 'group',
    option: 'mips',
    previous: 78.5,
    finalScore: 80.25,
    byCategory: exampleCategories,
    authority: 'engine',
    because: 'review',
    reviewRef: 'review:7',
    adjustment: 'follows',
    version: 2,
    dataref: 'https://qpp-lifecycle.example/entity-years/scores/final/2',
  },
});
