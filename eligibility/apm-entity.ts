import type { ApmEntityFacts, ParticipantFacts, PracticeFacts } from './collective-facts';
import { decide } from './decide';
import type {
  ClinicianBasis,
  ClinicianDetermination,
  Determination,
  DeterminationBasis,
  DeterminationRun,
  GroupBasis,
  GroupDetermination,
  Participation,
} from './determination';
import type { DetermineOptions, EligibilityContext } from './determine-eligibility';
import { collectiveBasis, computeBasis, sharedBasis } from './determine-eligibility';
import type { ClinicianFacts, Elections, EntityFacts, QpScores, Snapshot } from './facts';
import { addedSegments } from './low-volume';
import { acrossTins } from './npi-facts';
import { evaluatesApmEntities } from './policy-terms';
import { reason } from './reasons';
import { findSpecialStatuses } from './special-statuses';
import { ownToolResult } from './standing';
import { summarize } from './summarize';

/**
 * Determines an APM Entity and the TIN/NPIs on its participation list.
 *
 * In years that hold entities against the low-volume threshold its own standing decides and reaches everybody on the
 * list. In the others it follows its participants, who are eligible by themselves or through their TIN's group. The
 * entity's threshold scores make QPs of those whom the list has named by the snapshot; no later list takes that back, a
 * termination does.
 */
export function determineApmEntity(
  facts: ApmEntityFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections = {},
  options: DetermineOptions = {},
): Determination {
  const practices = acrossTins(facts.practices.map((practice) => withEntityScores(practice, facts)));
  const participants = participationOf(facts, policy);
  const determination = evaluatesApmEntities(policy.eligibility)
    ? decide(evaluatedBasis(facts, practices, run, policy, options), elections)
    : followingParticipants(facts, practices, run, policy, elections, options);
  return { ...determination, participants };
}

