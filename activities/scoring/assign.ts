import { sql } from 'kysely';
import type { ClinicianDetermination } from '../../eligibility/determination';
import type { ReasonCode } from '../../eligibility/reasons';
import {
  type AssignmentClinician,
  type NotAdjustableReason,
  assignFinalScores,
} from '../../scoring/assign-final-scores';
import { paymentAdjustment } from '../../scoring/payment-adjustment';
import type { AssignedScore } from '../../scoring/score-result';
import type { Fact } from '../../schemas/events/fact';
import type { FactType } from '../../schemas/events/fact-types';
import { wireTypeOfUnit } from '../../schemas/ids';
import {
  type Adjustment,
  type Assignment,
  appendAdjustment,
  appendAssignment,
  latestAdjustments,
  latestAssignments,
} from '../../store/assignments';
import { type DecisionContext, factOf } from '../decision-context';
import type { ScoredUnit } from './score-year';
import type { YearMaterial } from './unit-inputs';

/** Chooses the final score of each TIN/NPI by the year's hierarchy and records those that changed. */
export async function recordAssignments(
  context: DecisionContext,
  material: YearMaterial,
  units: ScoredUnit[],
): Promise<Fact[]> {
  const facts: Fact[] = [];
  const known = await latestAssignments(context.tx, context.year.entityKey);
  for (const assigned of assign(context, material, units)) {
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

function assign(context: DecisionContext, material: YearMaterial, units: ScoredUnit[]): AssignedScore[] {
  const { determination } = material;
  const group = determination?.group.status;
  // Data of a practice that neither must report nor opted in are scored for feedback only.
  const groupIsVoluntary = group !== undefined && group !== 'required' && group !== 'optedIn';
  const unitScores = units.map(({ unitRef, option, result }) => ({
    unitRef,
    unitKind: wireTypeOfUnit(unitRef),
    option,
    finalScore: result.finalScore,
    members: membersOf(material, unitRef),
    voluntary: groupIsVoluntary && !unitRef.startsWith('individual:'),
  }));
  const clinicians = (determination?.clinicians ?? []).map(assignable);
  return assignFinalScores({ clinicians, unitScores }, context.policy);
}

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

/**
 * Payment adjustments of all clinicians that have a final score, recorded where they changed. The scaling factor is
 * CMS's to publish: without one only the percentage before scaling is known.
 */
export async function recordAdjustments(context: DecisionContext): Promise<{ facts: Fact[]; clinicians: number }> {
  const { tx, year, policy, stored } = context;
  const known = await latestAdjustments(tx, year.entityKey);
  const assignments = [...(await latestAssignments(tx, year.entityKey)).values()];
  const facts: Fact[] = [];
  let clinicians = 0;
  for (const { clinicianRef, finalScore } of assignments) {
    if (finalScore === null) continue;
    clinicians += 1;
    const { basePercent, finalPercent, synthetic } = paymentAdjustment(finalScore, policy, stored.scaling);
    const before = known.get(clinicianRef);
    if (before && before.basePercent === basePercent && before.finalPercent === finalPercent) continue;
    const adjustment: Adjustment = {
      clinicianRef,
      version: (before?.version ?? 0) + 1,
      basePercent,
      scalingFactor: stored.scaling?.factor ?? null,
      scalingSynthetic: synthetic,
      finalPercent,
    };
    await appendAdjustment(tx, year.entityKey, adjustment, context.cause);
    facts.push(await adjustmentFact(context, adjustment));
  }
  return { facts, clinicians };
}

/** Whose factor it is; absent where there is none. */
export function scalingOf({ stored }: DecisionContext) {
  const scalingFactor = stored.scaling?.factor ?? null;
  if (!stored.scaling) return { scalingFactor };
  const basis: 'synthetic' | 'published' = stored.scaling.synthetic ? 'synthetic' : 'published';
  return { scalingFactor, scalingFactorBasis: basis };
}

async function adjustmentFact(context: DecisionContext, adjustment: Adjustment): Promise<Fact> {
  const { clinicianRef, version, basePercent, finalPercent } = adjustment;
  const supersedes = version > 1 ? await factAbout(context, 'payment.adjustment-assigned', clinicianRef) : undefined;
  return factOf(context, 'payment.adjustment-assigned', {
    paymentYear: context.policy.paymentYear,
    clinicianRef,
    basePercent,
    ...scalingOf(context),
    finalPercent,
    version,
    ...(supersedes ? { supersedes } : {}),
  });
}

/** Id of the last fact of a type about one clinician: the one that a new version replaces. */
async function factAbout(
  { tx, year }: DecisionContext,
  type: FactType,
  clinicianRef: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('facts')
    .select('id')
    .where('source_key', '=', year.entityKey)
    .where('type', '=', type)
    .where(sql<string>`data ->> 'clinicianRef'`, '=', clinicianRef)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
