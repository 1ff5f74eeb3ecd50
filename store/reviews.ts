import type { EntityKey, UnitRef } from '../schemas/ids';
import type { Database, Tx } from './database';

export interface ReviewCase {
  reviewRef: string;
  entityKey: EntityKey;
  unitRef: UnitRef;
  requestedBy: string;
  grounds: string[];
  state: 'requested' | 'decided';
  outcome: 'granted' | 'denied' | null;
  requestedAt: string;
  decidedAt: string | null;
}

export async function readReviews(database: Database | Tx, entityKey: EntityKey): Promise<ReviewCase[]> {
  const rows = await database
    .selectFrom('reviews')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('requested_at')
    .orderBy('review_ref')
    .execute();
  return rows.map((row) => ({
    reviewRef: row.review_ref,
    entityKey: row.entity_key,
    unitRef: row.unit_ref,
    requestedBy: row.requested_by,
    grounds: row.grounds,
    state: row.state as ReviewCase['state'],
    outcome: row.outcome as ReviewCase['outcome'],
    requestedAt: row.requested_at,
    decidedAt: row.decided_at,
  }));
}

export async function putReview(tx: Tx, review: ReviewCase): Promise<void> {
  await tx
    .insertInto('reviews')
    .values({
      review_ref: review.reviewRef,
      entity_key: review.entityKey,
      unit_ref: review.unitRef,
      requested_by: review.requestedBy,
      grounds: review.grounds,
      state: review.state,
      outcome: review.outcome,
      requested_at: review.requestedAt,
      decided_at: review.decidedAt,
    })
    .execute();
}

export async function decideReview(
  tx: Tx,
  reviewRef: string,
  outcome: 'granted' | 'denied',
  decidedAt: string,
): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({ state: 'decided', outcome, decided_at: decidedAt })
    .where('review_ref', '=', reviewRef)
    .execute();
}
