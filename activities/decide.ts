import type { Decision } from '../schemas/messages/year';
import type { DecisionContext, DecisionOutcome } from './decision-context';
import { applyIntake } from './decisions/apply-intake';
import {
  closeReview,
  closeWindow,
  closeYear,
  enterPhase,
  noticeCalendar,
  openWindow,
} from './decisions/calendar-decisions';
import { determineRun } from './decisions/determine-eligibility';
import { startYear } from './decisions/start-year';
import { releaseAdjustments, releaseScores } from './scoring/release';

/**
 * What a decision is recorded under, once. A date carries its instant: moved and reached again, it is another cause.
 */
export function causeOf(decision: Decision): string {
  switch (decision.do) {
    case 'startYear':
      return 'start';
    case 'applyIntake':
      return `intake:${decision.intakeId}`;
    case 'enterPhase':
      return `phase:${decision.phase}`;
    case 'determineEligibility':
      return `release:eligibility-${decision.run}:${decision.at}`;
    case 'noticeCalendar':
      return `calendar:${decision.version}`;
    case 'openWindow':
      return decision.reopened ? `reopening:after:${decision.at}` : `deadline:windowOpensAt:${decision.at}`;
    case 'closeWindow':
      return `deadline:windowClosesAt:${decision.at}`;
    case 'releaseScores':
      return `release:scores:${decision.at}`;
    case 'releaseAdjustments':
      return `release:adjustments:${decision.at}`;
    case 'closeReview':
      return `deadline:reviewClosesAt:${decision.at}`;
    case 'closeYear':
      return `deadline:paymentEndsAt:${decision.at}`;
  }
}

/** Finds out what is true and what follows from a decision. Runs inside the transaction that records it. */
export async function decide(context: DecisionContext, decision: Decision): Promise<DecisionOutcome> {
  const outcome = await follow(context, decision);
  const act = actBehind(context, decision);
  if (!act) return outcome;
  return { ...outcome, facts: outcome.facts.map((fact) => ({ ...fact, causationId: act, correlationId: act })) };
}

/** The recorded act of CMS that a decision carries out; a date that came by itself has none. */
function actBehind({ stored }: DecisionContext, decision: Decision): string | undefined {
  const kind =
    decision.do === 'determineEligibility'
      ? (`eligibility-${decision.run}` as const)
      : decision.do === 'releaseScores'
        ? 'scores'
        : decision.do === 'releaseAdjustments'
          ? 'adjustments'
          : undefined;
  return stored.releases.find((release) => release.kind === kind)?.id;
}

function follow(context: DecisionContext, decision: Decision): Promise<DecisionOutcome> {
  switch (decision.do) {
    case 'startYear':
      return startYear(context);
    case 'applyIntake':
      return applyIntake(context, decision);
    case 'enterPhase':
      return enterPhase(context, decision);
    case 'determineEligibility':
      return determineRun(context, decision);
    case 'noticeCalendar':
      return noticeCalendar(context);
    case 'openWindow':
      return openWindow(context, decision);
    case 'closeWindow':
      return closeWindow(context);
    case 'releaseScores':
      return releaseScores(context);
    case 'releaseAdjustments':
      return releaseAdjustments(context);
    case 'closeReview':
      return closeReview(context);
    case 'closeYear':
      return closeYear(context);
  }
}
