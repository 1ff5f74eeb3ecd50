import type { Fact, FactData, FactType, RecordedFact } from './fact';
import type { FACT_TOPICS } from './fact-types';
import { putSorted, withoutUndefined } from './sorted-list';
import type {
  EligibilitySnapshot,
  EntityHead,
  LifecycleHead,
  ReviewCaseSnapshot,
  SetSnapshot,
  StateSnapshot,
} from './state-snapshot';

/** Fact types that may stand on the events topic. */
type EventsFactType = { [T in FactType]: 'events' extends (typeof FACT_TOPICS)[T][number] ? T : never }[FactType];

/** What one fact changes; everything else of the snapshot stays. */
type Change = Partial<StateSnapshot>;
type Handler<T extends FactType> = (state: StateSnapshot, data: FactData<T>, fact: RecordedFact) => Change;

type DeterminationData = FactData<'eligibility.corrected'>;
type StoredSetData = FactData<'measurementset.accepted'> & { replacedSetRef?: string };

const keyOfSet = (set: SetSnapshot): string =>
  [set.unitRef, set.category, set.submissionMethod, set.programName, set.submitterRef].join('|');

function determined(data: DeterminationData, times: Pick<EligibilitySnapshot, 'determinedAt' | 'correctedAt'>): Change {
  const { run, authority, statusToolResult, eligible, clinicians, specialStatuses } = data;
  return { eligibility: { run, authority, statusToolResult, eligible, clinicians, specialStatuses, ...times } };
}

function putSet(state: StateSnapshot, data: StoredSetData): Change {
  const { setRef, unitRef, category, submissionMethod, programName } = data;
  const { submitterRef, contentRef, measureIds, receivedAt, replacedSetRef } = data;
  const others = state.sets.filter((set) => set.setRef !== setRef && set.setRef !== replacedSetRef);
  const key = { setRef, unitRef, category, submissionMethod, programName, submitterRef };
  return { sets: putSorted(others, keyOfSet, { ...key, contentRef, measureIds, receivedAt }) };
}

function putRegistration(state: StateSnapshot, data: FactData<'registration.registered'>): Change {
  const { registrationRef, kind, unitRef, mvpId, subgroupRef, clinicianCount, choice } = data;
  const entry = withoutUndefined({ registrationRef, kind, unitRef, mvpId, subgroupRef, clinicianCount, choice });
  return { registrations: putSorted(state.registrations, (each) => each.registrationRef, entry) };
}

function putCase(
  state: StateSnapshot,
  data: FactData<'review.requested'> & { dueAt?: string; outcome?: string },
  caseState: ReviewCaseSnapshot['state'],
): Change {
  const before = state.reviews.find((each) => each.reviewRef === data.reviewRef);
  const { reviewRef, grounds, unitRef, dueAt, outcome } = data;
  const told = withoutUndefined({ reviewRef, grounds, unitRef, dueAt, outcome });
  return { reviews: putSorted(state.reviews, (each) => each.reviewRef, { ...before, ...told, state: caseState }) };
}

function addReceived(state: StateSnapshot, data: FactData<'facts.received'>, fact: Fact): Change {
  const before = state.receivedFacts.find((each) => each.kind === data.kind);
  // What replaces an earlier fact tells of a batch that was counted then.
  const more = fact.supersedes === undefined ? { batches: 1, rows: data.rows } : { batches: 0, rows: 0 };
  const entry = {
    kind: data.kind,
    batches: (before?.batches ?? 0) + more.batches,
    rows: (before?.rows ?? 0) + more.rows,
    lastBatchRef: data.batchRef,
  };
  return { receivedFacts: putSorted(state.receivedFacts, (each) => each.kind, entry) };
}

const windowIs =
  (state: 'open' | 'closed') =>
  (_: StateSnapshot, { opensAt, closesAt }: FactData<'window.opened'>): Change => ({
    window: { state, opensAt, closesAt },
  });

const ended = (
  _: StateSnapshot,
  { outcome, reason }: FactData<'lifecycle.closed'>,
  { time }: RecordedFact,
): Change => ({
  phase: 'closed',
  closed: { outcome, reason, at: time },
});

const reviewWindowIs =
  (state: 'open' | 'closed') =>
  (_: StateSnapshot, { closesAt }: { closesAt: string | null }): Change => ({ reviewWindow: { state, closesAt } });

