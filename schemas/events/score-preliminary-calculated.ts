import { z } from 'zod';
import { defineFact } from './definition';
import { exampleCategories, exampleHead, exampleSet } from './example-values';
import { categoryScore, dataref, head, points, programName, token, unitRef } from './fields';

/** A unit has a new preliminary score under one reporting option. */
export const scorePreliminaryCalculated = defineFact({
  type: 'score.preliminary-calculated',
  summary: 'A unit has a new preliminary score under one reporting option.',
  schema: z.strictObject({
    ...head,
    unitRef,
    option: programName,
    total: points,
    byCategory: z.array(categoryScore),
    basis: z.strictObject({ setRefs: z.array(token) }),
    changedBecause: z.array(token),
    engineVersion: token,
    dataref,
  }),
  example: {
    ...exampleHead,
    unitRef: 'group',
    option: 'mips',
    total: 80.25,
    byCategory: exampleCategories,
    basis: { setRefs: [exampleSet.setRef] },
    changedBecause: ['measurementset.accepted'],
    engineVersion: '0.1.0',
    dataref: 'https://qpp-lifecycle.example/entity-years/scores/preliminary',
  },
});
