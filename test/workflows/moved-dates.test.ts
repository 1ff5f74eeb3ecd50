import { OneYear, names, ordinary, second } from './one-year';
import { clockDecisions } from '../../workflows/year-state';

/** The ordinary life with the close of the window moved. */
const closing = (at: number | null) => ({
  ...ordinary,
  version: `close-${at}`,
  windowClosesAt: at === null ? null : second(at),
});

describe('a date that moved out', () => {
  it('does not take effect on its old instant, is noticed once, and takes effect on the new one', () => {
    const year = new OneYear();
    year.wake(ordinary, second(30));
    const extended = closing(46);
    expect(names(year.wake(extended, second(40)))).toEqual(['noticeCalendar']);
    expect(year.wake(extended, second(45))).toEqual([]);
    expect(year.wake(extended, second(46))[0]).toEqual({ do: 'closeWindow', at: second(46) });
  });

  it('is held where the new date is not known', () => {
    const year = new OneYear();
    year.wake(ordinary, second(30));
    expect(names(year.wake(closing(null), second(100)))).toEqual(['noticeCalendar']);
    expect(year.state).toMatchObject({ phase: 'submission', window: 'open' });
  });
});

describe('a date that moved in', () => {
  it('takes effect at once when it has passed already', () => {
    const year = new OneYear();
    year.wake(ordinary, second(36));
    const earlier = closing(33);
    expect(names(year.wake(earlier, second(36)))).toEqual(['noticeCalendar', 'closeWindow', 'enter scoring']);
  });
});

describe('a reopening', () => {
  it('opens a closed window until the new close, as often as CMS does it', () => {
    const year = new OneYear();
    year.wake(ordinary, second(40));
    const again = closing(46);
    expect(year.wake(again, second(43))).toEqual([
      { do: 'noticeCalendar', version: again.version },
      { do: 'openWindow', at: second(40), reopened: true },
    ]);
    expect(year.state).toMatchObject({ phase: 'scoring', window: 'open' });
    expect(year.wake(again, second(46))).toEqual([{ do: 'closeWindow', at: second(46) }]);
    expect(year.state).toMatchObject({ phase: 'scoring', window: 'closed', done: { windowClosed: second(46) } });
    expect(names(year.wake(closing(49), second(47)))).toEqual(['noticeCalendar', 'openWindow']);
  });

  it('keeps the instant of the first opening as the milestone', () => {
    const year = new OneYear();
    year.wake(ordinary, second(40));
    year.wake(closing(46), second(43));
    expect(year.state.done.windowOpened).toBe(second(40));
  });

  it('holds the scores back while the window is open', () => {
    const year = new OneYear();
    year.wake(ordinary, second(40));
    year.wake(closing(55), second(43));
    expect(year.wake(closing(55), second(52))).toEqual([]);
    expect(names(year.wake(closing(55), second(56)))).toEqual(['closeWindow', 'releaseScores', 'enter review']);
  });

  it('does not open a window whose scores are released', () => {
    const year = new OneYear();
    year.wake(ordinary, second(50));
    expect(names(year.wake(closing(59), second(55)))).toEqual(['noticeCalendar']);
    expect(year.state.window).toBe('closed');
  });
});

describe('clockDecisions', () => {
  it('names only dates that can still take effect', () => {
    const year = new OneYear();
    year.wake(ordinary, second(45));
    expect(clockDecisions(year.state, ordinary)).toEqual([
      { at: second(50), decision: { do: 'releaseScores', at: second(50) } },
    ]);
  });

  it('names nothing for a year that is closed', () => {
    const year = new OneYear();
    year.wake(ordinary, second(80));
    expect(clockDecisions(year.state, ordinary)).toEqual([]);
  });
});
