import type { ErrorAnswer } from '../schemas/error-envelope';

/** A request that ends here with this answer. Thrown anywhere in a route; the door sends it and keeps it in the ledger. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly answer: ErrorAnswer) {
    super(`${answer.status} ${answer.body.error.type}`);
  }
}
