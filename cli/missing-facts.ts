import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { UnitFacts, UnitScoreInput } from '../scoring/score-input';
import type { UnitScore } from '../scoring/score-result';
import { scoreUnit } from '../scoring/score-unit';
import { isScoringRefusal } from '../scoring/scoring-errors';
import {
  costProbes,
  claimsProbes,
  exceptionProbes,
  registrationProbes,
  statusProbes,
  surveyProbes,
} from './missing-fact-probes';

/** Something that is not known of a unit and could move its score. */
export interface MissingFact {
  /** In a few words. */
  name: string;
  /** What is assumed in its place, in a sentence. */
  effect: string;
}

/** A unit as it was scored. */
export interface ScoredInput {
  input: UnitScoreInput;
  score: UnitScore;
  /** The registration among the facts was supposed and not given. */
  isRegistrationSupposed?: boolean;
}

interface Candidate extends MissingFact {
  isMissing: boolean;
  /** Facts that could have been given instead, the best and the worst of their kind. */
  probes: readonly Partial<UnitFacts>[];
}

/** Candidates, the most important first. */
function candidatesOf({ input }: ScoredInput, policy: YearPolicy, catalogue: YearCatalogue): Candidate[] {
  const { facts, option } = input;
  const { previousYear, registration } = facts;
  const isChoiceMissing = registration?.mvpId !== option || registration.populationHealthMeasureId === undefined;
  const choices = isChoiceMissing ? registrationProbes(policy, catalogue, input) : [];
  const indicator = { name: 'hcc', value: 3, z: 3, atOrAboveMedian: true } as const;
  // The least percent that can be compared with wins the most.
  const least = 0.01;
  return [
    {
      name: 'special statuses',
      effect: 'no special statuses: scored as a practice without any (not small, rural or hospital-based)',
      isMissing: Object.keys(facts.specialStatuses).length === 0,
      probes: statusProbes,
    },
    {
      name: 'cost measures',
      effect: 'no cost figures: cost is absent and its weight goes to the other categories',
      isMissing: facts.cost.length === 0,
      probes: costProbes(policy, catalogue),
    },
    {
      name: 'claims measures',
      effect: 'no quality measures computed by CMS from claims: left out of points and denominator',
      isMissing: facts.administrativeClaims.length === 0,
      // Those of population health count only with the choice at registration.
      probes: [...claimsProbes(policy, catalogue), ...choices],
    },
    {
      name: 'registration',
      effect: 'no registration for the pathway that names its population health measure: none of them counts',
      // One for another pathway is given, and the score says so.
      isMissing: isChoiceMissing && (registration === undefined || registration.mvpId === option),
      probes: choices,
    },
    {
      name: 'CAHPS survey',
      effect: 'no CAHPS survey result: no survey measure',
      isMissing: facts.cahps === undefined,
      probes: surveyProbes(catalogue),
    },
    {
      name: 'exceptions',
      effect: 'no exceptions: no category is reweighted beyond what follows from the data',
      isMissing: facts.reweighted.length === 0,
      probes: exceptionProbes,
    },
    {
      name: 'risk indicators',
      effect: 'no risk indicators: no complex patient bonus',
      isMissing: facts.complexPatient === undefined,
      probes: [{ complexPatient: [indicator] }],
    },
    {
      name: 'quality percent of the year before',
      effect: 'no quality percent of the year before: no improvement in quality',
      isMissing: previousYear?.qualityAchievementPercent === undefined,
      probes: [{ previousYear: { ...previousYear, qualityAchievementPercent: least } }],
    },
    {
      name: 'cost percent of the year before',
      effect: 'no cost percent of the year before: no improvement in cost',
      isMissing: previousYear?.costPercent === undefined,
      probes: [{ previousYear: { ...previousYear, costPercent: least } }],
    },
  ];
}

/** Whether one of the probes gives another score. One that cannot be scored proves nothing. */
function couldMove(
  { input, score }: ScoredInput,
  probes: readonly Partial<UnitFacts>[],
  policy: YearPolicy,
  catalogue: YearCatalogue,
): boolean {
  return probes.some((probe) => {
    try {
      const other = scoreUnit({ ...input, facts: { ...input.facts, ...probe } }, policy, catalogue);
      return other.unrounded !== score.unrounded;
    } catch (error) {
      if (isScoringRefusal(error)) return false;
      throw error;
    }
  });
}

function lacksGroupPi({ unitKind, affiliatedGroupPiSets = [], sets }: UnitScoreInput): boolean {
  return (
    unitKind === 'subgroup' && affiliatedGroupPiSets.length === 0 && !sets.some(({ category }) => category === 'pi')
  );
}

/**
 * What was not given, could have moved this score and so did not count, the most important first: nobody should take the
 * score for a whole one. What can move it is found by scoring again with the best and the worst of what could be given.
 */
export function missingFacts(unit: ScoredInput, policy: YearPolicy, catalogue: YearCatalogue): MissingFact[] {
  const name = "the group's Promoting Interoperability data (--group)";
  const effect = "no Promoting Interoperability data of the subgroup's group: name its submission with --group";
  const missing = candidatesOf(unit, policy, catalogue)
    .filter(({ isMissing, probes }) => isMissing && couldMove(unit, probes, policy, catalogue))
    .map(({ name, effect }) => ({ name, effect }));
  return [...(lacksGroupPi(unit.input) ? [{ name, effect }] : []), ...missing];
}

/** The same as lines: one for all, or with `isVerbose` one for the effect of each. */
export function missingFactLines(missing: readonly MissingFact[], isVerbose: boolean): string[] {
  if (missing.length === 0) return [];
  if (isVerbose) return missing.map(({ effect }) => `not given: ${effect}`);
  return [`not given, scored without: ${missing.map(({ name }) => name).join(', ')} (--verbose: the effect of each)`];
}
