import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { exampleRegistration, registration } from './registration';

/** A registration was given up. */
export const registrationWithdrawn = defineFact({
  type: 'registration.withdrawn',
  summary: 'A registration was given up.',
  schema: registration,
  example: { ...exampleHead, ...exampleRegistration },
});
