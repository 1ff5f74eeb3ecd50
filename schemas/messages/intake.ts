/**
 * What arrives at the door and travels to the year: only ever by reference. Zod-free; workflows import this file.
 */

/** Kinds of commands an entity-year takes. */
export const INTAKE_KINDS = [
  'start',
  'submission',
  'optIn',
  'registration',
  'review',
  'reviewDecision',
  'facts',
] as const;
export type IntakeKind = (typeof INTAKE_KINDS)[number];

/** Argument of the update that tells a year to look at its desk. The row itself says what was sent and when. */
export interface IntakeNotice {
  intakeId: string;
  /** Number of the row within the entity-year, from 1. */
  number: number;
}

/** What became of a row. The full answer stands in the store; this is all a workflow needs to know. */
export interface IntakeResult {
  number: number;
  status: 'applied' | 'refused';
  code?: string;
}
