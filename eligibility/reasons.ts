/** Why a unit is not required. Stable codes. */
export type ReasonCode =
  | 'INELIGIBLE_TYPE'
  | 'NEWLY_ENROLLED'
  | 'QP'
  | 'PARTIAL_QP_NOT_ELECTED'
  | 'LOW_VOLUME'
  | 'NOT_BILLED'
  | 'BILLED_AFTER_SEGMENTS'
  | 'SOLO_PRACTICE'
  | 'NO_ELIGIBLE_CLINICIAN'
  | 'EXCLUDED_BY_CMS';

/** A reason with its sentence for people. */
export interface Reason {
  code: ReasonCode;
  words: string;
}

const words: Record<ReasonCode, string> = {
  INELIGIBLE_TYPE: 'The clinician type is not one that takes part in MIPS in this performance year.',
  NEWLY_ENROLLED: 'First enrolled in Medicare during the performance year.',
  QP: 'Qualifying APM participant: takes part through the Advanced APM instead.',
  PARTIAL_QP_NOT_ELECTED: 'Partial QP that has not elected to take part in MIPS.',
  LOW_VOLUME: 'At or below the low-volume threshold in a judged segment.',
  NOT_BILLED: 'No claims under this practice in the first determination segment.',
  BILLED_AFTER_SEGMENTS: 'No claims under this practice in either segment; the group score can still apply.',
  SOLO_PRACTICE: 'A practice of one clinician has no group.',
  NO_ELIGIBLE_CLINICIAN: 'No clinician of the practice could be MIPS eligible, even through the group.',
  EXCLUDED_BY_CMS: 'CMS excludes this clinician and its file gives no reason.',
};

/** A code with its sentence. */
export const reason = (code: ReasonCode): Reason => ({ code, words: words[code] });
