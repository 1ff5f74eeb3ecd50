import type { CarriedYear, YearStatus } from '../../schemas/messages/year';
import { detailsOf } from '../../workflows/details';
import { PHASE_RULES } from '../../workflows/phases';
import { firstState } from '../../workflows/year-state';
import { ENTITY_KEY, OneYear, ordinary, second } from './one-year';

const statusOf = (state: CarriedYear): YearStatus => ({
  state,
  calendar: ordinary,
  waitsFor: PHASE_RULES[state.phase].waitsFor(state, ordinary),
});
const details = (change: Partial<CarriedYear> = {}) => detailsOf(statusOf({ ...firstState(ENTITY_KEY), ...change }));

describe('detailsOf', () => {
  it('says where the year stands, what it waits for and until when', () => {
    const text = details({ phase: 'submission', window: 'open', eligibility: 'eligible' });
    expect(text).toContain('**submission** (3 of 6)');
    expect(text).toContain('first submission; the window closes');
    expect(text).toContain(ordinary.windowClosesAt);
    expect(text).toContain('Eligibility: eligible');
  });

  it('says so where no date ends the wait', () => {
    const done = { adjustments: second(1), reviewClosed: second(2) };
    expect(details({ phase: 'review', done, openReviews: 1 })).toMatch(/CMS's decision.*no date known/);
  });

  it('carries every milestone so far, for earlier runs leave with retention', () => {
    const year = new OneYear();
    for (let at = 0; at <= 80; at += 10) year.wake(ordinary, second(at));
    const text = detailsOf(statusOf(year.state));
    for (const at of [0, 10, 20, 30, 40, 50, 60, 70, 80]) expect(text).toContain(`| ${second(at)} |`);
    expect(text).toContain('The year is closed');
  });

  it('counts what came in', () => {
    const counts = { submissions: 3, elections: 1, registrations: 2, reviews: 4, refusedLater: 0 };
    expect(details({ counts, openReviews: 1 })).toContain(
      'Submissions 3 · elections 1 · registrations 2 · reviews 4 (1 open)',
    );
  });

  it('says nothing of troubles that are not there', () => {
    expect(details()).not.toMatch(/Unpublished|Turned away|Refused/);
  });

  it('says what is unpublished, that nothing is lost and where to look', () => {
    expect(details({ unpublished: true })).toMatch(/Unpublished facts.*Nothing is lost.*broker/);
  });

  it('says how often the door turned somebody away, why, and where to read more', () => {
    const text = details({ turnedAway: { count: 3, lastCode: 'WINDOW_CLOSED' } });
    expect(text).toMatch(/3 attempt.*`WINDOW_CLOSED`.*intake ledger/);
  });

  it('says what could not be scored, where, and what to do about it', () => {
    const text = details({ unscored: { units: 2, code: 'UNKNOWN_MEASURE', path: '$.facts.cost[0].measureId' } });
    expect(text).toMatch(
      /Not scored.*2 unit.*`UNKNOWN_MEASURE` at `\$\.facts\.cost\[0\]\.measureId`.*load the facts again/,
    );
  });

  it('says how many rows were refused when they were applied', () => {
    const counts = { ...firstState(ENTITY_KEY).counts, refusedLater: 2 };
    expect(details({ counts })).toMatch(/Refused when applied.*2 row/);
  });

  it('shows no identifier but the token, and stays far below the limit of 20 KB', () => {
    const text = details({
      unpublished: true,
      turnedAway: { count: 999_999, lastCode: 'ORGANISATION_NOT_APPROVED' },
      reported: Array.from({ length: 500 }, (_, n) => `intake-${n}`),
    });
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    expect(text).not.toMatch(/\d{9}/);
  });
});
