import { NotDeterminableError, ScoreInputError } from '../../scoring/scoring-errors';
import type { MeasurementSet } from '../../scoring/score-input';
import { type UnitRef, wireTypeOfUnit } from '../../schemas/ids';
import type { NormalisedMeasurementSet } from '../../schemas/submission';
import type { DecisionContext } from '../decision-context';
import { scored } from '../scoring/score-year';

/** Why a set can never be scored, with its place in the file. */
export interface SetProblem {
  message: string;
  path: string;
}

/**
 * What the scoring core has against a set of a file, whatever facts there are: an option that the unit may not use, or
 * figures it could score only by guessing. The door's own checks leave little to find here; a set that passed them and
 * cannot be scored is refused, so that it never stands in the way of its unit's score.
 */
export function setProblem(
  context: DecisionContext,
  unitRef: UnitRef,
  set: NormalisedMeasurementSet,
  index: number,
): SetProblem | undefined {
  const option = set.programName;
  const sets = [{ ...set, setRef: 'set', submitterRef: 'own' } as MeasurementSet];
  const facts = { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [] };
  const { performanceYear } = context.year;
  const input = { performanceYear, unitKind: wireTypeOfUnit(unitRef), option, sets, facts };
  const attempt = scored(context, { unitRef, option, basis: [], input });
  if ('result' in attempt || attempt.refusal instanceof NotDeterminableError) return undefined;
  const { refusal } = attempt;
  const at = `$.measurementSets[${index}]`;
  if (!(refusal instanceof ScoreInputError)) return { message: refusal.message, path: `${at}.programName` };
  const { path = '$.sets[0]', code = 'INVALID', remedy = '' } = refusal.problems[0] ?? {};
  // The core's own words may repeat what was sent (decision 0022); code and remedy do not.
  return { message: `${code}: ${remedy}.`, path: path.replace('$.sets[0]', at) };
}
