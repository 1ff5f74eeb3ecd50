import { z } from 'zod';
import { defineFact } from './definition';
import { exampleHead, exampleRefs } from './example-values';
import { entityHead, lifecycleHead, token, version } from './fields';

/** An operator has reset, overridden or replayed something; with the head of an entity-year where it touched one. */
export const opsIntervened = defineFact({
  type: 'ops.intervened',
  summary:
    'An operator has reset, overridden or replayed something; with the head of an entity-year where it touched one.',
  schema: z.strictObject({
    entity: entityHead.optional(),
    lifecycle: lifecycleHead.optional(),
    actorRef: token,
    action: token,
    ticket: token,
    generation: version,
  }),
  example: { ...exampleHead, actorRef: exampleRefs.organisation, action: 'reset', ticket: 'OPS-12', generation: 2 },
});
