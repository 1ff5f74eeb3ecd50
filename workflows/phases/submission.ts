import type { PhaseRule } from './phase-rule';

/** The submission window: measurement sets come in, until CMS closes it for good. */
export const submission: PhaseRule = {
  isOver: (state) => state.window === 'closed',
  leave: () => ({ next: 'scoring', skipped: [] }),
  waitsFor: (state, calendar) => ({
    what:
      state.counts.submissions === 0
        ? 'the first submission; the window closes'
        : 'more submissions or corrections; the window closes',
    until: calendar.windowClosesAt,
  }),
};
