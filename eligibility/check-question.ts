import { problemIf } from './check-figures';
import { checkFlags, checkList, checkText, checkWord, isRecord } from './check-shape';
import { unitProblems } from './check-unit';
import type { UnitFacts } from './collective-facts';
import type { DeterminationRun } from './determination';
import type { DetermineOptions, EligibilityContext } from './determine-eligibility';
import type { Elections } from './facts';
import type { FactsProblem } from './facts-error';
import { factsProblem, throwProblems } from './facts-error';

/** All that a determination of a unit is asked with, beside the policy. */
export interface UnitQuestion {
  facts: UnitFacts;
  run: DeterminationRun;
  elections: Elections;
  options: DetermineOptions;
}

/**
 * Throws unless a unit can be determined on.
 * @throws EligibilityFactsError with every problem of facts, run, elections and options.
 */
export function assertQuestion({ facts, run, elections, options }: UnitQuestion, policy: EligibilityContext): void {
  throwProblems([
    ...unitProblems(facts, policy),
    ...checkWord(run, ['preliminary', 'final'], 'run'),
    ...electionProblems(elections),
    ...(isRecord(options)
      ? checkWord(options.qpReading, [undefined, 'enacted', 'codified', 'both'], 'options.qpReading')
      : [factsProblem('options', 'NOT_AN_OBJECT')]),
  ]);
}

const decisions = ['optIn', 'voluntary'];

function electionProblems(elections: Elections): FactsProblem[] {
  if (!isRecord(elections)) return [factsProblem('elections', 'NOT_AN_OBJECT')];
  const { group, individuals = {}, partialQpElected = 'all' }: Elections = elections;
  return [
    ...checkWord(group, [undefined, ...decisions], 'elections.group'),
    ...problemIf(!isRecord(individuals), 'elections.individuals', 'NOT_AN_OBJECT'),
    // By place, for the names are those of clinicians.
    ...Object.values(isRecord(individuals) ? individuals : {}).flatMap((decision, index) =>
      checkWord(decision, decisions, `elections.individuals[${index}]`),
    ),
    ...(partialQpElected === 'all' ? [] : checkList(partialQpElected, 'elections.partialQpElected', checkText)),
    ...checkFlags(elections, ['reportsAsGroup'], 'elections.'),
  ];
}
