import type {
  FactsCommand,
  OptInCommand,
  RegistrationCommand,
  ReviewCommand,
  ReviewDecisionCommand,
} from '../../schemas/commands';
import type { Decision } from '../../schemas/messages/year';
import { type IntakeRow, findIntake, finishRow, intakeBody } from '../../store/intake';
import type { DecisionContext, DecisionOutcome } from '../decision-context';
import { applyFacts } from '../intake/facts';
import { applyOptIn } from '../intake/opt-in';
import { type IntakeOutcome, refusedRow } from '../intake/outcome';
import { applyRegistration } from '../intake/registration';
import { applyReview, applyReviewDecision } from '../intake/review';
import { applyStart } from '../intake/start';
import { type SubmissionBody, applySubmission } from '../intake/submission';

/** Applies one row of the intake and finishes it with its answer, all in the transaction that records its facts. */
export async function applyIntake(
  context: DecisionContext,
  decision: Extract<Decision, { do: 'applyIntake' }>,
): Promise<DecisionOutcome> {
  const row = await findIntake(context.tx, decision.intakeId);
  if (!row || row.entityKey !== context.year.entityKey)
    throw new Error(`Row ${decision.intakeId} is not in the intake of ${context.year.entityKey}`);
  const outcome = await applyRow(context, row);
  await finishRow(context.tx, row.id, outcome.status, outcome.answer, outcome.codes);
  const code = outcome.codes[0];
  return {
    facts: outcome.facts.map((fact) => ({
      ...fact,
      causationId: row.id,
      correlationId: row.id,
      ...(row.traceparent ? { traceparent: row.traceparent } : {}),
    })),
    answer: {
      intake: { number: row.number, status: outcome.status, ...(code ? { code } : {}) },
      ...outcome.recorded,
    },
  };
}

/** Finishes a row that cannot be applied, whatever comes: its sender gets the reason, the year goes on. */
export async function refuseIntake(
  context: DecisionContext,
  decision: Extract<Decision, { do: 'applyIntake' }>,
  reason: string,
): Promise<DecisionOutcome> {
  const { answer, codes } = refusedRow('NOT_SCORABLE', `This cannot be scored: ${reason}`);
  await finishRow(context.tx, decision.intakeId, 'refused', answer, codes);
  return { facts: [], answer: { intake: { number: decision.number, status: 'refused', code: codes[0]! } } };
}

async function applyRow(context: DecisionContext, row: IntakeRow): Promise<IntakeOutcome> {
  // The door checked each body against its schema before it sealed it.
  const body = await intakeBody(context.tx, context.keyring, row);
  switch (row.kind) {
    case 'start':
      return applyStart(context, row.number === 1);
    case 'submission':
      return applySubmission(context, row, body as SubmissionBody);
    case 'optIn':
      return applyOptIn(context, row, body as OptInCommand);
    case 'registration':
      return applyRegistration(context, row, body as RegistrationCommand);
    case 'review':
      return applyReview(context, row, body as ReviewCommand);
    case 'reviewDecision':
      return applyReviewDecision(context, row, body as ReviewDecisionCommand);
    case 'facts':
      return applyFacts(context, body as FactsCommand);
  }
}
