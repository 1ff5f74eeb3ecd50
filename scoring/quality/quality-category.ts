import { improvementPoints } from '../improvement';
import { qualityBonuses } from './quality-bonuses';
import type { QualityBonusPoints } from './quality-bonuses';
import { qualityCandidates } from './quality-candidates';
import type { QualityCandidate } from './quality-candidates';
import { administrativeClaimsMeasures, cahpsMeasure } from './quality-cms-computed';
import { scoreQualityMeasure } from './quality-measure';
import { mayHaveSurvey, qualityRequirements, slotOf } from './quality-requirement';
import type { QualityRequirement, SubmittedQuality } from './quality-requirement';
import { bestPerMeasure, outcomeMeasure, selectMeasures, withSuppressedKept } from './quality-selection';
import type { QualitySelection } from './quality-selection';
import type { ScoredMeasure } from './scored-measure';
import type { MeasurementSet, UnitScoreInput } from '../score-input';
import type { ScoringContext } from '../scoring-context';

/** The quality category of one candidate's data; the best candidate's is the unit's. */
export interface QualityScore {
  /** 0..100, improvement included, unrounded; null when not one measure can be scored, and quality is then absent. */
  percent: number | null;
  /** Points of the counted measures. */
  achievement: number;
  bonuses: QualityBonusPoints;
  /** `min(achievement + bonuses, denominator)`. */
  numerator: number;
  denominator: number;
  /** Achievement of the denominator, without bonus and improvement; null where no measure made it. */
  achievementPercent: number | null;
  /** Percentage points for improvement over the year before. */
  improvement: number;
  requirement: QualityRequirement;
  selection: QualitySelection;
  /** A result for each time a measure of the picked sets was sent. */
  results: readonly ScoredMeasure[];
  /** Some measure that was sent, in whichever set, has a case. */
  hasCases: boolean;
  /** Measures that add ten points to the denominator each. */
  additional: readonly ScoredMeasure[];
  setRefs: readonly string[];
  submitterRef: string | null;
}

/** Only the measures of a pathway, of an option's own set or of the Web Interface count there. */
function isInOption({ option, policy }: ScoringContext, measureId: string, isWebInterface: boolean): boolean {
  if (isWebInterface) return policy.quality.webInterface?.measureIds.includes(measureId) === true;
  if (option.measureSet !== null) return option.measureSet.has(measureId);
  return option.mvp === null || option.mvp.qualityMeasureIds.has(measureId);
}

function resultsOf(context: ScoringContext, { sets, isWebInterface }: QualityCandidate): ScoredMeasure[] {
  const results: ScoredMeasure[] = [];
  for (const set of sets) {
    for (const measurement of set.measurements) {
      const measure = context.catalogue.qualityMeasure(measurement.measureId);
      if (measure === undefined || !isInOption(context, measure.id, isWebInterface)) continue;
      const origin = { method: set.submissionMethod, setRef: set.setRef };
      results.push(scoreQualityMeasure(context, measure, measurement, origin));
    }
  }
  return results;
}

interface CmsComputed {
  survey: ScoredMeasure | undefined;
  /** May fill a slot like a submitted measure. */
  slots: readonly ScoredMeasure[];
  /** Adds ten points to the denominator each. */
  additional: readonly ScoredMeasure[];
}

/** Why nobody can tell which population health measure counts. */
function unknownChoice({ option, facts: { registration } }: UnitScoreInput): string {
  const why =
    registration === undefined || registration.mvpId === option
      ? 'the choice at registration is not among the facts'
      : `the registration among the facts is for ${registration.mvpId}`;
  return `not determinable: population health measure of the pathway, ${why}`;
}

/** An MVP counts one population health measure: the one registered for, or the best, as the year has it. */
function populationHealth(context: ScoringContext, scored: readonly ScoredMeasure[]): ScoredMeasure[] {
  const ids = context.policy.quality.mvp?.populationHealthMeasureIds ?? [];
  const available = scored.filter(({ measureId }) => ids.includes(measureId));
  switch (context.policy.quality.methods.populationHealth) {
    case 'registered': {
      const { registration } = context.input.facts;
      const isOwn = registration?.mvpId === context.input.option;
      const chosen = isOwn ? registration?.populationHealthMeasureId : undefined;
      if (chosen === undefined && available.length > 0) context.notDeterminable.push(unknownChoice(context.input));
      return available.filter(({ measureId }) => measureId === chosen);
    }
    case 'best':
      return available.sort((a, b) => (b.points ?? 0) - (a.points ?? 0)).slice(0, 1);
    case 'none':
      return [];
  }
}

function cmsComputed(context: ScoringContext): CmsComputed {
  const claims = administrativeClaimsMeasures(context);
  const cahps = cahpsMeasure(context);
  const isOwn = cahps !== undefined && mayHaveSurvey(context) && isInOption(context, cahps.measureId, false);
  const survey = isOwn ? cahps : undefined;
  const slots = survey === undefined ? [] : [survey];
  const { mvp } = context.option;
  if (mvp === null) return { survey, slots, additional: claims };
  const outcomes = claims.filter(({ measureId }) => mvp.administrativeClaimsMeasureIds.has(measureId));
  return { survey, slots: [...slots, ...outcomes], additional: populationHealth(context, claims) };
}

/**
 * Full participation: as many complete measures as are required, whichever of them count, with an outcome measure among them,
 * or a high priority one, where one is required. Source: 42 CFR 414.1380(b)(1)(vi), 414.1335(a).
 */