/** One handler a type: a new type on the events topic does not compile until it says what it changes. */
const handlers: { [T in EventsFactType]: Handler<T> } = {
  'lifecycle.started': (_, { startedBy, calendar }, { time }) => ({ startedBy, startedAt: time, deadlines: calendar }),
  'lifecycle.phase-entered': (_, { phase }) => ({ phase }),
  'lifecycle.deadline-noticed': (state, { deadline, to }) => ({ deadlines: { ...state.deadlines, [deadline]: to } }),
  'lifecycle.closed': ended,
  'lifecycle.cancelled': ended,
  'eligibility.preliminary-determined': (_, data, { time }) => determined(data, { determinedAt: time }),
  'eligibility.final-determined': (_, data, { time }) => determined(data, { determinedAt: time }),
  'eligibility.corrected': (state, data, { time }) =>
    determined(data, { determinedAt: state.eligibility?.determinedAt ?? time, correctedAt: time }),
  'qp.snapshot-determined': (state, { snapshot, counts }) => ({
    qpSnapshots: putSorted(state.qpSnapshots, (each) => String(each.snapshot), { snapshot, counts }),
  }),
  'optin.elected': (state, { level, clinicianRef, decision, decidedAt }) => ({
    optIn: putSorted(
      state.optIn,
      (each) => `${each.level}|${each.clinicianRef ?? ''}`,
      withoutUndefined({ level, clinicianRef, decision, decidedAt }),
    ),
  }),
  'registration.registered': putRegistration,
  'registration.changed': putRegistration,
  'registration.withdrawn': (state, { registrationRef }) => ({
    registrations: state.registrations.filter((each) => each.registrationRef !== registrationRef),
  }),
  'window.opened': windowIs('open'),
  'window.closed': windowIs('closed'),
  'window.extended': windowIs('open'),
  'window.reopened': windowIs('open'),
  'measurementset.accepted': putSet,
  'measurementset.replaced': putSet,
  'measurementset.withdrawn': (state, { setRef }) => ({ sets: state.sets.filter((set) => set.setRef !== setRef) }),
  'facts.received': addReceived,
  'roster.changed': (state, { added, removed }, { supersedes }) =>
    supersedes === undefined
      ? { roster: { added: state.roster.added + added, removed: state.roster.removed + removed } }
      : {},
  'review.opened': reviewWindowIs('open'),
  'review.closes-at-known': (state, { closesAt }) => ({
    reviewWindow: { state: state.reviewWindow?.state ?? 'open', closesAt },
  }),
  'review.closed': reviewWindowIs('closed'),
  'review.requested': (state, data) => putCase(state, data, 'requested'),
  'review.documents-requested': (state, data) => putCase(state, data, 'documentsRequested'),
  'review.documents-received': (state, data) => putCase(state, data, 'documentsReceived'),
  'review.withdrawn': (state, data) => putCase(state, data, 'withdrawn'),
  'review.decided': (state, data) => putCase(state, data, 'decided'),
  'ops.intervened': () => ({}),
};

function emptyState(head: { entity: EntityHead; lifecycle: LifecycleHead }): StateSnapshot {
  return {
    ...head,
    generation: 1,
    phase: 'preliminary',
    deadlines: {},
    qpSnapshots: [],
    optIn: [],
    registrations: [],
    sets: [],
    receivedFacts: [],
    roster: { added: 0, removed: 0 },
    reviews: [],
    lastSequence: 0,
    lastTopicSequence: { events: 0 },
    updatedAt: '',
  };
}

/**
 * Folds one fact into the state of its entity-year. Facts of other topics change nothing, nor does one whose sequence is
 * not above `lastSequence`: repeats and latecomers are harmless. A type that this release does not know moves the
 * counters alone. The store and the consumers fold alike, so both hold equal values after equal facts.
 */
export function projectState<S extends StateSnapshot | null>(snapshot: S, fact: RecordedFact): StateSnapshot | S {
  if (fact.topic !== 'events' || fact.sequence <= (snapshot?.lastSequence ?? 0)) return snapshot;
  const { entity, lifecycle } = fact.data as { entity?: EntityHead; lifecycle?: LifecycleHead };
  const head = entity && lifecycle ? { entity, lifecycle } : undefined;
  const before = snapshot ?? (head && emptyState(head));
  if (!before)
    throw new Error(`The first fact of ${fact.entityKey} must name its entity and lifecycle (${fact.type}).`);
  const handler = (handlers as Partial<Record<string, Handler<FactType>>>)[fact.type];
  return {
    ...before,
    ...head,
    ...handler?.(before, fact.data as FactData<FactType>, fact),
    generation: fact.generation,
    lastSequence: fact.sequence,
    lastTopicSequence: { events: fact.topicSequence },
    updatedAt: fact.time,
  };
}
