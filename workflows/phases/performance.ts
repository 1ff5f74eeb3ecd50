import type { PhaseRule } from './phase-rule';

/** The performance year itself, with elections and registrations, until the submission window opens. */
export const performance: PhaseRule = {
  isOver: (state) => state.window !== 'notOpen',
  leave: () => ({ next: 'submission', skipped: [] }),
  waitsFor: (state, calendar) =>
    state.done.final
      ? { what: 'the submission window to open', until: calendar.windowOpensAt }
      : { what: 'the December check (final eligibility), then the submission window', until: calendar.windowOpensAt },
};
