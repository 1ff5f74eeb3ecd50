import type { EligibilityPolicy } from '../policy/year-policy';
import type { ClinicianFacts, QpScores, QpStatus, Snapshot } from './facts';
import { type QpReading, type QpThresholdSet, individualScoresAlwaysCount, qpThresholdSets } from './policy-terms';
import { scoredStatus } from './qp-scores';

/** What one snapshot said of one clinician. */
export interface QpSnapshotResult {
  snapshot: Snapshot;
  /** Last day the snapshot covers, YYYY-MM-DD. */
  on: string;
  /** Null = no status follows: of participation only, a threshold is not known, or both readings are asked and disagree. */
  status: QpStatus | null;
  /** A ready result of a file, or threshold scores. */
  from: 'given' | 'scores';
  words: string;
}

/** QP status over the year. */
export interface QpTrack {
  /** Best status of all snapshots; the lowest of the possible ones where there are several. */
  best: QpStatus;
  /** More than one where a threshold is not known, or where both readings are asked and disagree. */
  possible: QpStatus[];
  snapshots: QpSnapshotResult[];
}

/** Facts of a clinician that QP status follows from. */
export type QpFacts = Pick<
  ClinicianFacts,
  'qpStatus' | 'qpScores' | 'qpRevoked' | 'inSeveralApmEntities' | 'underOtherTins'
>;

const rank: readonly QpStatus[] = ['NONE', 'PARTIAL_QP', 'QP'];
const better = (left: QpStatus, right: QpStatus) => (rank.indexOf(left) >= rank.indexOf(right) ? left : right);

/**
 * QP status by snapshot and over the year: the best one stays, unless the APM Entity was terminated or left. A ready
 * result wins over scores; a snapshot whose use is participation only makes nobody a QP. Without a reading the thresholds
 * are those that govern the year. What is told of the NPI under another TIN counts alike, with its own termination.
 */
export function qpTrack(facts: QpFacts, policy: EligibilityPolicy, reading?: QpReading): QpTrack {
  const sets = qpThresholdSets(policy, reading);
  const { underOtherTins = [] } = facts;
  const ownCount =
    individualScoresAlwaysCount(policy) ||
    [facts, ...underOtherTins].some((each) => each.inSeveralApmEntities === true);
  const own = readingsOf(facts, policy, sets, ownCount);
  const others = underOtherTins.flatMap((each) =>
    readingsOf(each, policy, sets, ownCount).map((read) => ({ ...read, seen: elsewhere(read.seen) })),
  );
  const all = [...own, ...others];
  const possible = possibleOver(
    all.flatMap(({ isLost, perSet }) => (isLost ? [] : [perSet])),
    sets.length,
  );
  const snapshots = all.map(({ seen }) => seen).sort((left, right) => left.snapshot - right.snapshot);
  return { best: possible[0] ?? 'NONE', possible, snapshots };
}

const elsewhere = (seen: QpSnapshotResult): QpSnapshotResult => ({
  ...seen,
  words: `${seen.words} (under another TIN)`,
});

/** What each snapshot says of an NPI under one TIN. */
function readingsOf(facts: QpFacts, policy: EligibilityPolicy, sets: QpThresholdSet[], ownCount: boolean) {
  return policy.qp.snapshots.flatMap(({ date, use }, index) => {
    const snapshot = (index + 1) as Snapshot;
    const given = facts.qpStatus?.[snapshot];
    const scores = facts.qpScores?.[snapshot]?.filter(({ level }) => level !== 'individual' || ownCount);
    if (given === undefined && scores === undefined) return [];
    const from = given === undefined ? ('scores' as const) : ('given' as const);
    const { status, words, perSet } = !use.includes('qpDetermination')
      ? participationOnly(sets)
      : given === undefined
        ? fromScores(scores ?? [], sets)
        : fromResult(given, sets);
    return [{ seen: { snapshot, on: date, from, status, words }, perSet, isLost: facts.qpRevoked === true }];
  });
}

const participationOnly = (sets: QpThresholdSet[]): PerReading => ({
  status: null,
  words: 'tells of participation only',
  perSet: sets.map(() => ['NONE']),
});

/** What a snapshot may come to under each reading of the thresholds. */
interface PerReading {
  status: QpStatus | null;
  words: string;
  perSet: QpStatus[][];
}

const fromResult = (status: QpStatus, sets: QpThresholdSet[]): PerReading => ({
  status,
  words: 'as the file says',
  perSet: sets.map(() => [status]),
});

function fromScores(scores: QpScores[], sets: QpThresholdSet[]): PerReading {
  if (scores.length === 0)
    return {
      status: 'NONE',
      words: 'individual scores count only for a clinician in several APM Entities',
      perSet: sets.map(() => ['NONE']),
    };
  const results = sets.map((set) => bestOf(scores, set));
  const perSet = results.map(({ status }) => (status === null ? [...rank] : [status]));
  const [first] = results;
  if (first && first.status !== null && results.every(({ status }) => status === first.status))
    return { status: first.status, words: first.words, perSet };
  const readings = results.map(
    ({ status, words }, index) => `${status ?? 'not known'} as ${sets[index]?.reading} (${words})`,
  );
  return { status: null, words: `not determinable: ${readings.join(', ')}`, perSet };
}

function bestOf(scores: QpScores[], set: QpThresholdSet) {
  const results = scores.map((each) => scoredStatus(each, set));
  const sorted = [...results].sort((left, right) => rankOf(right.status) - rankOf(left.status));
  return results.some(({ status }) => status === null) && sorted[0]?.status !== 'QP'
    ? { status: null, words: 'a threshold of the year is not known' }
    : (sorted[0] ?? { status: null, words: 'no scores' });
}

const rankOf = (status: QpStatus | null) => (status === null ? -1 : rank.indexOf(status));

/** Statuses the year may end with, lowest first: the best over the snapshots, under each reading. */
function possibleOver(snapshots: QpStatus[][][], sets: number): QpStatus[] {
  const ends = new Set<QpStatus>();
  for (let set = 0; set < sets; set += 1) {
    const reached = snapshots.reduce<QpStatus[]>(
      (before, perSet) => [
        ...new Set(before.flatMap((one) => (perSet[set] ?? ['NONE']).map((next) => better(one, next)))),
      ],
      ['NONE'],
    );
    reached.forEach((status) => ends.add(status));
  }
  return rank.filter((status) => ends.has(status));
}
