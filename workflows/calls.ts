import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { DeskInput, YearActivities } from '../activities/year-activities';
import type { Decision, Desk, Recorded } from '../schemas/messages/year';

// Short and few: when the store is away, the ordinary activity below takes over, whose retries the UI shows.
const LOCAL = {
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '8 seconds',
  retry: { maximumAttempts: 2, initialInterval: '200 milliseconds' },
} as const;

// A worker that is killed takes its attempt with it: the next begins only when this time is over.
const PATIENT = {
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;

/**
 * Asks for a fact of the world or records one: a local activity first (one event, no round trip), an ordinary one with
 * unlimited retries when that failed. Both do the same and may both run: recording is idempotent by cause.
 */
async function localFirst<T>(
  summary: { summary?: string },
  call: (activities: YearActivities) => Promise<T>,
): Promise<T> {
  try {
    return await call(proxyLocalActivities<YearActivities>({ ...LOCAL, ...summary }));
  } catch (error) {
    if (isCancellation(error) || isFinal(error)) throw error;
    return call(proxyActivities<YearActivities>({ ...PATIENT, ...summary }));
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && !!error.cause.nonRetryable;
}

// No summary: its name says enough, and it stands in every history a dozen times.
export const readDesk = (input: DeskInput): Promise<Desk> => localFirst({}, (activities) => activities.readDesk(input));

export const recordDecision = (entityKey: string, decision: Decision, now: string): Promise<Recorded> =>
  localFirst({ summary: inWords(decision) }, (activities) => activities.recordFacts({ entityKey, decision, now }));

export const readReviewStep = (intakeId: string): Promise<{ outcome: string }> =>
  localFirst({}, (activities) => activities.readReviewStep({ intakeId }));

/** Publishes whatever waits, for as long as it takes; cancelled at a turn, it first finishes what it is sending. */
export const publishOutstanding = (entityKey: string): Promise<void> =>
  proxyActivities<YearActivities>({
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '15 seconds',
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' },
    summary: 'publish to Kafka',
  }).publishOutstanding({ entityKey });

/** One line for the UI. */
function inWords(decision: Decision): string {
  switch (decision.do) {
    case 'applyIntake':
      return `apply ${decision.kind} (row ${decision.number})`;
    case 'enterPhase':
      return `enter ${decision.phase}`;
    case 'determineEligibility':
      return `determine ${decision.run} eligibility`;
    case 'startYear':
      return 'start the year';
    case 'openWindow':
      return `${decision.reopened ? 'reopen' : 'open'} the submission window`;
    case 'closeWindow':
      return 'close the submission window';
    case 'releaseScores':
      return 'release final scores';
    case 'releaseAdjustments':
      return 'release payment adjustments';
    case 'closeReview':
      return 'close targeted review';
    case 'noticeCalendar':
      return 'notice moved dates';
    case 'closeYear':
      return 'close the year';
  }
}
