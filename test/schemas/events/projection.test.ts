import fc from '../../support/fast-check';
import type { RecordedFact } from '../../../schemas/events/fact';
import { projectScores, projectState } from '../../../schemas/events/projection';
import type { ScoresSnapshot } from '../../../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../../../schemas/events/state-snapshot';
import { exampleLife, Numbering } from '../../events/support/life';

const stateOf = (facts: RecordedFact[]): StateSnapshot => {
  const state = facts.reduce<StateSnapshot | null>((snapshot, fact) => projectState(snapshot, fact), null);
  if (!state) throw new Error('no state');
  return state;
};
const scoresOf = (facts: RecordedFact[]): ScoresSnapshot => {
  const scores = facts.reduce<ScoresSnapshot | null>((snapshot, fact) => projectScores(snapshot, fact), null);
  if (!scores) throw new Error('no scores');
  return scores;
};

const setFact = (
  numbering: Numbering,
  setRef: string,
  overrides: object = {},
  type: 'accepted' | 'replaced' = 'accepted',
) => numbering.record(`measurementset.${type}`, { setRef, ...overrides });

describe('projectState', () => {
  it('begins a year in the preliminary phase with the calendar it was started with', () => {
    const state = stateOf([new Numbering().record('lifecycle.started')]);
    expect(state).toMatchObject({
      phase: 'preliminary',
      startedAt: '2025-01-01T00:01:00.000Z',
      deadlines: { submissionClose: '2025-04-01T00:00:00.000Z', reviewClose: 'undated' },
      lastSequence: 1,
      lastTopicSequence: { events: 1 },
    });
  });

  it('moves a deadline when the year has noticed it', () => {
    const numbering = new Numbering();
    const state = stateOf([numbering.record('lifecycle.started'), numbering.record('lifecycle.deadline-noticed')]);
    expect(state.deadlines.submissionClose).toBe('2025-04-15T00:00:00.000Z');
  });

  it('keeps one set a key, the latest, in the order of keys', () => {
    const n = new Numbering();
    const facts = [
      n.record('lifecycle.started'),
      setFact(n, 'a', { category: 'quality' }),
      setFact(n, 'b', { category: 'ia' }),
      setFact(n, 'c', { category: 'quality', replacedSetRef: 'a' }, 'replaced'),
    ];
    expect(stateOf(facts).sets.map(({ setRef }) => setRef)).toEqual(['b', 'c']);
  });

  it('drops a withdrawn set and a withdrawn registration', () => {
    const n = new Numbering();
    const facts = [
      n.record('measurementset.accepted'),
      n.record('registration.registered'),
      n.record('measurementset.withdrawn'),
      n.record('registration.withdrawn'),
    ];
    expect(stateOf(facts)).toMatchObject({ sets: [], registrations: [] });
  });

  it('replaces a registration in full by its edit', () => {
    const n = new Numbering();
    const facts = [n.record('registration.registered', { choice: 'x' }), n.record('registration.changed')];
    expect(stateOf(facts).registrations).toEqual([expect.not.objectContaining({ choice: 'x' })]);
    expect(stateOf(facts).registrations[0]?.mvpId).toBe('G0055');
  });

  it('follows a review case to its outcome and keeps what earlier facts told of it', () => {
    const n = new Numbering();
    const facts = [
      n.record('review.requested'),
      n.record('review.documents-requested'),
      n.record('review.documents-received'),
      n.record('review.decided'),
    ];
    expect(stateOf(facts).reviews).toEqual([
      {
        reviewRef: 'review:7',
        grounds: ['wrongClinician'],
        unitRef: 'group',
        state: 'decided',
        dueAt: '2025-10-30T00:00:00.000Z',
        outcome: 'granted',
      },
    ]);
  });

  it('tells a corrected determination from the run it corrects', () => {
    const n = new Numbering();
    const state = stateOf([n.record('eligibility.final-determined'), n.record('eligibility.corrected')]);
    expect(state.eligibility).toMatchObject({
      run: 'final',
      determinedAt: '2025-01-01T00:01:00.000Z',
      correctedAt: '2025-01-01T00:02:00.000Z',
    });
  });

  it('adds up what arrived by kind, once where a fact supersedes another', () => {
    const n = new Numbering();
    const facts = [
      n.record('facts.received', { rows: 12 }),
      n.record('facts.received', { rows: 3 }),
      n.record('facts.received', { rows: 3 }, { supersedes: 'id-2' }),
      n.record('roster.changed'),
      n.record('roster.changed', {}, { supersedes: 'id-4' }),
    ];
    // 12 + 3 rows in two batches; the third fact tells the second batch again.
    expect(stateOf(facts).receivedFacts).toEqual([
      { kind: 'cost', batches: 2, rows: 15, lastBatchRef: 'cost-2025-06' },
    ]);
    expect(stateOf(facts).roster).toEqual({ added: 2, removed: 1 });
  });

  it('closes a review window that was undated', () => {
    const n = new Numbering();
    const facts = [n.record('review.opened'), n.record('review.closes-at-known')];
    expect(stateOf(facts.slice(0, 1)).reviewWindow).toEqual({ state: 'open', closesAt: null });
    expect(stateOf(facts).reviewWindow).toEqual({ state: 'open', closesAt: '2025-11-15T01:00:00.000Z' });
  });

  it('changes nothing for a repeat, a latecomer or a fact of another topic', () => {
    const n = new Numbering();
    const [started, window, score] = [
      n.record('lifecycle.started'),
      n.record('window.opened'),
      n.record('score.preliminary-calculated'),
    ];
    const state = stateOf([started, window]);
    for (const fact of [started, window, score]) expect(projectState(state, fact)).toBe(state);
    expect(projectState(null, score)).toBeNull();
  });

  it('moves the counters alone for a type it does not know', () => {
    const n = new Numbering();
    const state = stateOf([n.record('lifecycle.started')]);
    const later = { ...n.record('window.opened'), type: 'euc.declared' as RecordedFact['type'] };
    expect(projectState(state, later)).toEqual({
      ...state,
      lastSequence: 2,
      lastTopicSequence: { events: 2 },
      updatedAt: later.time,
    });
  });

  it('takes on the generation that an operator raised', () => {
    const n = new Numbering();
    const notice = { ...n.record('ops.intervened', {}, { topic: 'events' }), generation: 2 };
    expect(stateOf([notice]).generation).toBe(2);
  });

  it('says which fact is at fault when the first of a year names no entity', () => {
    const fact = { ...new Numbering().record('window.opened'), data: {} };
    expect(() => projectState(null, fact)).toThrow(/must name its entity and lifecycle \(window.opened\)/);
  });

  it('survives being stored as JSON after every fact', () => {
    const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    const life = exampleLife();
    const stored = life.reduce<StateSnapshot | null>((state, fact) => copy(projectState(state, copy(fact))), null);
    expect(stored).toStrictEqual(stateOf(life));
  });

  it('gives the same value however often any earlier fact is repeated', () => {
    const life = exampleLife();
    fc.assert(
      fc.property(fc.array(fc.nat(life.length - 1)), (repeats) => {
        const noisy = life.flatMap((fact, n) => [fact, ...repeats.filter((r) => r <= n).map((r) => life[r]!)]);
        expect(stateOf(noisy)).toStrictEqual(stateOf(life));
        expect(scoresOf(noisy)).toStrictEqual(scoresOf(life));
      }),
      { numRuns: 30 },
    );
  });
});

