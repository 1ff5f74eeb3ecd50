import type { PhaseRule } from './phase-rule';

/** The payment year: adjustments apply claim by claim until 31 December; then the year is closed. */
export const payment: PhaseRule = {
  isOver: () => false,
  leave: () => ({ next: 'payment', skipped: [] }),
  waitsFor: (_state, calendar) => ({ what: 'the end of the payment year', until: calendar.paymentEndsAt }),
};
