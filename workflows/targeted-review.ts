import {
  allHandlersFinished,
  condition,
  defineUpdate,
  getExternalWorkflowHandle,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { yearWorkflowId } from '../schemas/ids';
import { DECIDE_REVIEW, type ReviewInput, type ReviewResult } from '../schemas/messages/review';
import { REVIEW_REPORTED } from '../schemas/messages/year';
import { readReviewStep } from './calls';

const decideReviewUpdate = defineUpdate<void, [{ intakeId: string }]>(DECIDE_REVIEW);

/**
 * One case of targeted review, so that operators have a list of open cases. It waits for CMS's decision and reports it
 * to the year, which alone records facts. It outlives the run of the year that opened it.
 */
export async function targetedReview(input: ReviewInput): Promise<ReviewResult> {
  let decision: { intakeId: string; outcome: string } | undefined;
  setHandler(decideReviewUpdate, async ({ intakeId }) => {
    // The first decision stands: there is no appeal.
    const { outcome } = await readReviewStep(intakeId);
    decision ??= { intakeId, outcome };
  });
  setCurrentDetails(`Open. Grounds: ${input.grounds.join(', ')}. Waits for CMS's decision (\`qpp review decide\`).`);
  await condition(() => decision !== undefined);
  const { intakeId, outcome } = decision!;
  setCurrentDetails(`Decided: ${outcome}.`);
  const year = getExternalWorkflowHandle(yearWorkflowId(input.entityKey));
  await year.signal(REVIEW_REPORTED, { reviewRef: input.reviewRef, intakeId });
  await condition(allHandlersFinished);
  return { reviewRef: input.reviewRef, intakeId };
}
