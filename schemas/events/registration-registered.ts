import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { exampleRegistration, registration } from './registration';

/** A unit has registered for an MVP, as a subgroup, for CAHPS or the Web Interface. */
export const registrationRegistered = defineFact({
  type: 'registration.registered',
  summary: 'A unit has registered for an MVP, as a subgroup, for CAHPS or the Web Interface.',
  schema: registration,
  example: { ...exampleHead, ...exampleRegistration },
});
