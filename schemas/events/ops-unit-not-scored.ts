import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { head, pathAndCode, programName, reasonText, token, unitRef } from './fields';

/** A unit cannot be scored as things stand; the other units of its practice are. Told when it is new, and at the release. */
export const opsUnitNotScored = defineFact({
  type: 'ops.unit-not-scored',
  summary: 'A unit cannot be scored as things stand; the other units of its practice are.',
  schema: z.strictObject({
    ...head,
    unitRef,
    option: programName,
    /** What was to be computed; `final` means that the clinicians it reaches have no score until it is mended. */
    stage: z.enum(['preliminary', 'final', 'revised']),
    /** Code of the refusal of the scoring core. */
    reason: token,
    /** Where in the unit's sets and facts; facts of a kind are counted in the order of their measure ids. */
    problems: z.array(pathAndCode).max(20),
    /** What an operator does about it. */
    remedy: reasonText,
  }),
  example: {
    ...exampleHead,
    unitRef: `individual:${exampleRefs.clinician}`,
    option: 'mips',
    stage: 'final',
    reason: 'QPP_SCORING_INPUT_INVALID',
    problems: [{ path: '$.facts.cost[0].measureId', code: 'UNKNOWN_MEASURE' }],
    remedy: 'Load the rows named here again, corrected or withdrawn, and announce them: the unit is then scored.',
  },
});
