import { z } from 'zod';
import { defineFact } from './definition';
import { exampleCategories, exampleHead } from './example-values';
import { categoryScore, dataref, head, points, programName, token, unitRef, version } from './fields';

/** The final score of a unit under one reporting option was released. */
export const scoreFinalReleased = defineFact({
  type: 'score.final-released',
  summary: 'The final score of a unit under one reporting option was released.',
  schema: z.strictObject({
    ...head,
    unitRef,
    option: programName,
    finalScore: points,
    byCategory: z.array(categoryScore),
    authority: z.enum(['engine', 'cms']),
    version,
    engineVersion: token.optional(),
    dataref,
  }),
  example: {
    ...exampleHead,
    unitRef: 'group',
    option: 'mips',
    finalScore: 80.25,
    byCategory: exampleCategories,
    authority: 'engine',
    version: 1,
    dataref: 'https://qpp-lifecycle.example/entity-years/scores/final/1',
  },
});
