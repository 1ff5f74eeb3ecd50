import type { FactsCommand } from '../../schemas/commands';
import { success } from '../../schemas/error-envelope';
import { type DecisionContext, factOf } from '../decision-context';
import { scoreAgain } from '../scoring/score-again';
import { readMaterial } from '../scoring/score-year';
import type { IntakeOutcome } from './outcome';

/** Facts from outside were loaded into the store: told, and scores computed anew. */
export async function applyFacts(context: DecisionContext, command: FactsCommand): Promise<IntakeOutcome> {
  const { kind, batchRef, rows } = command;
  const told = factOf(context, 'facts.received', { kind, batchRef, rows });
  const because = { before: 'facts.received', after: 'facts.received' };
  const again = await scoreAgain(context, await readMaterial(context), because);
  return {
    status: 'applied',
    codes: [],
    facts: [told, ...again.facts],
    answer: { status: 200, body: success({ facts: { kind, batchRef, rows } }) },
    recorded: { scored: again.scored },
  };
}
