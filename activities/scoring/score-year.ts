import { scoreUnit } from '../../scoring/score-unit';
import type { UnitScore } from '../../scoring/score-result';
import { individualUnit } from '../../schemas/ids';
import { currentSets } from '../../store/measurement-sets';
import { readRegistrations } from '../../store/registrations';
import { readFacts } from '../../store/roster';
import type { DecisionContext } from '../decision-context';
import { currentDetermination } from '../eligibility';
import { type UnitInput, type YearMaterial, unitInput, unitInputs } from './unit-inputs';

/** A unit's score under one option. */
export interface ScoredUnit extends UnitInput {
  result: UnitScore;
}

/** Reads everything scores are computed from, inside the transaction that will record them. */
export async function readMaterial(context: DecisionContext): Promise<YearMaterial> {
  const { tx, keyring, year } = context;
  return {
    performanceYear: year.performanceYear,
    sets: await currentSets(tx, keyring, year.entityKey),
    facts: await readFacts(tx, year.entityKey),
    registrations: await readRegistrations(tx, year.entityKey),
    determination: await currentDetermination(context),
  };
}

/** Scores every unit that sent something, under each option it used. */
export function scoreYear(context: DecisionContext, material: YearMaterial): ScoredUnit[] {
  return unitInputs(material).map((unit) => scored(context, unit));
}

/**
 * At the release, also those who had to report and did not, when nothing of their practice speaks for them: what is
 * left is what CMS computes from claims.
 */
export function scoreSilent(context: DecisionContext, material: YearMaterial): ScoredUnit[] {
  if (material.sets.some((set) => set.unitRef === 'group')) return [];
  const spoken = new Set([
    ...material.sets.map((set) => set.unitRef),
    ...material.registrations.flatMap((each) =>
      material.sets.some((set) => set.unitRef === each.unitRef) ? each.clinicianRefs.map(individualUnit) : [],
    ),
  ]);
  return (material.determination?.clinicians ?? [])
    .filter((clinician) => clinician.eligible && !spoken.has(individualUnit(clinician.clinicianRef)))
    .map((clinician) => scored(context, unitInput(material, individualUnit(clinician.clinicianRef), 'mips')));
}

export function scored(context: DecisionContext, unit: UnitInput): ScoredUnit {
  return { ...unit, result: scoreUnit(unit.input, context.policy, context.catalogue) };
}
