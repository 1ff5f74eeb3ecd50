import type { ClinicianDetermination } from '../../eligibility/determination';
import type { ReasonCode } from '../../eligibility/reasons';
import {
  type AssignmentClinician,
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
  const scoreOf = ({ unitRef, option }: UnitInput, finalScore: string): AssignmentUnit => ({
    unitRef,
    unitKind: wireTypeOfUnit(unitRef),
    option,
    finalScore,
    members: membersOf(material, unitRef),
    voluntary: groupIsVoluntary && !unitRef.startsWith('individual:'),
  });
  const unitScores = units.map((unit) => scoreOf(unit, unit.result.finalScore));
  const clinicians = (determination?.clinicians ?? []).map(assignable);
  const assigned = assignFinalScores({ clinicians, unitScores }, context.policy);
  if (unscored.length === 0) return assigned;
  const open = unscored.map((unit) => scoreOf(unit, '100.00'));
  return withoutOpen(assigned, assignFinalScores({ clinicians, unitScores: [...unitScores, ...open] }, context.policy));
}

/**
 * Leaves out the clinicians whose score hangs on a unit that has none yet: whoever would get another score if that unit
 * had the highest of all. Nobody is given a zero, or a lower option's score, for want of a figure.
 */
const withoutOpen = (assigned: AssignedScore[], atMost: AssignedScore[]): AssignedScore[] =>
  assigned.filter(
    (each, n) =>
      atMost[n]?.winner?.unitRef === each.winner?.unitRef && atMost[n]?.winner?.option === each.winner?.option,
  );

function assignable(clinician: ClinicianDetermination): AssignmentClinician {
  const { barred, status } = clinician;
  const reason = barred ? NEVER_ADJUSTED[barred] : status === 'voluntary' ? 'voluntary' : undefined;
  return {
    clinicianRef: clinician.clinicianRef,
    adjustable: barred === null && status !== 'voluntary',
    ...(reason ? { reason } : {}),
    individuallyEligible: clinician.eligible,
    optedIn: clinician.status === 'optedIn',
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
