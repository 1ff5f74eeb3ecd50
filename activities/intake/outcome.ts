import { lifecycleError } from '../../schemas/error-envelope';
import type { Fact } from '../../schemas/events/fact';
import type { LifecycleRefusalCode } from '../../schemas/lifecycle-refusals';
import type { Recorded } from '../../schemas/messages/year';
import type { StoredAnswer } from '../../store/intake';

/** What applying one row led to. */
export interface IntakeOutcome {
  status: 'applied' | 'refused';
  codes: string[];
  facts: Fact[];
  /** What the door answers, now and at every retry. */
  answer: StoredAnswer;
  recorded?: Pick<Recorded, 'openedReview' | 'decidedReview' | 'eligibility' | 'scored' | 'unscored'>;
}

/** A row the lifecycle says no to: no fact of the year, an answer with code, rule and what is still possible. */
export function refusedRow(code: LifecycleRefusalCode, message: string, path?: string): IntakeOutcome {
  const { status, body } = lifecycleError(code, message, path ? { path } : {});
  return { status: 'refused', codes: [code], facts: [], answer: { status, body } };
}
