import type { DecisionContext } from '../decision-context';
import { categoriesOf } from '../scoring/preliminary';
import { scored } from '../scoring/score-year';
import { type YearMaterial, unitInputs } from '../scoring/unit-inputs';

/**
 * The preliminary scores of a unit over what one organisation has sent: at CMS too a vendor sees its own data only.
 * Labelled with all versions, for scores change when benchmarks, eligibility or other submitters' data do.
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
      const { result } = scored(context, unit);
      return {
        label: 'preliminary',
        programName: unit.option,
        basedOn: 'the measurement sets of your organisation',
        value: Number(result.finalScore),
        byCategory: categoriesOf(result),
        engineVersion: result.engineVersion,
        policyHash: result.policyHash,
        catalogueVersion: result.catalogueVersion,
        notDeterminable: result.notDeterminable,
        score: result.tree,
      };
    });
}
