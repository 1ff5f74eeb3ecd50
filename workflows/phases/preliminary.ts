import type { PhaseRule } from './phase-rule';

/**
 * From the start until CMS's first determination is known. The submission window opens by the calendar even when the
 * release is late: then the year goes straight to `submission`, and `performance` is reported as skipped.
 */
export const preliminary: PhaseRule = {
  isOver: (state) => isKnown(state) || state.window !== 'notOpen',
  leave: (state) =>
    state.window === 'notOpen' || isKnown(state)
      ? { next: 'performance', skipped: [] }
      : { next: 'submission', skipped: ['performance'] },
  waitsFor: (_state, calendar) => ({
    what: 'preliminary eligibility (first determination of CMS)',
    until: calendar.preliminaryEligibilityAt,
  }),
};

const isKnown = (state: { done: { preliminary?: string; final?: string } }) =>
  state.done.preliminary !== undefined || state.done.final !== undefined;
