import { determineApmEntity } from './apm-entity';
import { assertQuestion } from './check-question';
import type { UnitFacts } from './collective-facts';
import type { Determination, DeterminationRun } from './determination';
import type { DetermineOptions, EligibilityContext } from './determine-eligibility';
import { determineEligibility } from './determine-eligibility';
import type { Elections } from './facts';
import { determineVirtualGroup } from './virtual-group';

/**
 * Determines any unit: a practice with its clinicians and subgroups, a virtual group, an APM Entity. Pure.
 * @throws EligibilityFactsError with every problem of the facts, and of run, elections and options; unlike a stored roster, words
 * nobody knows are problems.
 */
export function determineUnit(
  facts: UnitFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections = {},
  options: DetermineOptions = {},
): Determination {
  assertQuestion({ facts, run, elections, options }, policy);
  switch (facts.kind) {
    case 'practice':
      return determineEligibility(facts, run, policy, elections, options);
    case 'virtualGroup':
      return determineVirtualGroup(facts, run, policy, elections, options);
    case 'apm':
      return determineApmEntity(facts, run, policy, elections, options);
  }
}
