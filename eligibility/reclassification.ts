import type { Determination, UnitStatus } from './determination';

/** What a change of standing asks of the year. */
export type Consequence =
  /** Was out, now counts: arm the submission timers again. */
  | 'becomesEligible'
  /** Counted or could choose, now out: what was collected is voluntary. */
  | 'becomesExempt'
  /** Must no longer, or may now, choose. */
  | 'mayOptIn'
  /** The change is an election of its own. */
  | 'elected'
  /** The standing now rests on a figure that nobody knows. */
  | 'becomesUndetermined'
  /** The standing is the same; only who is adjusted changed (QP found late, group reports). */
  | 'adjustabilityChanged';

/** One unit that stands otherwise after a run, a correction or an election. */
export interface StandingChange {
  /** `group` or `individual:<clinicianRef>`. */
  unitRef: string;
  from: UnitStatus | null;
  to: UnitStatus | null;
  consequence: Consequence;
  adjustable: { from: boolean; to: boolean };
}

interface Standing {
  status: UnitStatus;
  adjustable: boolean;
}

/** The units whose standing differs between two determinations, the group first, then by clinician. */
export function reclassify(before: Determination, after: Determination): StandingChange[] {
  const earlier = standings(before);
  const later = standings(after);
  const units = [...new Set([...earlier.keys(), ...later.keys()])].sort(groupFirst);
  return units.flatMap((unitRef) => {
    const change = changeOf(unitRef, earlier.get(unitRef), later.get(unitRef));
    return change ? [change] : [];
  });
}

const groupFirst = (left: string, right: string) =>
  left === 'group' ? -1 : right === 'group' ? 1 : left < right ? -1 : 1;

function standings({ group, clinicians }: Determination): Map<string, Standing> {
  const own = clinicians.map(({ clinicianRef, status, adjustable }) => {
    return [`individual:${clinicianRef}`, { status, adjustable }] as const;
  });
  return new Map<string, Standing>([['group', { status: group.status, adjustable: group.eligible }], ...own]);
}

function changeOf(unitRef: string, before?: Standing, after?: Standing): StandingChange | undefined {
  const from = before?.status ?? null;
  const to = after?.status ?? null;
  const adjustable = { from: before?.adjustable ?? false, to: after?.adjustable ?? false };
  if (from === to && adjustable.from === adjustable.to) return undefined;
  return { unitRef, from, to, consequence: consequenceOf(from, to), adjustable };
}

function consequenceOf(from: UnitStatus | null, to: UnitStatus | null): Consequence {
  if (from === to) return 'adjustabilityChanged';
  switch (to) {
    case 'required':
      return 'becomesEligible';
    case 'optedIn':
    case 'voluntary':
      return 'elected';
    case 'optInEligible':
      return 'mayOptIn';
    case 'notDeterminable':
      return 'becomesUndetermined';
    case 'excluded':
    case null:
      return 'becomesExempt';
  }
}
