import type { QualityBonuses } from '../../policy/quality-policy';
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
  /** Whether the unit sent any of them itself. */
  hasSubmitted: boolean;
  /** The required outcome or high priority measure, which earns no bonus. */
  required: ScoredMeasure | undefined;
  denominator: number;
  isWebInterface: boolean;
}

function capped(points: number, denominator: number, capPercent: number): number {
  return Math.min(points, (denominator * capPercent) / 100);
}

/** Whether a measure fills a slot does not matter; the required one earns nothing. */
function highPriorityPoints(
  rule: NonNullable<QualityBonuses['highPriority']>,
  { measures, required }: BonusBasis,
): number {
  let points = 0;
  for (const scored of measures) {
    if (rule.firstRequiredExcluded && scored === required) continue;
    const kind = highPriorityKind(scored);
    if (kind === 'outcomeOrPatientExperience') points += rule.outcomeOrPatientExperience;
    else if (kind === 'highPriority') points += rule.otherHighPriority;
  }
  return points;
}

function highPriority(rule: QualityBonuses['highPriority'], basis: BonusBasis): number {
  if (rule === null || (basis.isWebInterface && !rule.webInterfaceEligible)) return 0;
  return capped(highPriorityPoints(rule, basis), basis.denominator, rule.capPercentOfDenominator);
}

function endToEnd(rule: QualityBonuses['endToEndElectronic'], { measures, denominator }: BonusBasis): number {
  if (rule === null) return 0;
  const sent = measures.filter(({ isEndToEnd, rate }) => isEndToEnd && rate !== null).length;
  return capped(sent * rule.perMeasure, denominator, rule.capPercentOfDenominator);
}

function complexOrganization(context: ScoringContext, { measures, denominator }: BonusBasis): number {
  const rule = context.policy.quality.bonuses.complexOrganization;
  if (rule === null || !rule.appliesTo.includes(context.input.unitKind)) return 0;
  const electronic = measures.filter(
    ({ method, isComplete, hasEnoughCases }) => method === 'electronicHealthRecord' && isComplete && hasEnoughCases,
  ).length;
  return capped(electronic * rule.perEcqm, denominator, rule.capPercentOfDenominator);
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
    highPriority: highPriority(bonuses.highPriority, basis),
    endToEnd: endToEnd(bonuses.endToEndElectronic, basis),
    complexOrganization: complexOrganization(context, basis),
  };
}
