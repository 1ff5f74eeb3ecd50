import { success } from '../schemas/error-envelope';
import type { Answer } from '../schemas/error-envelope';
import type { IntakeRow } from '../store/intake';

/** Proof that a command was taken in: its instant counts, however late it is applied. */
export interface Receipt {
  id: string;
  /** Place in the order of the entity-year's commands. */
  number: number;
  receivedAt: string;
  state: IntakeRow['status'];
}

/** What a receipt says of a row. */
export const receiptOf = ({ id, number, receivedAt, status }: IntakeRow): Receipt => ({
  id,
  number,
  receivedAt,
  state: status,
});

/** Where a receipt is read. */
export const receiptAddress = (intakeId: string): string => `/api/receipts/${intakeId}`;

/** 202: taken in, not applied yet. The year gets it later, in its order. */
export function stillReceived(row: IntakeRow): Answer<unknown> {
  return {
    status: 202,
    headers: { location: receiptAddress(row.id), 'retry-after': '2' },
    body: success({ receipt: receiptOf(row) }),
  };
}
