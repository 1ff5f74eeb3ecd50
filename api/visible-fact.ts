import { isOwnBasis } from './visible-scores';

/** A fact as the store holds it, as far as a reader's timeline needs it. */
export interface StoredFact {
  id: string;
  sequence: number;
  recorded_at: string;
  type: string;
  topic: string;
  causation_id: string | null;
  data: Record<string, unknown>;
}

/** What a reader without a right to the whole year may know. */
export interface OwnView {
  orgRef: string;
  intakeIds: ReadonlySet<string>;
  setRefs: ReadonlySet<string>;
}

/** One line of a timeline. `redacted` facts tell that something happened, not what. */
export interface TimelineItem {
  id: string;
  sequence: number;
  time: string;
  type: string;
  data: Record<string, unknown> | null;
  redacted: boolean;
}

/** Facts about the year as a whole: dates, phases, and eligibility in counts. */
const ABOUT_ALL = /^(lifecycle|window|deadline|eligibility)\.|^review\.(opened|closed|closes-at-known)$/;

/** A fact for one reader; `own` absent: the whole. */
export function timelineItem(fact: StoredFact, own: OwnView | undefined): TimelineItem {
  const redacted = own !== undefined && !isVisible(fact, own);
  return {
    id: fact.id,
    sequence: fact.sequence,
    time: fact.recorded_at,
    type: fact.type,
    data: redacted ? null : own ? withoutStarter(fact.data, own) : fact.data,
    redacted,
  };
}

function isVisible(fact: StoredFact, own: OwnView): boolean {
  if (fact.topic === 'scores') return fact.type === 'score.preliminary-calculated' && standsOnOwn(fact.data, own);
  if (fact.topic === 'ops') return false;
  if (ABOUT_ALL.test(fact.type)) return true;
  return fact.causation_id !== null && own.intakeIds.has(fact.causation_id);
}

function standsOnOwn({ basis }: Record<string, unknown>, own: OwnView): boolean {
  const { setRefs } = (basis ?? {}) as { setRefs?: unknown };
  return Array.isArray(setRefs) && isOwnBasis(setRefs.map(String), own.setRefs);
}

/** Which other organisation started the year is that organisation's business. */
function withoutStarter(data: Record<string, unknown>, own: OwnView): Record<string, unknown> {
  const { startedBy } = data as { startedBy?: { orgRef?: string; role: string } };
  if (!startedBy || startedBy.orgRef === own.orgRef) return data;
  return { ...data, startedBy: { role: startedBy.role } };
}
