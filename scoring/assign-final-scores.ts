import type { UnitKind, YearPolicy } from '../policy/year-policy';
import { finalScoreOf } from './payment-adjustment';
import type { AssignedScore, AssignmentReason } from './score-result';
import { toDecimals } from './rounding';

/** Why a clinician is never adjusted, although counted in the group's score. */
export type NotAdjustableReason = 'newlyEnrolled' | 'qp' | 'partialQpNotElected' | 'ineligibleType';

/** One clinician at one TIN. */
export interface AssignmentClinician {
  clinicianRef: string;
  /** False for newly enrolled, QP, Partial QP without election and ineligible types. */
  adjustable: boolean;
  reason?: NotAdjustableReason;
  /** Above the low-volume threshold individually, in the final determination. */
  individuallyEligible: boolean;
  optedIn: boolean;
  /** The group opted in: the adjustment comes even if nobody reports (POLICY 5, case 4). */
  groupOptedIn?: boolean;
}

/** A unit's score in one option. */
export interface AssignmentUnit {
  unitRef: string;
  unitKind: UnitKind;
  option: string;
  /** Decimal string of at most two decimals; an assigned score has both. */
  finalScore: string;
  members: 'all' | readonly string[];
  /** Reported voluntarily: feedback only, never an adjustment. */
  voluntary?: boolean;
}

/** Everything the choice per TIN/NPI depends on. */
export interface AssignmentInput {
  clinicians: readonly AssignmentClinician[];
  unitScores: readonly AssignmentUnit[];
}

const prevailing: Readonly<Partial<Record<UnitKind, AssignmentReason>>> = {
  virtualGroup: 'virtualGroupPrevails',
  apm: 'apmEntityPrevails',
};

/** An individual score needs eligibility or opt-in; every other unit reaches its members. */
function reaches(unit: AssignmentUnit, clinician: AssignmentClinician): boolean {
  if (unit.voluntary === true) return false;
  if (unit.members !== 'all' && !unit.members.includes(clinician.clinicianRef)) return false;
  return unit.unitKind !== 'individual' || clinician.individuallyEligible || clinician.optedIn;
}

/** Highest score; equal scores go by unit and option, so that the answer never depends on the order of input. */
function highest(units: readonly AssignmentUnit[]): AssignmentUnit | undefined {
  return [...units].sort(
    (a, b) =>
      Number(b.finalScore) - Number(a.finalScore) ||
      a.unitRef.localeCompare(b.unitRef) ||
      a.option.localeCompare(b.option),
  )[0];
}

function unassigned(clinician: AssignmentClinician, zero: string): AssignedScore {
  const { clinicianRef } = clinician;
  if (clinician.individuallyEligible || clinician.optedIn || clinician.groupOptedIn === true) {
    return { clinicianRef, finalScore: zero, winner: null, reason: 'noSubmissionScoredZero' };
  }
  return { clinicianRef, finalScore: null, winner: null, reason: 'lowVolumeNotReported' };
}

function assign(clinician: AssignmentClinician, input: AssignmentInput, policy: YearPolicy): AssignedScore {
  const { clinicianRef } = clinician;
  if (!clinician.adjustable) {
    return { clinicianRef, finalScore: null, winner: null, reason: clinician.reason ?? 'notAdjustable' };
  }
  const reaching = input.unitScores.filter((unit) => reaches(unit, clinician));
  for (const level of policy.participation.hierarchy) {
    const winner = highest(reaching.filter(({ unitKind }) => level.includes(unitKind)));
    if (winner === undefined) continue;
    const alone = level.length === 1 ? prevailing[winner.unitKind] : undefined;
    return {
      clinicianRef,
      finalScore: toDecimals(Number(winner.finalScore), policy.finalScore.decimals),
      winner: { unitRef: winner.unitRef, option: winner.option },
      reason: alone ?? 'highestOfLevel',
    };
  }
  return unassigned(clinician, toDecimals(0, policy.finalScore.decimals));
}

/**
 * The final score of every clinician at the TIN, by the year's hierarchy.
 *
 * The first level of the hierarchy with a score wins, within it the highest. A clinician below the low-volume
 * threshold individually gets a score only from a unit that reported for them. A required or opted-in clinician for
 * whom nobody reported gets 0, unless the caller scored their claims-based categories as an individual unit.
 * Source: 42 CFR 414.1310, 414.1380(d) and 414.1405; policy `finalScore/noSubmission`.
 */
export function assignFinalScores(input: AssignmentInput, policy: YearPolicy): AssignedScore[] {
  return input.clinicians.map((clinician) => assign(clinician, input, policy));
}

/** Decimals of a published final score, in every year. */
const publishedDecimals = 2;

/**
 * What an NPI takes into a TIN it joined after the performance year: its highest score of that year, as a two-decimal
 * string; null (neutral) when it has none.
 * @throws FinalScoreError for one that is no decimal from 0 to 100 with at most two decimals.
 */
export function scoreForNewTin(scoresOfNpi: readonly string[]): string | null {
  const figures = scoresOfNpi.map(finalScoreOf);
  return figures.length === 0 ? null : toDecimals(Math.max(...figures), publishedDecimals);
}
