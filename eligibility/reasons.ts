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
  | 'EXCLUDED_BY_CMS'
  | 'UNIT_NOT_IN_YEAR'
  | 'ELECTION_EARLY'
  | 'ELECTION_LATE'
  | 'NOT_APPROVED'
  | 'TOO_FEW_TINS'
  | 'TIN_TOO_LARGE'
  | 'MEMBER_BELOW_THRESHOLD'
  | 'MEMBER_WITHOUT_ELIGIBLE_CLINICIAN'
  | 'SUBGROUP_TOO_SMALL'
  | 'SUBGROUP_WITHOUT_ELIGIBLE_CLINICIAN'
  | 'SUBGROUP_MEMBER_TWICE'
  | 'SUBGROUP_MEMBER_MAY_NOT'
  | 'GROUP_OPTED_IN';

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
  UNIT_NOT_IN_YEAR: 'The performance year knows no such unit.',
  ELECTION_EARLY: 'The virtual group was elected before the first day of the election for the year.',
  ELECTION_LATE: 'The virtual group was elected after the last day of the election.',
  NOT_APPROVED: 'CMS has not approved it.',
  TOO_FEW_TINS: 'Fewer TINs than a virtual group needs may take part.',
  TIN_TOO_LARGE: 'More NPIs billed under the TIN in the first segment than a member may have.',
  MEMBER_BELOW_THRESHOLD: 'The TIN is not above the low-volume threshold in the first segment.',
  MEMBER_WITHOUT_ELIGIBLE_CLINICIAN: 'No clinician of the TIN could be MIPS eligible.',
  SUBGROUP_TOO_SMALL: 'A subgroup needs more clinicians.',
  SUBGROUP_WITHOUT_ELIGIBLE_CLINICIAN: 'A subgroup needs a clinician who is MIPS eligible individually.',
  SUBGROUP_MEMBER_TWICE: 'A clinician is already in another subgroup of the practice.',
  SUBGROUP_MEMBER_MAY_NOT: 'A clinician who opted in or reports voluntarily cannot be in a subgroup.',
  GROUP_OPTED_IN: 'A group that opted in or reports voluntarily has no subgroups.',
};

/** A code with its sentence. */
export const reason = (code: ReasonCode): Reason => ({ code, words: words[code] });
