import { success } from '../../schemas/error-envelope';
import type { DecisionContext } from '../decision-context';
import type { IntakeOutcome } from './outcome';

/**
 * The answer to a start. The year itself begins with its first row, whatever that is; a start that comes later finds
 * it running, says so, and is no error: vendors trigger the same TIN without knowing of each other.
 */
export function applyStart(context: DecisionContext, isFirst: boolean): IntakeOutcome {
  const { entityKey, performanceYear, phase } = context.year;
  const year = { id: entityKey, performanceYear, phase: phase ?? 'preliminary', alreadyRunning: !isFirst };
  return {
    status: 'applied',
    codes: isFirst ? [] : ['ALREADY_STARTED'],
    facts: [],
    answer: { status: isFirst ? 201 : 200, body: success({ performanceYear: year }) },
  };
}
