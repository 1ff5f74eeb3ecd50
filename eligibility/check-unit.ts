import { practiceProblems } from './check-facts';
import { checkDate, checkKeys, checkScores, checkSegments, problemIf } from './check-figures';
import type { ApmEntityFacts, PracticeFacts, UnitFacts, VirtualGroupFacts } from './collective-facts';
import type { FactsProblem } from './facts-error';
import { throwProblems } from './facts-error';
import type { EligibilityContext } from './policy-terms';

/**
 * Throws unless the facts of a unit can be determined on. Stricter than a stored roster is read: words nobody knows are
 * errors.
 * @throws EligibilityFactsError with every problem found.
 */
export function assertUnit(facts: UnitFacts, policy: EligibilityContext): void {
  throwProblems(unitProblems(facts, policy));
}

function unitProblems(facts: UnitFacts, policy: EligibilityContext): FactsProblem[] {
  switch (facts.kind) {
    case 'practice':
      return [
        ...problemIf(facts.clinicians.length === 0, 'clinicians', 'NOBODY_LISTED'),
        ...practiceProblems(facts, '', policy, { strictTypes: true }),
      ];
    case 'virtualGroup':
      return virtualGroupProblems(facts, policy);
    case 'apm':
      return apmProblems(facts, policy);
  }
}

function practicesProblems(practices: readonly PracticeFacts[], name: string, policy: EligibilityContext) {
  const refs = practices.map(({ practiceRef }) => practiceRef);
  return practices.flatMap((practice, index) => {
    const at = `${name}[${index}]`;
    return [
      ...problemIf(refs.indexOf(practice.practiceRef) !== index, at, 'PRACTICE_TWICE'),
      ...problemIf(practice.clinicians.length === 0, `${at}.clinicians`, 'NOBODY_LISTED'),
      ...practiceProblems(practice, `${at}.`, policy, { strictTypes: true }),
    ];
  });
}

function virtualGroupProblems(facts: VirtualGroupFacts, policy: EligibilityContext): FactsProblem[] {
  return [
    ...problemIf(facts.members.length === 0, 'practices', 'NOBODY_LISTED'),
    ...practicesProblems(facts.members, 'practices', policy),
    ...(facts.electedOn === undefined ? [] : checkDate(facts.electedOn, 'electedOn')),
    ...facts.members.flatMap(({ withdrewOn, dissolvedOn }, index) => [
      ...(withdrewOn === undefined ? [] : checkDate(withdrewOn, `practices[${index}].withdrewOn`)),
      ...(dissolvedOn === undefined ? [] : checkDate(dissolvedOn, `practices[${index}].dissolvedOn`)),
    ]),
    ...checkSegments(facts.groupSegments ?? [], 'groupSegments', policy),
  ];
}

function apmProblems(facts: ApmEntityFacts, policy: EligibilityContext): FactsProblem[] {
  const keys = facts.participants.map(({ practiceRef, clinicianRef }) => `${practiceRef} ${clinicianRef}`);
  return [
    ...problemIf(facts.participants.length === 0, 'participants', 'NOBODY_LISTED'),
    ...practicesProblems(facts.practices, 'practices', policy),
    ...facts.participants.flatMap(({ practiceRef, clinicianRef, snapshots }, index) => {
      const at = `participants[${index}]`;
      const practice = facts.practices.find((each) => each.practiceRef === practiceRef);
      const isListed = practice?.clinicians.some((clinician) => clinician.clinicianRef === clinicianRef) ?? true;
      return [
        ...problemIf(!practice, at, 'PRACTICE_UNKNOWN'),
        ...problemIf(!isListed, at, 'CLINICIAN_NOT_ON_ROSTER'),
        ...problemIf(keys.indexOf(keys[index] ?? '') !== index, at, 'CLINICIAN_TWICE'),
        ...problemIf(snapshots.length === 0, `${at}.snapshots`, 'NOBODY_LISTED'),
        ...problemIf(
          snapshots.some((snapshot) => !policy.eligibility.qp.snapshots[snapshot - 1]),
          `${at}.snapshots`,
          'SNAPSHOT_UNKNOWN',
        ),
      ];
    }),
    ...checkKeys(facts.qpScores, ['1', '2', '3', '4'], 'qpScores', 'SNAPSHOT_UNKNOWN'),
    ...Object.entries(facts.qpScores ?? {}).flatMap(([snapshot, scores]) =>
      checkScores(scores, `qpScores.${snapshot}`),
    ),
    ...checkSegments(facts.groupSegments ?? [], 'groupSegments', policy),
  ];
}
