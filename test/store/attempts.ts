import type { Attempt, IntakeRow } from '../../store/intake';
import { receive } from '../../store/intake';
import type { FreshStore } from './fresh-store';

/** An attempt of one organisation with a submission; `change` says what is different. */
export const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  orgRef: 'org_aaaabbbbccccddddeeeeffff44',
  role: 'vendor',
  route: 'POST /submissions',
  kind: 'submission',
  idempotencyKey: undefined,
  body: JSON.stringify({ n: 1 }),
  receivedAt: '2025-02-03T15:04:05.678Z',
  ...change,
});

/** Receives an attempt that is neither a repetition nor a clash. */
export async function received(
  store: FreshStore,
  entityKey: string,
  change: Partial<Attempt> = {},
): Promise<IntakeRow> {
  const answer = await receive(store.database, store.keyring, entityKey, attempt(change));
  if (answer.outcome !== 'new') throw new Error(`Expected a new row, got ${answer.outcome}`);
  return answer.row;
}
