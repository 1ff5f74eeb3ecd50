import { z } from 'zod';
import { deadlineInstant, head, token } from './fields';

/** Shape shared by the facts that tell of the submission window. */
export const submissionWindow = z.strictObject({
  ...head,
  opensAt: deadlineInstant,
  closesAt: deadlineInstant,
  /** Codes of what the entity-year has not handed in yet. */
  outstanding: z.array(token),
});
