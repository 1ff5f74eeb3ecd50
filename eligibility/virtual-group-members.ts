import type { MemberFacts } from './collective-facts';
import type { DeterminationWarning, MemberDetermination } from './determination';

const firstDay = (performanceYear: number) => `${performanceYear}-01-01`;

/**
 * Whether a TIN takes part: it has not dissolved, and has not withdrawn before the performance year began. Later nobody
 * gets out.
 */
export const isPartOf = ({ withdrewOn, dissolvedOn }: MemberFacts, performanceYear: number): boolean =>
  dissolvedOn === undefined && (withdrewOn === undefined || withdrewOn >= firstDay(performanceYear));

/** Whether a TIN was still there when the performance year began. */
export const wasPartOf = ({ withdrewOn, dissolvedOn }: MemberFacts, performanceYear: number): boolean =>
  [withdrewOn, dissolvedOn].every((left) => left === undefined || left >= firstDay(performanceYear));

/** What happened to single members. */
export function memberWarnings(
  facts: readonly MemberFacts[],
  members: readonly MemberDetermination[],
  performanceYear: number,
): DeterminationWarning[] {
  return facts.flatMap((member, index) => {
    const { practiceRef, withdrewOn, dissolvedOn } = member;
    const judged = members[index];
    const found: DeterminationWarning[] = [];
    if (withdrewOn !== undefined && withdrewOn >= firstDay(performanceYear))
      found.push({ code: 'WITHDRAWAL_WITHOUT_EFFECT', words: withdrawal, practiceRef });
    if (dissolvedOn !== undefined) found.push({ code: 'MEMBER_DISSOLVED', words: dissolved, practiceRef });
    if (judged?.takesPart && judged.lowVolume === 'some' && judged.reasons.length === 0)
      found.push({ code: 'MEMBER_OPTS_IN_BY_ELECTION', words: optsIn, practiceRef });
    return found;
  });
}

const withdrawal = 'A member cannot leave once the performance year has begun: it reports through the virtual group.';
const dissolved = 'A member TIN has dissolved; the virtual group goes on with the others.';
const optsIn = 'A solo practitioner above some elements only: joining the virtual group is its choice to opt in.';