function participationOf({ participants }: ApmEntityFacts, { eligibility }: EligibilityContext): Participation[] {
  const makesQp = (snapshot: Snapshot) =>
    eligibility.qp.snapshots[snapshot - 1]?.use.includes('qpDetermination') ?? false;
  return participants
    .map(({ practiceRef, clinicianRef, snapshots }) => ({
      practiceRef,
      clinicianRef,
      snapshots: [...new Set(snapshots)].sort(),
      participationOnly: !snapshots.some(makesQp),
    }))
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

const keyOf = ({ practiceRef, clinicianRef }: { practiceRef: string; clinicianRef: string }) =>
  `${clinicianRef} ${practiceRef}`;

/** The practice with the entity's scores on each participant, at the snapshots by which the list had named it. */
function withEntityScores(practice: PracticeFacts, facts: ApmEntityFacts): PracticeFacts {
  const clinicians = practice.clinicians.map((clinician) => {
    const listed = facts.participants.find((each) => isOf(each, practice, clinician));
    return listed
      ? { ...clinician, qpScores: mergedScores(clinician, listed, facts), ...lost(clinician, facts) }
      : clinician;
  });
  return { ...practice, clinicians };
}

const isOf = (participant: ParticipantFacts, practice: PracticeFacts, clinician: ClinicianFacts) =>
  participant.practiceRef === practice.practiceRef && participant.clinicianRef === clinician.clinicianRef;

/** A ready result of a terminated entity is lost as well, unless the clinician is in other entities. */
const lost = ({ clinicianRef }: ClinicianFacts, { terminated, practices }: ApmEntityFacts) =>
  terminated === true && !inOtherEntities(clinicianRef, practices) ? { qpRevoked: true } : {};

const inOtherEntities = (ref: string, practices: readonly PracticeFacts[]): boolean =>
  practices.some(({ clinicians }) =>
    clinicians.some(({ clinicianRef, inSeveralApmEntities }) => clinicianRef === ref && inSeveralApmEntities === true),
  );

function mergedScores(
  clinician: ClinicianFacts,
  { snapshots }: ParticipantFacts,
  { qpScores = {}, terminated }: ApmEntityFacts,
): NonNullable<ClinicianFacts['qpScores']> {
  const first = Math.min(...snapshots);
  const merged: Partial<Record<Snapshot, readonly QpScores[]>> = { ...clinician.qpScores };
  for (const snapshot of [1, 2, 3, 4] as const) {
    const scores = qpScores[snapshot];
    if (scores && terminated !== true && snapshot >= first)
      merged[snapshot] = [...(merged[snapshot] ?? []), { ...scores, level: 'apm' }];
  }
  return merged;
}

/** Bases of the participants alone, with the practice each bills under. */
function participantBases(
  { participants }: ApmEntityFacts,
  practices: readonly PracticeFacts[],
  run: DeterminationRun,
  policy: EligibilityContext,
  options: DetermineOptions,
) {
  return practices.map((practice) => {
    const basis = computeBasis(practice, run, policy, options);
    const clinicians = basis.clinicians
      .filter(({ clinicianRef }) =>
        participants.some((each) => each.practiceRef === practice.practiceRef && each.clinicianRef === clinicianRef),
      )
      .map((clinician) => ({ ...clinician, practiceRef: practice.practiceRef }));
    return { practice, basis, clinicians };
  });
}

/** Doubts about a practice, told with its mark; those on people whom the list does not name are left out. */
const warningsOf = ({ practice, basis, clinicians }: ReturnType<typeof participantBases>[number]) =>
  basis.basisWarnings
    .filter(
      ({ clinicianRef }) => clinicianRef === undefined || clinicians.some((each) => each.clinicianRef === clinicianRef),
    )
    .map((warning) => ({ ...warning, practiceRef: practice.practiceRef }));

/** The entity's roster: its participants, whatever else their practices hold. */
function rosterOf({ participants }: ApmEntityFacts, practices: readonly PracticeFacts[]): EntityFacts {
  const listed = (practice: PracticeFacts, clinician: ClinicianFacts) =>
    participants.some((each) => isOf(each, practice, clinician));
  return {
    clinicians: practices.flatMap((practice) => practice.clinicians.filter((clinician) => listed(practice, clinician))),
  };
}

function entityBasis(
  facts: ApmEntityFacts,
  practices: readonly PracticeFacts[],
  run: DeterminationRun,
  policy: EligibilityContext,
): GroupBasis {
  const roster = rosterOf(facts, practices);
  const statuses = findSpecialStatuses(roster, run, policy.eligibility, 'apm');
  const claims = addedSegments([roster]).map(
    (sum) => facts.groupSegments?.find(({ segment }) => segment === sum.segment) ?? sum,
  );
  return collectiveBasis(claims, 'apm', statuses, run, policy);
}

function evaluatedBasis(
  facts: ApmEntityFacts,
  practices: readonly PracticeFacts[],
  run: DeterminationRun,
  policy: EligibilityContext,
  options: DetermineOptions,
): DeterminationBasis {
  const parts = participantBases(facts, practices, run, policy, options);
  const group = { ...entityBasis(facts, practices, run, policy), reachesAll: true };
  const shared = sharedBasis(run, policy);
  const isBelow = shared.optInAvailable && group.lowVolume !== 'above' && group.lowVolume !== 'notDeterminable';
  const clinicians = parts
    .flatMap((part) => part.clinicians)
    .map((clinician) => ({
      ...clinician,
      ...(isBelow && !inOtherEntities(clinician.clinicianRef, practices) ? { optInBarred: true as const } : {}),
    }));
  return {
    ...shared,
    group,
    clinicians,
    basisWarnings: [...parts.flatMap(warningsOf), ...clinicians.flatMap(barredOptIn)],
  };
}

/** Who would have the choice but for the entity. */
const barredOptIn = ({ clinicianRef, practiceRef, barred, lowVolume, optInBarred }: PlacedBasis) =>
  optInBarred && barred === null && lowVolume === 'some' ? [{ ...barredWarning, clinicianRef, practiceRef }] : [];

type PlacedBasis = ClinicianBasis & { practiceRef: string };

const barredWarning = {
  code: 'OPT_IN_BARRED_BY_ENTITY' as const,
  words: 'Takes part only in an APM Entity that is not above the low-volume threshold: may not opt in alone.',
};

/** A year without a test of the entity: each participant as in its own practice, the entity as they are. */
function followingParticipants(
  facts: ApmEntityFacts,
  practices: readonly PracticeFacts[],
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections,
  options: DetermineOptions,
): Determination {
  const parts = participantBases(facts, practices, run, policy, options);
  const withoutEntity: Elections = {
    ...(elections.individuals ? { individuals: elections.individuals } : {}),
    ...(elections.partialQpElected ? { partialQpElected: elections.partialQpElected } : {}),
  };
  const decided = parts.flatMap(({ practice, basis, clinicians }) => {
    const listed = new Set(clinicians.map(({ clinicianRef }) => clinicianRef));
    return decide(basis, withoutEntity)
      .clinicians.filter(({ clinicianRef }) => listed.has(clinicianRef))
      .map((clinician) => ({ ...clinician, practiceRef: practice.practiceRef }));
  });
  const found = entityBasis(facts, practices, run, policy);
  const group = followed({ ...found, lowVolume: 'notEvaluated', belowElements: null, segments: [] }, decided);
  const basisWarnings = [entityWarning, ...parts.flatMap(warningsOf)];
  const basis = { ...sharedBasis(run, policy), group, clinicians: decided, basisWarnings };
  return summarize(basis, group, decided, elections);
}

const entityWarning = {
  code: 'ENTITY_LEVEL_SILENT' as const,
  words: 'The year holds no APM Entity against the low-volume threshold: its standing follows its participants.',
};

function followed(basis: GroupBasis, clinicians: readonly ClinicianDetermination[]): GroupDetermination {
  const isAny = clinicians.some(({ eligible, eligibleIfGroupReports }) => eligible || eligibleIfGroupReports);
  const unknown = isAny ? [] : [...new Set(clinicians.flatMap(({ notDeterminable }) => notDeterminable))];
  const status = isAny ? 'required' : unknown.length > 0 ? 'notDeterminable' : 'excluded';
  return {
    ...basis,
    status,
    eligible: isAny,
    reasons: status === 'excluded' ? [reason('NO_ELIGIBLE_CLINICIAN')] : [],
    statusToolResult: ownToolResult(status),
    notDeterminable: unknown,
  };
}
