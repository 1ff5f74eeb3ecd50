import type { Fact } from '../../schemas/events/fact';
import type { Decision } from '../../schemas/messages/year';
import { type DecisionContext, type DecisionOutcome, factOf } from '../decision-context';
import { recordPreliminary } from '../scoring/preliminary';
import { readMaterial } from '../scoring/score-year';
import { deadlinesOf } from './start-year';

type Of<D extends Decision['do']> = Extract<Decision, { do: D }>;

/** The clock moved on. */
export async function enterPhase(context: DecisionContext, decision: Of<'enterPhase'>): Promise<DecisionOutcome> {
  const { phase, previous, skipped } = decision;
  const moved = { ...context, year: { ...context.year, phase } };
  const body = { phase, previous, ...(skipped.length > 0 ? { skipped } : {}) };
  return { facts: [factOf(moved, 'lifecycle.phase-entered', body)], answer: {} };
}

/** The window opened, by the calendar, or again because CMS moved its close after it had passed. */
export async function openWindow(context: DecisionContext, decision: Of<'openWindow'>): Promise<DecisionOutcome> {
  const body = { ...windowOf(context), outstanding: await outstandingOf(context) };
  const type = decision.reopened ? 'window.reopened' : 'window.opened';
  return { facts: [factOf(context, type, body)], answer: {} };
}

/**
 * The window closed; every row that was received in time has been applied before. Scores are computed once more, for
 * eligibility may have moved since the last set came.
 */
export async function closeWindow(context: DecisionContext): Promise<DecisionOutcome> {
  const body = { ...windowOf(context), outstanding: await outstandingOf(context) };
  const { facts, ...counts } = await recordPreliminary(context, await readMaterial(context), 'window.closed');
  return { facts: [factOf(context, 'window.closed', body), ...facts], answer: counts };
}

/** Targeted review takes no more requests; open cases go on. */
export async function closeReview(context: DecisionContext): Promise<DecisionOutcome> {
  const facts = [factOf(context, 'review.closed', { closesAt: context.calendar.reviewClosesAt })];
  return { facts, answer: {} };
}

/**
 * First look at a calendar that is not the one this year knew: one notice for each date that moved. The first look of
 * all finds what the start has just told, and says nothing.
 */
export async function noticeCalendar(context: DecisionContext): Promise<DecisionOutcome> {
  const known = context.year.state?.deadlines ?? {};
  const facts = Object.entries(deadlinesOf(context.calendar)).flatMap(([deadline, to]) => {
    const from = known[deadline] ?? 'undated';
    return from === to ? [] : noticesOf(context, deadline, from, to);
  });
  return { facts, answer: {} };
}

function noticesOf(context: DecisionContext, deadline: string, from: string, to: string): Fact[] {
  const override = context.stored.overrides.find((each) => each.at === to);
  const reason = override?.reason ?? 'the calendar in force was corrected or a date became known';
  const notice = factOf(context, 'lifecycle.deadline-noticed', {
    deadline,
    from,
    to,
    reason: reason.slice(0, 200),
    noticedAt: context.now,
  });
  const isExtended = deadline === 'windowClosesAt' && from !== 'undated' && to > from;
  if (!isExtended || context.year.state?.window?.state !== 'open') return [notice];
  return [notice, factOf(context, 'window.extended', { ...windowOf(context), outstanding: [] })];
}

/** The payment year has ended. */
export async function closeYear(context: DecisionContext): Promise<DecisionOutcome> {
  const outcome = (context.year.scores?.final.length ?? 0) > 0 ? 'scored' : 'not-scored';
  return { facts: [factOf(context, 'lifecycle.closed', { outcome, reason: 'payment-year-ended' })], answer: {} };
}

function windowOf(context: DecisionContext) {
  const { windowOpensAt, windowClosesAt } = context.calendar;
  return { opensAt: windowOpensAt ?? 'undated', closesAt: windowClosesAt ?? 'undated' };
}

/** Categories nobody has sent anything for. */
async function outstandingOf(context: DecisionContext): Promise<string[]> {
  const rows = await context.tx
    .selectFrom('measurement_sets')
    .select('category')
    .distinct()
    .where('entity_key', '=', context.year.entityKey)
    .execute();
  const sent = new Set(rows.map((row) => row.category));
  return ['quality', 'ia', 'pi'].filter((category) => !sent.has(category));
}
