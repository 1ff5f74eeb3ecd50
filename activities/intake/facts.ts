import type { FactsCommand } from '../../schemas/commands';
import { success } from '../../schemas/error-envelope';
import { type DecisionContext, factOf } from '../decision-context';
import { recordPreliminary } from '../scoring/preliminary';
import { revise, scoresAreOut } from '../scoring/release';
import type { IntakeOutcome } from './outcome';

/** Facts from outside were loaded into the store: told, and scores computed anew. */
export async function applyFacts(context: DecisionContext, command: FactsCommand): Promise<IntakeOutcome> {
  const { kind, batchRef, rows } = command;
  const told = factOf(context, 'facts.received', { kind, batchRef, rows });
  const again = scoresAreOut(context)
    ? await revise(context, 'facts.received')
    : await recordPreliminary(context, 'facts.received');
  return {
    status: 'applied',
    codes: [],
    facts: [told, ...again.facts],
    answer: { status: 200, body: success({ facts: { kind, batchRef, rows } }) },
    recorded: { scored: again.scored },
  };
}
