import type { FactsCommand } from '../../schemas/commands';
import { type ErrorDetail, success } from '../../schemas/error-envelope';
import type { Unscored } from '../../schemas/messages/year';
import { type DecisionContext, factOf } from '../decision-context';
import { scoreAgain } from '../scoring/score-again';
import { readMaterial } from '../scoring/score-year';
import type { IntakeOutcome } from './outcome';

/**
 * Facts from outside were loaded into the store: told, and scores computed anew. A unit that cannot be scored on them is
 * named in a warning, and holds up no other.
 */
export async function applyFacts(context: DecisionContext, command: FactsCommand): Promise<IntakeOutcome> {
  const { kind, batchRef, rows } = command;
  const told = factOf(context, 'facts.received', { kind, batchRef, rows });
  const because = { before: 'facts.received', after: 'facts.received' };
  const { facts: again, ...counts } = await scoreAgain(context, await readMaterial(context), because);
  return {
    status: 'applied',
    codes: [],
    facts: [told, ...again],
    answer: { status: 200, body: success({ facts: { kind, batchRef, rows } }, warningsOf(counts.unscored)) },
    recorded: counts,
  };
}

function warningsOf(unscored: Unscored | undefined): ErrorDetail[] {
  if (!unscored) return [];
  const { units, code, path } = unscored;
  const message = `${units} unit(s) cannot be scored on these facts, first ${code} at ${path}; ops.unit-not-scored on the ops topic names each.`;
  return [{ path: '$', code: 'NOT_SCORABLE', message }];
}
