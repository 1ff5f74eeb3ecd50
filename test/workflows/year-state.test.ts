import type { CarriedYear, Decision, Recorded } from '../../schemas/messages/year';
import { firstState, next, stateOf } from '../../workflows/year-state';
import { ENTITY_KEY, row, second } from './one-year';

const fresh = firstState(ENTITY_KEY);
const quiet: Recorded = { outstanding: false };

/** The step that recording a decision leads to. */
const recorded = (state: CarriedYear, decision: Decision, result: Recorded = quiet, now = second(9)) =>
  next(state, { type: 'recorded', decision, result, now });

const apply = (kind: Parameters<typeof row>[2], number = 1): Extract<Decision, { do: 'applyIntake' }> => {
  const { intakeId } = row(number, second(1), kind);
  return { do: 'applyIntake', intakeId, number, kind: kind ?? 'submission' };
};
const applied: Recorded = { outstanding: false, intake: { number: 1, status: 'applied' } };
const refused: Recorded = { outstanding: false, intake: { number: 1, status: 'refused', code: 'NOT_REGISTERED' } };

describe('stateOf', () => {
  it('begins a life from its key, and goes on with what a run carried over', () => {
    expect(stateOf({ entityKey: ENTITY_KEY })).toEqual(fresh);
    const carried = { ...fresh, phase: 'review' as const };
    expect(stateOf(carried)).toEqual(carried);
  });
});

describe('next', () => {
  it('changes nothing in the state it was given', () => {
    const frozen = deepFreeze(structuredClone({ ...fresh, reported: ['a'] }));
    expect(() => recorded(frozen, apply('submission'), applied)).not.toThrow();
    expect(() => next(frozen, { type: 'reviewReported', intakeId: 'b' })).not.toThrow();
    expect(() => recorded(frozen, { do: 'openWindow', at: second(1), reopened: false })).not.toThrow();
  });

  it.each([
    ['submission', 'submissions'],
    ['optIn', 'elections'],
    ['registration', 'registrations'],
    ['review', 'reviews'],
  ] as const)('counts an applied %s', (kind, counter) => {
    expect(recorded(fresh, apply(kind), applied).state.counts).toEqual({ ...fresh.counts, [counter]: 1 });
  });

  it.each(['start', 'facts', 'reviewDecision'] as const)('counts no %s', (kind) => {
    expect(recorded(fresh, apply(kind), applied).state.counts).toEqual(fresh.counts);
  });

  it('keeps what could not be scored until a scoring finds everything scored', () => {
    const unscored = { units: 2, code: 'UNKNOWN_MEASURE', path: '$.facts.cost[0].measureId' };
    const after = recorded(fresh, apply('facts'), { ...applied, scored: 3, unscored }).state;
    expect(after.unscored).toEqual(unscored);
    expect(recorded(after, apply('optIn'), applied).state.unscored).toEqual(unscored);
    expect(recorded(after, apply('facts'), { ...applied, scored: 5 }).state).not.toHaveProperty('unscored');
  });

  it('counts what was refused when it was applied as that alone', () => {
    expect(recorded(fresh, apply('submission'), refused).state.counts).toEqual({ ...fresh.counts, refusedLater: 1 });
  });

  it('keeps count and last reason of what the door turned away, as it told', () => {
    const step = next(fresh, { type: 'turnedAway', count: 7, lastCode: 'WINDOW_CLOSED' });
    expect(step).toEqual({ state: { ...fresh, turnedAway: { count: 7, lastCode: 'WINDOW_CLOSED' } }, effects: [] });
  });

  it('wants the publisher when something stays unpublished, and remembers it until all is out', () => {
    const step = recorded(fresh, { do: 'closeWindow', at: second(1) }, { outstanding: true });
    expect(step.effects).toEqual([{ do: 'publish' }]);
    expect(step.state.unpublished).toBe(true);
    const later = recorded(step.state, { do: 'releaseScores', at: second(2) });
    expect(later).toMatchObject({ effects: [], state: { unpublished: true } });
    expect(next(later.state, { type: 'published' }).state.unpublished).toBe(false);
  });

  it('opens a workflow for a case and counts it until it is decided', () => {
    const openedReview = { reviewRef: 'rev_1', unitRef: 'group', grounds: ['calculationError'] };
    const opened = recorded(fresh, apply('review'), { ...applied, openedReview });
    expect(opened.effects).toEqual([{ do: 'openReview', ...openedReview }]);
    expect(opened.state.openReviews).toBe(1);
    const decided = recorded(opened.state, apply('reviewDecision', 2), { ...applied, decidedReview: 'rev_1' });
    expect(decided.state.openReviews).toBe(0);
  });

  it('remembers a reported decision once, until its row is applied', () => {
    const { intakeId } = apply('reviewDecision');
    const report = { type: 'reviewReported', intakeId } as const;
    const twice = next(next(fresh, report).state, report).state;
    expect(twice.reported).toEqual([intakeId]);
    const other = next(twice, { type: 'reviewReported', intakeId: 'another' }).state;
    expect(recorded(other, apply('reviewDecision'), applied).state.reported).toEqual(['another']);
  });

  it('takes note of the last row applied, also a refused one, and never goes back for a decision', () => {
    const third = recorded(fresh, apply('submission', 3), refused).state;
    expect(third.appliedThrough).toBe(3);
    const decided = recorded(
      { ...third, reported: [apply('reviewDecision', 2).intakeId] },
      apply('reviewDecision', 2),
      applied,
    );
    expect(decided.state).toMatchObject({ appliedThrough: 3, reported: [] });
  });

  it('keeps what eligibility came to for whoever looks', () => {
    const determined = { do: 'determineEligibility', run: 'preliminary', at: second(1) } as const;
    const step = recorded(fresh, determined, { outstanding: false, eligibility: 'eligible' });
    expect(step.state).toMatchObject({ eligibility: 'eligible', done: { preliminary: second(9) } });
  });
});

describe('the carried state', () => {
  it('stays within 1 KB in the worst ordinary case', () => {
    const worst: CarriedYear = {
      ...fresh,
      phase: 'performance',
      previous: 'preliminary',
      skipped: ['performance'],
      done: Object.fromEntries(
        [
          'started',
          'preliminary',
          'final',
          'windowOpened',
          'windowClosed',
          'scores',
          'adjustments',
          'reviewClosed',
          'closed',
        ].map((name) => [name, second(1)]),
      ),
      window: 'closed',
      calendarVersion: '0123456789abcdef',
      eligibility: 'individually-and-group-eligible',
      openReviews: 12,
      appliedThrough: 12_345,
      counts: { submissions: 1_500, elections: 999, registrations: 999, reviews: 99, refusedLater: 1_500 },
      turnedAway: { count: 123_456, lastCode: 'ORGANISATION_NOT_APPROVED' },
      reported: [row(1, second(1)).intakeId, row(2, second(1)).intakeId],
      unpublished: true,
    };
    expect(Buffer.byteLength(JSON.stringify(worst))).toBeLessThanOrEqual(1_024);
  });
});

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value))
    if (member !== null && typeof member === 'object') deepFreeze(member as object);
  return Object.freeze(value);
}
