import type { Determination } from '../../eligibility/determination';
import type { Decision } from '../../schemas/messages/year';
import { putDetermination } from '../../store/roster';
import { type DecisionContext, type DecisionOutcome, factOf } from '../decision-context';
import { determine } from '../eligibility';

/** CMS's determination of a run is out: eligibility of the practice and each of its clinicians is determined and kept. */
export async function determineRun(
  context: DecisionContext,
  decision: Extract<Decision, { do: 'determineEligibility' }>,
): Promise<DecisionOutcome> {
  const { determination, authority, differences } = await determine(context, decision.run);
  await putDetermination(context.tx, context.year.entityKey, determination, differences, context.cause);
  const type = decision.run === 'preliminary' ? 'eligibility.preliminary-determined' : 'eligibility.final-determined';
  const before = context.year.state?.eligibility;
  const summary = summaryOf(determination);
  const changed = [
    ...(before && before.statusToolResult !== summary.statusToolResult ? ['statusToolResult'] : []),
    ...differences.map((difference) => `differs-from-cms:${difference.field}`).slice(0, 20),
  ];
  const body = { run: decision.run, authority, ...summary, changed };
  // The two types differ only in their run, which the type follows from.
  const fact = factOf(context, type as 'eligibility.final-determined', body as typeof body & { run: 'final' });
  return { facts: [fact], answer: { eligibility: determination.statusToolResult } };
}

function summaryOf(determination: Determination) {
  const { group, counts } = determination;
  return {
    statusToolResult: determination.statusToolResult,
    eligible: { group: group.eligible, individual: counts.required + counts.optedIn > 0 },
    clinicians: {
      required: counts.required,
      optIn: counts.optIn,
      excludedByReason: counts.excludedByReason as Record<string, number>,
    },
    specialStatuses: [...group.specialStatuses].sort(),
  };
}
