import { lifecycleError } from '../schemas/error-envelope';
import type { StoredAnswer } from '../store/intake';

/** What a row gets whose year had ended before it could be applied. */
export function closedAnswer(): StoredAnswer {
  const { status, body } = lifecycleError('YEAR_CLOSED');
  return { status, body };
}
