import { scoreUnit } from '../../scoring/score-unit';
import { type DeterminedScore, isDetermined } from '../../scoring/score-result';
import {
  NotDeterminableError,
  type OptionNotAllowedError,
  type ScoreInputError,
  isScoringRefusal,
} from '../../scoring/scoring-errors';
import { individualUnit } from '../../schemas/ids';
import { currentSets } from '../../store/measurement-sets';
import { readRegistrations } from '../../store/registrations';
import { readFacts } from '../../store/roster';
import type { DecisionContext } from '../decision-context';
import { currentDetermination } from '../eligibility';
import { type UnitInput, type YearMaterial, unitInput, unitInputs } from './unit-inputs';

/** A unit's score under one option. */
export interface ScoredUnit extends UnitInput {
  result: DeterminedScore;
}

/** A unit that has no score under an option as things stand, and why. It holds up no other unit. */
export interface UnscoredUnit extends UnitInput {
  refusal: OptionNotAllowedError | ScoreInputError | NotDeterminableError;
}

/** The units of a year, those that have a score and those that have none. */
export interface ScoredYear {
  units: ScoredUnit[];
  unscored: UnscoredUnit[];
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
export const scoreYear = (context: DecisionContext, material: YearMaterial): ScoredYear =>
  scoreAll(context, unitInputs(material));

/**
 * The same as at the release: also those who had to report and did not, when nothing of their practice speaks for them.
 * What is left is what CMS computes from claims.
 */
export const scoreWholeYear = (context: DecisionContext, material: YearMaterial): ScoredYear =>
  scoreAll(context, [...unitInputs(material), ...silentInputs(material)]);

function silentInputs(material: YearMaterial): UnitInput[] {
  if (material.sets.some((set) => set.unitRef === 'group')) return [];
  const spoken = new Set([
    ...material.sets.map((set) => set.unitRef),
    ...material.registrations.flatMap((each) =>
      material.sets.some((set) => set.unitRef === each.unitRef) ? each.clinicianRefs.map(individualUnit) : [],
    ),
  ]);
  return (material.determination?.clinicians ?? [])
    .filter((clinician) => clinician.eligible && !spoken.has(individualUnit(clinician.clinicianRef)))
    .map((clinician) => unitInput(material, individualUnit(clinician.clinicianRef), 'mips'));
}

function scoreAll(context: DecisionContext, inputs: UnitInput[]): ScoredYear {
  const attempts = inputs.map((unit) => scored(context, unit));
  return {
    units: attempts.filter((each) => 'result' in each),
    unscored: attempts.filter((each) => 'refusal' in each),
  };
}

/**
 * One unit's score, or what the scoring core says against it: an input that can be scored only by guessing, an option the
 * unit may not use, a figure nobody knows; a score with an unknown part is none. Anything else that goes wrong is thrown,
 * and tried again by the year.
 */
export function scored(context: DecisionContext, unit: UnitInput): ScoredUnit | UnscoredUnit {
  try {
    const result = scoreUnit(unit.input, context.policy, context.catalogue);
    if (isDetermined(result)) return { ...unit, result };
    return { ...unit, refusal: new NotDeterminableError(unit.input.performanceYear, result.notDeterminable) };
  } catch (error) {
    if (isScoringRefusal(error)) return { ...unit, refusal: error };
    throw error;
  }
}
