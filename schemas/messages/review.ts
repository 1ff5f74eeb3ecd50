/** Messages of one targeted review. Zod-free: workflows import this file. */
import type { EntityKey, UnitRef } from '../ids';

export interface ReviewInput {
  reviewRef: string;
  entityKey: EntityKey;
  unitRef: UnitRef;
  grounds: string[];
}

export interface ReviewResult {
  reviewRef: string;
  /** The row that holds CMS's decision. */
  intakeId: string;
}

/** Update: CMS decided; the row holds how. Args `{intakeId}`. */
export const DECIDE_REVIEW = 'decideReview';
