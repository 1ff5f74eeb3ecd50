/**
 * Why the lifecycle refuses something that was well formed: one code, one sentence, one remedy.
 *
 * Free of any library, since workflows import it. A code is a promise to callers: added, never renamed.
 */

/** How one refusal is answered. */
export interface LifecycleRefusal {
  /** HTTP status of the answer. */
  status: 403 | 404 | 409 | 422;
  /** The rule in one sentence. */
  sentence: string;
  /** What the caller can do next. */
  remedy: string;
}

/** Every refusal, by code. Answers add the deadline with its zone and what is still possible. */
export const lifecycleRefusals = {
  WINDOW_NOT_OPEN: {
    status: 409,
    sentence: 'The window for this has not opened yet in this performance year.',
    remedy: 'Send the request again once the window is open; the opening is named in the answer.',
  },
  WINDOW_CLOSED: {
    status: 409,
    sentence: 'The submission window of this performance year has closed.',
    remedy: 'Scores can still be read; a targeted review can be asked for once results are out.',
  },
  NOT_REGISTERED: {
    status: 409,
    sentence: 'This way of reporting needs a registration that was not made in time.',
    remedy: 'Report traditional MIPS, or register while the registration window is open.',
  },
  SUBGROUP_TAKEN: {
    status: 409,
    sentence: 'This subgroup id belongs to another practice in this performance year.',
    remedy: 'Register the subgroup under an id of its own.',
  },
  OPT_IN_REQUIRED: {
    status: 409,
    sentence: 'An entity that may opt in must elect before its data is accepted.',
    remedy: 'Elect to opt in or to report voluntarily, then send the data again.',
  },
  NOT_ELIGIBLE: {
    status: 409,
    sentence: 'The entity is not eligible for this in the latest determination.',
    remedy: 'Read the reasons in the eligibility answer; what the entity may still do is listed there.',
  },
  NOT_SCORABLE: {
    status: 422,
    sentence: 'These data were taken in form and cannot be scored as they stand.',
    remedy: 'Correct what the message names, then send the data again.',
  },
  ELECTION_CLOSED: {
    status: 409,
    sentence: 'The time for this election has passed.',
    remedy: 'The election in force stays; nothing further is needed.',
  },
  ELECTION_IRREVOCABLE: {
    status: 409,
    sentence: 'This election was already made and cannot be changed for the performance year.',
    remedy: 'Read the election in force; the next performance year can be elected anew.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    sentence: 'This Idempotency-Key was used before with another body.',
    remedy: 'Use a new key for a new request, or send the first body again to read its answer.',
  },
  ORGANISATION_NOT_APPROVED: {
    status: 403,
    sentence: 'The organisation of this token is not approved to submit in production.',
    remedy: 'Apply by 1 November before the window opens; preview environments stay available.',
  },
  ALREADY_STARTED: {
    status: 409,
    sentence: 'This performance year is already running for the entity.',
    remedy: 'Use the running year; its address is in the answer.',
  },
  YEAR_NOT_SUPPORTED: {
    status: 422,
    sentence: 'This service does not run the performance year that was asked for.',
    remedy: 'Choose one of the supported years named in the answer.',
  },
  REVIEW_NOT_OPEN: {
    status: 409,
    sentence: 'Targeted review has not opened for this performance year.',
    remedy: 'Ask again once results are out; the opening is named in the answer.',
  },
  REVIEW_CLOSED: {
    status: 409,
    sentence: 'The time to ask for a targeted review has passed.',
    remedy: 'The score stands; CMS may still correct data or scores of its own accord.',
  },
  REVIEW_DUPLICATE: {
    status: 409,
    sentence: 'A targeted review on the same ground is already open for this entity.',
    remedy: 'Follow the open review; the same ground can be asked for anew once it is decided.',
  },
  NOT_STARTED: {
    status: 409,
    sentence: 'The performance year has not been started for this entity.',
    remedy: 'Start the year first, then send the request again.',
  },
  YEAR_CLOSED: {
    status: 409,
    sentence: 'This performance year has ended for the entity, and nothing can be added to it.',
    remedy: 'Its results can still be read; CMS alone may reopen a closed year.',
  },
} as const satisfies Record<string, LifecycleRefusal>;

/** A code of {@link lifecycleRefusals}. */
export type LifecycleRefusalCode = keyof typeof lifecycleRefusals;

/** All codes, in the order of the table. */
export const lifecycleRefusalCodes = Object.keys(lifecycleRefusals) as LifecycleRefusalCode[];

/** Whether a string, such as an error's `type` coming back from a workflow, is one of our refusals. */
export function isLifecycleRefusalCode(code: string): code is LifecycleRefusalCode {
  return Object.hasOwn(lifecycleRefusals, code);
}