function isFull(
  { policy }: ScoringContext,
  measures: readonly ScoredMeasure[],
  { required, needsOutcome }: QualityRequirement,
): boolean {
  const complete = measures.filter(({ isComplete, points }) => isComplete && points !== null);
  if (complete.length < required) return false;
  return !needsOutcome || outcomeMeasure(policy.quality, complete) !== undefined;
}

/** Improvement needs full participation, which is asked only where there is something to compare with. */
function improvement(
  context: ScoringContext,
  current: number,
  measures: readonly ScoredMeasure[],
  requirement: QualityRequirement,
): number {
  const prior = context.input.facts.previousYear?.qualityAchievementPercent;
  const points = improvementPoints(context.policy.quality.improvement, current, prior);
  return points > 0 && isFull(context, measures, requirement) ? points : 0;
}

function total(measures: readonly ScoredMeasure[]): number {
  let sum = 0;
  for (const measure of measures) sum += measure.points ?? 0;
  return sum;
}

const pointsPerMeasure = 10;

const percentOf = (part: number, whole: number): number | null => (whole > 0 ? (part / whole) * 100 : null);

/** From 2025 data without a case are no submission. */
function isSubmission(
  { policy }: ScoringContext,
  submitted: readonly ScoredMeasure[],
  results: readonly ScoredMeasure[],
): boolean {
  return policy.quality.methods.cancelsReweighting === 'anyMeasure' ? submitted.length > 0 : results.some(hasCase);
}

function bonusesOf(
  context: ScoringContext,
  { submitted, results, survey, isWebInterface }: SubmittedQuality,
  denominator: number,
): QualityBonusPoints {
  const measures = survey === undefined ? submitted : [...submitted, survey];
  return qualityBonuses(context, {
    measures,
    results,
    hasSubmitted: isSubmission(context, submitted, results),
    denominator,
    isWebInterface,
  });
}

function scoreRequirement(
  context: ScoringContext,
  { sets, submitterRef }: QualityCandidate,
  quality: SubmittedQuality,
  { slots, additional }: CmsComputed,
  requirement: QualityRequirement,
): QualityScore {
  const measures = [...quality.submitted, ...slots];
  const outcome = outcomeMeasure(context.policy.quality, measures);
  const selection = selectMeasures(measures, requirement.required, requirement.needsOutcome, outcome);
  const achievement = total(selection.counted) + total(additional);
  const denominator = pointsPerMeasure * (requirement.required + additional.length);
  const bonuses = bonusesOf(context, quality, denominator);
  const bonus = bonuses.smallPractice + bonuses.highPriority + bonuses.endToEnd + bonuses.complexOrganization;
  const numerator = Math.min(achievement + bonus, denominator);
  const percent = percentOf(numerator, denominator);
  const achievementPercent = percentOf(achievement, denominator);
  const gained = improvement(context, achievementPercent ?? 0, measures, requirement);
  return {
    percent: percent === null ? null : Math.min(100, percent + gained),
    achievement,
    bonuses,
    numerator,
    denominator,
    achievementPercent,
    improvement: gained,
    requirement,
    selection,
    results: quality.results,
    hasCases: false,
    additional,
    setRefs: sets.map(({ setRef }) => setRef),
    submitterRef,
  };
}

/** The higher percent; of equals what achieved more, then what is measured against less. */
function isBetter(score: QualityScore, than: QualityScore): boolean {
  const order =
    (score.percent ?? -1) - (than.percent ?? -1) ||
    (score.achievementPercent ?? -1) - (than.achievementPercent ?? -1) ||
    than.denominator - score.denominator;
  return order > 0;
}

const hasCase = ({ caseCount }: ScoredMeasure): boolean => caseCount > 0;

/** What a candidate sent, scored measure by measure. */
export interface SentQuality {
  candidate: QualityCandidate;
  results: readonly ScoredMeasure[];
  /** One result a measure, once for each way to choose between a suppressed and a scored one. */
  ways: readonly (readonly ScoredMeasure[])[];
}

function sentOf(context: ScoringContext, candidate: QualityCandidate): SentQuality {
  const results = resultsOf(context, candidate);
  const slot = context.option.measureSet === null ? undefined : slotOf;
  const kept = bestPerMeasure(results, slot);
  return { candidate, results, ways: [kept, ...withSuppressedKept(kept, results, slot)] };
}

/** The candidates' measures, which nothing that CMS computes can change. */
export const sentQuality = (context: ScoringContext, sets: readonly MeasurementSet[]): SentQuality[] =>
  qualityCandidates(context, sets).map((candidate) => sentOf(context, candidate));

/**
 * The quality category: each candidate's data scored apart, the highest kept; of equals the one that achieved more without
 * bonus and improvement, since that is next year's mark, then the one measured against less, then by name. Without any data
 * only the measures CMS computes count. Source: 42 CFR 414.1380(b)(1).
 */
export function scoreQuality(context: ScoringContext, sent: readonly SentQuality[]): QualityScore {
  const fromCms = cmsComputed(context);
  const { survey } = fromCms;
  let best: QualityScore | undefined;
  let hasCases = false;
  for (const { candidate, results, ways } of sent) {
    hasCases ||= results.some(hasCase);
    for (const submitted of ways) {
      const quality = { submitted, results, survey, isWebInterface: candidate.isWebInterface };
      for (const requirement of qualityRequirements(context, quality, fromCms.slots.length > 0)) {
        const score = scoreRequirement(context, candidate, quality, fromCms, requirement);
        if (best === undefined || isBetter(score, best)) best = score;
      }
    }
  }
  if (best === undefined) throw new Error('quality: no requirement to score by');
  best.hasCases = hasCases;
  return best;
}
