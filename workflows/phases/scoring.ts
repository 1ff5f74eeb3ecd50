import type { PhaseRule } from './phase-rule';

/** From the close of the window until CMS releases final scores; cost and claims facts arrive meanwhile. */
export const scoring: PhaseRule = {
  isOver: (state) => state.done.scores !== undefined,
  leave: () => ({ next: 'review', skipped: [] }),
  waitsFor: (state, calendar) =>
    state.window === 'open'
      ? { what: 'the reopened submission window to close', until: calendar.windowClosesAt }
      : { what: 'the release of final scores by CMS', until: calendar.scoresReleaseAt },
};
