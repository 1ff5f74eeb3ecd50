import type { Benchmark } from '../../catalogue/year-catalogue';
import type { UnitKind } from '../../policy/year-policy';
import { benchmarkPoints, readBenchmark } from '../benchmark-points';
import { claimsBenchmark } from '../claims-benchmark';
import type { DecilePoints } from '../decile-points';
import { isOutcomeMeasure } from './scored-measure';
import type { MeasureRule, ScoredMeasure } from './scored-measure';
import type { AdministrativeClaimsFact } from '../score-input';
import type { ScoringContext } from '../scoring-context';

/** A subgroup's claims measures are its affiliated group's. */
function computedFor(unitKind: UnitKind): UnitKind {
  return unitKind === 'subgroup' ? 'group' : unitKind;
}

/** Clinicians of the unit; of an unknown number only that a small practice has no more than the year's bound. */
function sizeOf({ input, policy, isSmallPractice }: ScoringContext): number {
  const largestSmall = policy.eligibility.specialStatuses.tests.smallPractice?.maxNpis ?? Infinity;
  return input.facts.clinicianCount ?? (isSmallPractice ? largestSmall : Infinity);
}

/**
 * Whether a claims measure can count in the option: one of its own set, of the pathway or of population health; elsewhere one
 * that the year's data do not keep for other options.
 */
export function takesClaimsMeasure(
  { option, policy, catalogue }: Pick<ScoringContext, 'option' | 'policy' | 'catalogue'>,
  measureId: string,
): boolean {
  const { kind, measureSet, mvp } = option;
  if (measureSet !== null) return measureSet.has(measureId);
  if (mvp !== null) {
    const populationHealth = policy.quality.mvp?.populationHealthMeasureIds ?? [];
    return mvp.administrativeClaimsMeasureIds.has(measureId) || populationHealth.includes(measureId);
  }
  const programs = catalogue.qualityMeasure(measureId)?.allowedPrograms ?? [];
  return kind !== 'mips' || programs.length === 0 || programs.includes('mips');
}

/** Whether the unit and its cases satisfy the measure's gates. */
function isScored(context: ScoringContext, fact: AdministrativeClaimsFact): boolean {
  const rule = context.policy.quality.administrativeClaims.rules[fact.measureId];
  if (rule === undefined || !rule.units.includes(computedFor(context.input.unitKind))) return false;
  if (!takesClaimsMeasure(context, fact.measureId)) return false;
  return fact.caseCount >= rule.cases && sizeOf(context) >= (rule.minGroupSize ?? 0);
}

function computed(
  context: ScoringContext,
  ruleId: MeasureRule,
  measureId: string,
  numbers: { rate: number; caseCount: number; points: number; benchmark?: Benchmark; deciles?: DecilePoints },
): ScoredMeasure {
  const measure = context.catalogue.qualityMeasure(measureId);
  return {
    measureId,
    measure,
    method: ruleId === 'quality.cahps' ? 'certifiedSurveyVendor' : 'administrativeClaims',
    setRef: null,
    rate: numbers.rate,
    reportingRate: 100,
    caseCount: numbers.caseCount,
    benchmark: numbers.benchmark,
    deciles: numbers.deciles ?? null,
    points: numbers.points,
    measureClass: 1,
    ruleId,
    isOutcome: isOutcomeMeasure(measure),
    isHighPriority: measure?.isHighPriority ?? false,
    isComplete: true,
    hasEnoughCases: true,
    isEndToEnd: false,
  };
}

/** Points that a measure nobody can score yet is supposed to earn; undefined where nothing is supposed. */
function supposed({ policy, catalogue, supposedPoints }: ScoringContext, measureId: string): number | undefined {
  if (supposedPoints === undefined) return undefined;
  const { status } = readBenchmark(policy, catalogue, measureId, 'administrativeClaims');
  return status === 'placeholder' ? supposedPoints : undefined;
}

/** Undefined without a benchmark to score by. */
function scoredClaims(context: ScoringContext, { measureId, rate, caseCount }: AdministrativeClaimsFact) {
  const ruleId = 'quality.administrativeClaims';
  const benchmark = claimsBenchmark(context, 'quality', measureId);
  if (benchmark === undefined) {
    const points = supposed(context, measureId);
    return points === undefined ? undefined : computed(context, ruleId, measureId, { rate, caseCount, points });
  }
  const { deciles, points } = benchmarkPoints(context.policy, benchmark, 'quality', rate);
  return computed(context, ruleId, measureId, { rate, caseCount, points, benchmark, deciles });
}

/**
 * The quality measures CMS computes from claims that can be scored for the unit. One below its minimum, or without a
 * benchmark, is left out of numerator and denominator alike. Source: 42 CFR 414.1380(b)(1)(v).
 */
export function administrativeClaimsMeasures(context: ScoringContext): ScoredMeasure[] {
  const scored: ScoredMeasure[] = [];
  for (const fact of context.input.facts.administrativeClaims) {
    const measure = isScored(context, fact) ? scoredClaims(context, fact) : undefined;
    if (measure !== undefined) scored.push(measure);
  }
  return scored;
}

/**
 * CAHPS for MIPS as one measure: the mean of the points of the summary measures that have a benchmark.
 * Undefined when no survey result is known or none can be compared.
 */
export function cahpsMeasure(context: ScoringContext): ScoredMeasure | undefined {
  const { quality } = context.policy;
  let points = 0;
  let rates = 0;
  let count = 0;
  for (const fact of context.input.facts.cahps ?? []) {
    const benchmark = context.catalogue.benchmark(fact.measureId, 'certifiedSurveyVendor');
    if (benchmark === undefined) continue;
    points += benchmarkPoints(context.policy, benchmark, 'quality', fact.score).points;
    rates += fact.score;
    count += 1;
  }
  if (count === 0) return undefined;
  const numbers = { rate: rates / count, caseCount: 0, points: points / count };
  return computed(context, 'quality.cahps', quality.cahpsMeasureId, numbers);
}
