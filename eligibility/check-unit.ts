import { practiceProblems } from './check-facts';
import { checkDate, checkScores, checkSegments, problemIf } from './check-figures';
import {
  checkByName,
  checkFlags,
  checkList,
  checkRows,
  checkText,
  checkWord,
  isRecord,
  isSecond,
  rowsOf,
} from './check-shape';
import type { ApmEntityFacts, MemberFacts, PracticeFacts, UnitFacts, VirtualGroupFacts } from './collective-facts';
import type { FactsProblem } from './facts-error';
import { factsProblem } from './facts-error';
import { contradictions } from './npi-facts';
import type { EligibilityContext } from './policy-terms';

/**
 * Everything wrong with the facts of a unit. Stricter than a stored roster is read: words nobody knows are errors. No
 * value of a wrong type passes, so that nothing after this has to look at types again.
 */
export function unitProblems(facts: UnitFacts, policy: EligibilityContext): FactsProblem[] {
  if (!isRecord(facts)) return [factsProblem('$', 'NOT_AN_OBJECT')];
  switch (facts.kind) {
    case 'practice':
      return [...nobodyIn(facts.clinicians, 'clinicians'), ...practiceProblems(facts, '', policy, { strict: true })];
    case 'virtualGroup':
      return virtualGroupProblems(facts, policy);
    case 'apm':
      return apmProblems(facts, policy);
    default:
      return [factsProblem('kind', 'WORD_UNKNOWN')];
  }
}

const nobodyIn = (list: unknown, path: string): FactsProblem[] =>
  problemIf(Array.isArray(list) && list.length === 0, path, 'NOBODY_LISTED');

function practicesProblems<Practice extends PracticeFacts>(
  practices: readonly Practice[],
  name: string,
  policy: EligibilityContext,
  more: (practice: Practice, at: string) => FactsProblem[] = () => [],
): FactsProblem[] {
  const refs = rowsOf(practices).map(({ practiceRef }) => practiceRef);
  const ofEach = checkRows(practices, name, (practice, at, index) => [
    ...checkText(practice.practiceRef, `${at}.practiceRef`),
    ...problemIf(isSecond(refs, index), at, 'PRACTICE_TWICE'),
    ...nobodyIn(practice.clinicians, `${at}.clinicians`),
    ...practiceProblems(practice, `${at}.`, policy, { strict: true }),
    ...more(practice, at),
  ]);
  return [...nobodyIn(practices, name), ...ofEach, ...contradictions(practices, name)];
}

const dayIf = (day: string | undefined, path: string): FactsProblem[] =>
  day === undefined ? [] : checkDate(day, path);

const virtualGroupProblems = (facts: VirtualGroupFacts, policy: EligibilityContext): FactsProblem[] => [
  ...dayIf(facts.electedOn, 'electedOn'),
  ...checkFlags(facts, ['approved'], ''),
  ...practicesProblems<MemberFacts>(facts.members, 'members', policy, ({ withdrewOn, dissolvedOn }, at) => [
    ...dayIf(withdrewOn, `${at}.withdrewOn`),
    ...dayIf(dissolvedOn, `${at}.dissolvedOn`),
  ]),
  ...checkSegments(facts.groupSegments ?? [], 'groupSegments', policy),
];

const apmProblems = (facts: ApmEntityFacts, policy: EligibilityContext): FactsProblem[] => [
  ...practicesProblems(facts.practices, 'practices', policy),
  ...nobodyIn(facts.participants, 'participants'),
  ...participantProblems(facts, policy),
  ...checkByName(facts.qpScores, ['1', '2', '3', '4'], 'qpScores', 'SNAPSHOT_UNKNOWN', (scores, at) =>
    isRecord(scores) ? checkScores(scores, at) : [factsProblem(at, 'NOT_AN_OBJECT')],
  ),
  ...checkFlags(facts, ['terminated'], ''),
  ...checkSegments(facts.groupSegments ?? [], 'groupSegments', policy),
];

function participantProblems({ participants, practices }: ApmEntityFacts, policy: EligibilityContext): FactsProblem[] {
  const keys = rowsOf(participants).map(({ practiceRef, clinicianRef }) => `${practiceRef} ${clinicianRef}`);
  return checkRows(participants, 'participants', ({ practiceRef, clinicianRef, snapshots }, at, index) => {
    const practice = rowsOf(practices).find((each) => each.practiceRef === practiceRef);
    const isListed = !practice || rowsOf(practice.clinicians).some((each) => each.clinicianRef === clinicianRef);
    return [
      ...problemIf(!practice, at, 'PRACTICE_UNKNOWN'),
      ...problemIf(!isListed, at, 'CLINICIAN_NOT_ON_ROSTER'),
      ...problemIf(isSecond(keys, index), at, 'CLINICIAN_TWICE'),
      ...nobodyIn(snapshots, `${at}.snapshots`),
      ...checkList(snapshots, `${at}.snapshots`, (snapshot, place) =>
        checkWord(
          snapshot,
          policy.eligibility.qp.snapshots.map((_, each) => each + 1),
          place,
          'SNAPSHOT_UNKNOWN',
        ),
      ),
    ];
  });
}
