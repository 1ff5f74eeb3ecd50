import type { QualityBonuses, QualityPolicy } from '../../policy/quality-policy';
import { outcomeCandidates } from './quality-selection';
import { highPriorityKind } from './scored-measure';
import type { ScoredMeasure } from './scored-measure';
import type { ScoringContext } from '../scoring-context';

/** Points in the quality numerator beside the measures' own; each kind after its cap. */
export interface QualityBonusPoints {
  smallPractice: number;
  /** Outcome, patient experience and other high priority measures beyond the required one; 2017-2021. */
  highPriority: number;
  /** Measures sent by certified technology from end to end; 2017-2021. */
  endToEnd: number;
  /** Electronic measures of an APM Entity or virtual group; from 2025. */
  complexOrganization: number;
}

/** What the bonuses of one candidate depend on. */
export interface BonusBasis {
  /** One result a measure, counted or not, the survey included. */
  measures: readonly ScoredMeasure[];
  /** A result for each time a measure was sent: what earned a bonus is not undone by a better result of another type. */
  results: readonly ScoredMeasure[];
  /** Whether the unit sent any of them itself. */
  hasSubmitted: boolean;
  denominator: number;
  isWebInterface: boolean;
}

function capped(points: number, denominator: number, capPercent: number): number {
  return Math.min(points, (denominator * capPercent) / 100);
}

/** What a result is worth, whether or not it fills a slot. */
export function highPriorityPointsOf(rule: NonNullable<QualityBonuses['highPriority']>, scored: ScoredMeasure): number {
  const kind = highPriorityKind(scored);
  return kind === 'none' ? 0 : kind === 'highPriority' ? rule.otherHighPriority : rule.outcomeOrPatientExperience;
}

/**
 * The one result that earns no bonus because such a measure is required: an outcome measure where there is one to fill
 * the slot, else a high priority measure, the one that is worth least, the first of equals. Not the slot's own measure, so that a better rate
 * that brings another measure into the slot never costs.
 */
export function unrewarded(
  rule: NonNullable<QualityBonuses['highPriority']>,
  policy: QualityPolicy,
  measures: readonly ScoredMeasure[],
): ScoredMeasure | undefined {
  if (!rule.firstRequiredExcluded) return undefined;
  let found: ScoredMeasure | undefined;
  let least = Infinity;
  for (const scored of outcomeCandidates(policy, measures)) {
    const points = highPriorityPointsOf(rule, scored);
    if (points <= 0 || points >= least) continue;
    found = scored;
    least = points;
  }
  return found;
}

function highPriorityPoints(
  rule: NonNullable<QualityBonuses['highPriority']>,
  policy: QualityPolicy,
  { measures }: BonusBasis,
): number {
  const required = unrewarded(rule, policy, measures);
  let points = 0;
  for (const scored of measures) if (scored !== required) points += highPriorityPointsOf(rule, scored);
  return points;
}

function highPriority(policy: QualityPolicy, basis: BonusBasis): number {
  const rule = policy.bonuses.highPriority;
  if (rule === null || (basis.isWebInterface && !rule.webInterfaceEligible)) return 0;
  return capped(highPriorityPoints(rule, policy, basis), basis.denominator, rule.capPercentOfDenominator);
}

/** The different measures with a result that earns, suppressed ones left out. */
function measuresWith(results: readonly ScoredMeasure[], earns: (result: ScoredMeasure) => boolean): Set<string> {
  const measureIds = new Set<string>();
  for (const result of results) if (result.points !== null && earns(result)) measureIds.add(result.measureId);
  return measureIds;
}

/** Measures sent by certified technology from end to end. */
export function endToEndMeasures(results: readonly ScoredMeasure[]): Set<string> {
  return measuresWith(results, ({ isEndToEnd }) => isEndToEnd);
}

/** Measures with a complete eCQM result of enough cases. */
export function electronicMeasures(results: readonly ScoredMeasure[]): Set<string> {
  return measuresWith(
    results,
    ({ method, isComplete, hasEnoughCases }) => method === 'electronicHealthRecord' && isComplete && hasEnoughCases,
  );
}

function endToEnd(rule: QualityBonuses['endToEndElectronic'], { results, denominator }: BonusBasis): number {
  if (rule === null) return 0;
  return capped(endToEndMeasures(results).size * rule.perMeasure, denominator, rule.capPercentOfDenominator);
}

function complexOrganization(context: ScoringContext, { results, denominator }: BonusBasis): number {
  const rule = context.policy.quality.bonuses.complexOrganization;
  if (rule === null || !rule.appliesTo.includes(context.input.unitKind)) return 0;
  return capped(electronicMeasures(results).size * rule.perEcqm, denominator, rule.capPercentOfDenominator);
}

/**
 * The bonuses of the quality category, as far as the year knows them. The small practice's needs a submitted measure
 * and is not for APM Entities. Source: 42 CFR 414.1380(b)(1)(v).
 */
export function qualityBonuses(context: ScoringContext, basis: BonusBasis): QualityBonusPoints {
  const { bonuses, smallPracticeBonus } = context.policy.quality;
  const isSmall = context.isSmallPractice && context.input.unitKind !== 'apm' && basis.hasSubmitted;
  return {
    smallPractice: isSmall ? smallPracticeBonus : 0,
    highPriority: highPriority(context.policy.quality, basis),
    endToEnd: endToEnd(bonuses.endToEndElectronic, basis),
    complexOrganization: complexOrganization(context, basis),
  };
}
