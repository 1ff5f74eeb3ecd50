import type { PhaseRule } from './phase-rule';

/** From the scores until adjustments are released, targeted review is closed and every case is decided. */
export const review: PhaseRule = {
  isOver: (state) =>
    state.done.adjustments !== undefined && state.done.reviewClosed !== undefined && state.openReviews === 0,
  leave: () => ({ next: 'payment', skipped: [] }),
  waitsFor: (state, calendar) => {
    if (!state.done.adjustments)
      return { what: 'the release of payment adjustments by CMS', until: calendar.adjustmentsReleaseAt };
    if (!state.done.reviewClosed) return { what: 'targeted review to close', until: calendar.reviewClosesAt };
    return { what: `CMS's decision on ${state.openReviews} open targeted review(s)`, until: null };
  },
};
