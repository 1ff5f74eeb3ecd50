import type { ClinicianDetermination } from '../../eligibility/determination';
import type { ReasonCode } from '../../eligibility/reasons';
import type { YearPolicy } from '../../policy/year-policy';
import {
  type AssignmentClinician,
  type AssignmentInput,
  type AssignmentUnit,
  type NotAdjustableReason,
  assignFinalScores,
} from '../../scoring/assign-final-scores';
import type { AssignedScore } from '../../scoring/score-result';
import type { Fact } from '../../schemas/events/fact';
import { wireTypeOfUnit } from '../../schemas/ids';
import { type Assignment, appendAssignment, latestAssignments } from '../../store/assignments';
import { type DecisionContext, factOf } from '../decision-context';
import { factAbout } from './fact-about';
import type { ScoredYear } from './score-year';
import type { UnitInput, YearMaterial } from './unit-inputs';

/** Chooses the final score of each TIN/NPI by the year's hierarchy and records those that changed. */
export async function recordAssignments(
  context: DecisionContext,
  material: YearMaterial,
  scores: ScoredYear,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  const known = await latestAssignments(context.tx, context.year.entityKey);
  for (const assigned of assign(context, material, scores)) {
    const before = known.get(assigned.clinicianRef);
    if (before && sameAssignment(before, assigned)) continue;
    const assignment: Assignment = { ...assigned, version: (before?.version ?? 0) + 1 };
    await appendAssignment(context.tx, context.year.entityKey, assignment, context.cause);
    if (assignment.finalScore !== null && assignment.winner)
      facts.push(await assignedFact(context, assignment, assignment.finalScore, assignment.winner));
  }
  return facts;
}

/** Exclusions that no group score overrides; individual low volume is none of them (POLICY §4). */
const NEVER_ADJUSTED: Partial<Record<ReasonCode, NotAdjustableReason>> = {
  INELIGIBLE_TYPE: 'ineligibleType',
  NEWLY_ENROLLED: 'newlyEnrolled',
  QP: 'qp',
  PARTIAL_QP_NOT_ELECTED: 'partialQpNotElected',
};

function assign(context: DecisionContext, material: YearMaterial, { units, unscored }: ScoredYear): AssignedScore[] {
  const { determination } = material;
  const group = determination?.group.status;
  // Data of a practice that neither must report nor opted in are scored for feedback only.
  const groupIsVoluntary = group !== undefined && group !== 'required' && group !== 'optedIn';
  const unitOf = ({ unitRef, option }: UnitInput): OpenUnit => ({
    unitRef,
    unitKind: wireTypeOfUnit(unitRef),
    option,
    members: membersOf(material, unitRef),
    voluntary: groupIsVoluntary && !unitRef.startsWith('individual:'),
  });
  const unitScores = units.map((unit) => ({ ...unitOf(unit), finalScore: unit.result.finalScore }));
  const clinicians = (determination?.clinicians ?? []).map((each) => assignable(each, group === 'optedIn'));
  return decidedAssignments({ clinicians, unitScores }, unscored.map(unitOf), context.policy);
}

/** A unit that has no score yet. */
type OpenUnit = Omit<AssignmentUnit, 'finalScore'>;

/**
 * The scores of the clinicians for whom they are settled while some units have none yet: whoever gets the same whether those
 * turn out the lowest or the highest of all. Nobody is given a zero, or a lower option's score, for want of a figure, and
 * nobody waits for one that cannot matter: 100 is not beaten within a level.
 */
export function decidedAssignments(
  known: AssignmentInput,
  open: readonly OpenUnit[],
  policy: YearPolicy,
): AssignedScore[] {
  const assigned = assignFinalScores(known, policy);
  if (open.length === 0) return assigned;
  const supposing = (finalScore: string): AssignedScore[] => {
    const unitScores = [...known.unitScores, ...open.map((unit) => ({ ...unit, finalScore }))];
    return assignFinalScores({ ...known, unitScores }, policy);
  };
  const [lowest, highest] = [supposing('0.00'), supposing('100.00')];
  return assigned.filter((_, n) => lowest[n]?.finalScore === highest[n]?.finalScore);
}

/** One who reports voluntarily is not adjusted for that; a group that must report, or opted in, reaches them all the same. */
function assignable(clinician: ClinicianDetermination, groupOptedIn: boolean): AssignmentClinician {
  const { barred } = clinician;
  const reason = barred ? NEVER_ADJUSTED[barred] : undefined;
  return {
    clinicianRef: clinician.clinicianRef,
    adjustable: barred === null,
    ...(reason ? { reason } : {}),
    individuallyEligible: clinician.eligible,
    optedIn: clinician.status === 'optedIn',
    groupOptedIn,
  };
}

function membersOf(material: YearMaterial, unitRef: string): 'all' | string[] {
  if (unitRef.startsWith('individual:')) return [unitRef.slice('individual:'.length)];
  if (!unitRef.startsWith('subgroup:')) return 'all';
  return material.registrations.find((each) => each.unitRef === unitRef)?.clinicianRefs ?? [];
}

const sameAssignment = (before: Assignment, now: AssignedScore): boolean =>
  before.finalScore === now.finalScore &&
  before.winner?.unitRef === now.winner?.unitRef &&
  before.winner?.option === now.winner?.option;

async function assignedFact(
  context: DecisionContext,
  assignment: Assignment,
  finalScore: string,
  winner: { unitRef: string; option: string },
): Promise<Fact> {
  const { clinicianRef, version } = assignment;
  const supersedes = version > 1 ? await factAbout(context, 'score.assigned', clinicianRef) : undefined;
  return factOf(context, 'score.assigned', {
    clinicianRef,
    finalScore: Number(finalScore),
    winner: { unit: winner.unitRef, option: winner.option },
    version,
    ...(supersedes ? { supersedes } : {}),
  });
}
