import { NotDeterminableError } from '../../scoring/scoring-errors';
import type { DecisionContext } from '../decision-context';
import { categoriesOf } from '../scoring/preliminary';
import { type UnscoredUnit, scored } from '../scoring/score-year';
import { type YearMaterial, unitInputs } from '../scoring/unit-inputs';

/**
 * The preliminary scores of a unit over what one organisation has sent: at CMS too a vendor sees its own data only.
 * Labelled with all versions, for scores change when benchmarks, eligibility or other submitters' data do. Where nobody
 * can tell a score its value is null, and `notDeterminable` says why.
 */
export function ownScores(
  context: DecisionContext,
  material: YearMaterial,
  { unitRef, submitterRef }: { unitRef: string; submitterRef: string },
) {
  const own = { ...material, sets: material.sets.filter((set) => set.submitterRef === submitterRef) };
  return unitInputs(own)
    .filter((unit) => unit.unitRef === unitRef)
    .map((unit) => {
      const preview = scored(context, unit);
      const head = {
        label: 'preliminary',
        programName: unit.option,
        basedOn: 'the measurement sets of your organisation',
      };
      if ('refusal' in preview) return { ...head, value: null, notDeterminable: wordsOf(preview) };
      const { result } = preview;
      return {
        ...head,
        value: Number(result.finalScore),
        byCategory: categoriesOf(result),
        engineVersion: result.engineVersion,
        policyHash: result.policyHash,
        catalogueVersion: result.catalogueVersion,
        notDeterminable: [],
        score: result.tree,
      };
    });
}

/** The sets were found good before; so it is a figure of the year, or a fact that the operator has to mend. */
function wordsOf({ refusal }: UnscoredUnit): readonly string[] {
  if (refusal instanceof NotDeterminableError) return refusal.unknown;
  return ['not determinable: facts that were loaded for this unit cannot be scored; the operator has been told'];
}
