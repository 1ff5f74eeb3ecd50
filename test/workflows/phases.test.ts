import { PHASES } from '../../schemas/ids';
import type { CarriedYear } from '../../schemas/messages/year';
import { PHASE_RULES } from '../../workflows/phases';
import { firstState } from '../../workflows/year-state';
import { ENTITY_KEY, ordinary, second } from './one-year';

const state = (change: Partial<CarriedYear> = {}): CarriedYear => ({ ...firstState(ENTITY_KEY), ...change });
const isOver = (phase: CarriedYear['phase'], change: Partial<CarriedYear>) =>
  PHASE_RULES[phase].isOver(state({ phase, ...change }), ordinary, second(100));

describe('isOver', () => {
  it('ends preliminary with the first determination or the open window', () => {
    expect(isOver('preliminary', {})).toBe(false);
    expect(isOver('preliminary', { done: { preliminary: second(1) } })).toBe(true);
    expect(isOver('preliminary', { done: { final: second(1) } })).toBe(true);
    expect(isOver('preliminary', { window: 'open' })).toBe(true);
  });

  it('ends performance when the window opens, whatever eligibility is', () => {
    expect(isOver('performance', { done: { preliminary: second(1), final: second(2) } })).toBe(false);
    expect(isOver('performance', { window: 'open' })).toBe(true);
  });

  it('ends submission when the window closes, and scoring with the final scores', () => {
    expect(isOver('submission', { window: 'open' })).toBe(false);
    expect(isOver('submission', { window: 'closed' })).toBe(true);
    expect(isOver('scoring', { window: 'closed' })).toBe(false);
    expect(isOver('scoring', { window: 'closed', done: { scores: second(1) } })).toBe(true);
  });

  it('ends review only with adjustments out, review closed and every case decided', () => {
    const done = { adjustments: second(1), reviewClosed: second(2) };
    expect(isOver('review', { done })).toBe(true);
    expect(isOver('review', { done, openReviews: 1 })).toBe(false);
    expect(isOver('review', { done: { adjustments: second(1) } })).toBe(false);
    expect(isOver('review', { done: { reviewClosed: second(2) } })).toBe(false);
  });

  it('never ends payment by a turn: the year closes there', () => {
    expect(isOver('payment', { done: { closed: second(1) } })).toBe(false);
  });
});

describe('leave', () => {
  it('goes to the phase that follows', () => {
    const done = { preliminary: second(1) };
    const followers = PHASES.slice(0, -1).map(
      (phase) => PHASE_RULES[phase].leave(state({ phase, done, window: 'notOpen' }), ordinary, second(100)).next,
    );
    expect(followers).toEqual(PHASES.slice(1));
  });
});

describe('waitsFor', () => {
  const waitsFor = (change: Partial<CarriedYear> & Pick<CarriedYear, 'phase'>) =>
    PHASE_RULES[change.phase].waitsFor(state(change), ordinary);

  it.each([
    ['preliminary', {}, /preliminary eligibility/, ordinary.preliminaryEligibilityAt],
    ['performance', {}, /December check/, ordinary.windowOpensAt],
    ['performance', { done: { final: second(1) } }, /window to open/, ordinary.windowOpensAt],
    ['submission', { window: 'open' }, /first submission/, ordinary.windowClosesAt],
    ['scoring', { window: 'closed' }, /final scores/, ordinary.scoresReleaseAt],
    ['scoring', { window: 'open' }, /reopened submission window/, ordinary.windowClosesAt],
    ['review', {}, /payment adjustments/, ordinary.adjustmentsReleaseAt],
    ['review', { done: { adjustments: second(1) } }, /review to close/, ordinary.reviewClosesAt],
    ['payment', {}, /payment year/, ordinary.paymentEndsAt],
  ] as const)('says in %s with %j what the year waits for, and until when', (phase, change, what, until) => {
    const waits = waitsFor({ phase, ...change });
    expect(waits.what).toMatch(what);
    expect(waits.until).toBe(until);
  });

  it('has no date for a decision that is CMS to make', () => {
    const done = { adjustments: second(1), reviewClosed: second(2) };
    expect(waitsFor({ phase: 'review', done, openReviews: 2 })).toEqual({
      what: "CMS's decision on 2 open targeted review(s)",
      until: null,
    });
  });

  it('fits a search attribute and a timer summary', () => {
    for (const phase of PHASES) expect(waitsFor({ phase, openReviews: 99_999 }).what.length).toBeLessThanOrEqual(100);
  });
});