describe('projectScores', () => {
  it('keeps the latest preliminary score of each unit and option, sorted', () => {
    const n = new Numbering();
    const facts = [
      n.record('score.preliminary-calculated', { option: 'mips', total: 10 }),
      n.record('score.preliminary-calculated', { option: 'G0053', total: 20 }),
      n.record('score.preliminary-calculated', { option: 'mips', total: 30 }),
    ];
    const scores = scoresOf(facts);
    expect(scores.preliminary.map(({ option, total }) => [option, total])).toEqual([
      ['G0053', 20],
      ['mips', 30],
    ]);
    expect(scores.history.preliminaryCalculated).toBe(3);
  });

  it('counts the revisions of a released score and keeps the latest version', () => {
    const n = new Numbering();
    const facts = [
      n.record('score.final-released', { finalScore: 78.5 }),
      n.record('score.revised', { version: 2 }),
      n.record('score.revised', { version: 3, finalScore: 81 }),
    ];
    expect(scoresOf(facts).final).toEqual([expect.objectContaining({ finalScore: 81, version: 3, revisions: 2 })]);
  });

  it('holds one assigned score and one adjustment a clinician', () => {
    const n = new Numbering();
    const other = 'cli_zzzzbbbbccccddddeeeeffff33';
    const facts = [
      n.record('score.assigned', { clinicianRef: other }),
      n.record('score.assigned'),
      n.record('payment.adjustment-released'),
      n.record('payment.adjustment-assigned'),
      n.record('payment.adjustment-assigned', { finalPercent: '1.0000', version: 2 }),
    ];
    const scores = scoresOf(facts);
    expect(scores.assigned.map(({ clinicianRef }) => clinicianRef.slice(0, 5))).toEqual(['cli_a', 'cli_z']);
    expect(scores.adjustments).toEqual([expect.objectContaining({ finalPercent: '1.0000', version: 2 })]);
    expect(scores.adjustmentsReleased).toEqual({
      paymentYear: 2026,
      version: 1,
      releasedAt: '2025-01-01T00:03:00.000Z',
    });
  });

  it('counts only facts of the scores topic', () => {
    const n = new Numbering();
    const facts = [n.record('lifecycle.started'), n.record('score.preliminary-calculated'), n.record('window.opened')];
    expect(scoresOf(facts)).toMatchObject({ lastSequence: 2, lastTopicSequence: { scores: 1 } });
    expect(projectScores(null, facts[0]!)).toBeNull();
  });
});
