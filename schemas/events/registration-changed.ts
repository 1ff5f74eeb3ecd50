import { defineFact } from './definition';
import { exampleHead } from './example-values';
import { exampleRegistration, registration } from './registration';

/** A registration was replaced by an edit. */
export const registrationChanged = defineFact({
  type: 'registration.changed',
  summary: 'A registration was replaced by an edit.',
  schema: registration,
  example: { ...exampleHead, ...exampleRegistration, mvpId: 'G0055' },
});
