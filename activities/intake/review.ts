import type { ReviewCommand, ReviewDecisionCommand } from '../../schemas/commands';
import { success } from '../../schemas/error-envelope';
import { type UnitRef, clinicianOfUnit } from '../../schemas/ids';
import { latestAssignments } from '../../store/assignments';
import type { IntakeRow } from '../../store/intake';
import { decideReview, putReview, readReviews } from '../../store/reviews';
import { putFact } from '../../store/roster';
import { latestScores } from '../../store/scores';
import { stableId } from '../../store/stable-id';
import { type DecisionContext, factOf } from '../decision-context';
import { revise, scoresAreOut } from '../scoring/release';
import type { Scoring } from '../scoring/score-again';
import { readMaterial } from '../scoring/score-year';
import { unitOf } from '../units';
import { type IntakeOutcome, refusedRow } from './outcome';

/** A targeted review is asked for (42 CFR § 414.1385(a)). One open case a unit and ground. */
export async function applyReview(
  context: DecisionContext,
  row: IntakeRow,
  command: ReviewCommand,
): Promise<IntakeOutcome> {
  if (!scoresAreOut(context))
    return refusedRow('REVIEW_NOT_OPEN', 'Final scores of this performance year are not released yet.');
  const { entityKey, performanceYear } = context.year;
  const unitRef = unitOf(context.keyring, performanceYear, command);
  if (!(await isScored(context, unitRef)))
    return refusedRow('NOT_ELIGIBLE', 'This unit has no final score that could be reviewed.');
  const open = (await readReviews(context.tx, entityKey)).filter((each) => each.state !== 'decided');
  const twin = open.find(
    (each) => each.unitRef === unitRef && each.grounds.some((ground) => command.grounds.includes(ground as never)),
  );
  if (twin) return refusedRow('REVIEW_DUPLICATE', `Case ${twin.reviewRef} on the same ground is open.`);
  const reviewRef = `rev_${stableId(entityKey, 'review', row.id)}`;
  const grounds = [...new Set<string>(command.grounds)].sort();
  await putReview(context.tx, {
    reviewRef,
    entityKey,
    unitRef,
    requestedBy: row.orgRef,
    grounds,
    state: 'requested',
    outcome: null,
    requestedAt: row.receivedAt,
    decidedAt: null,
  });
  return {
    status: 'applied',
    codes: [],
    facts: [factOf(context, 'review.requested', { reviewRef, grounds, unitRef })],
    answer: { status: 201, body: success({ review: { id: reviewRef, unitRef, grounds, state: 'requested' } }) },
    recorded: { openedReview: { reviewRef, unitRef, grounds } },
  };
}

/** A unit has a score of its own, or is a clinician whom another unit's score was assigned to. */
async function isScored({ tx, year }: DecisionContext, unitRef: UnitRef): Promise<boolean> {
  const scores = await latestScores(tx, year.entityKey);
  if (scores.some((score) => score.unitRef === unitRef)) return true;
  const clinicianRef = clinicianOfUnit(unitRef);
  return clinicianRef !== undefined && (await latestAssignments(tx, year.entityKey)).has(clinicianRef);
}

/** CMS decided a case; there is no appeal. A grant corrects facts, and the score follows from them. */
export async function applyReviewDecision(
  context: DecisionContext,
  row: IntakeRow,
  command: ReviewDecisionCommand,
): Promise<IntakeOutcome> {
  const { reviewRef, outcome, corrections = [] } = command;
  const review = (await readReviews(context.tx, context.year.entityKey)).find((each) => each.reviewRef === reviewRef);
  if (!review || review.state === 'decided')
    return refusedRow('NOT_ELIGIBLE', review ? 'This case is decided already.' : 'There is no such case.');
  await decideReview(context.tx, reviewRef, outcome, row.receivedAt);
  const decided = factOf(context, 'review.decided', {
    reviewRef,
    grounds: review.grounds,
    unitRef: review.unitRef,
    outcome,
  });
  for (const [n, correction] of (outcome === 'granted' ? corrections : []).entries()) {
    const fact = { unitRef: review.unitRef, kind: 'correction', item: `${reviewRef}:${n}`, data: correction } as const;
    await putFact(context.tx, context.year.entityKey, fact, reviewRef);
  }
  const { facts, ...counts }: Scoring =
    outcome === 'granted' ? await revise(context, await readMaterial(context), 'review', reviewRef) : { facts: [] };
  return {
    status: 'applied',
    codes: [],
    facts: [decided, ...facts],
    answer: { status: 200, body: success({ review: { id: reviewRef, outcome, revisions: facts.length } }) },
    recorded: { decidedReview: reviewRef, ...counts },
  };
}
