import { improvementPoints } from './improvement';
import { administrativeClaimsMeasures, cahpsMeasure } from './quality-cms-computed';
import { scoreQualityMeasure } from './quality-measure';
import { qualityRequirements } from './quality-requirement';
import type { QualityRequirement } from './quality-requirement';
import { bestPerMeasure, selectMeasures } from './quality-selection';
import type { QualitySelection } from './quality-selection';
import type { ScoredMeasure } from './scored-measure';
import type { MeasurementSet } from './score-input';
import type { ScoringContext } from './scoring-context';
import { bySubmitter } from './submitters';

/** The quality category of one submitter's data; the best submitter's is the unit's. */
export interface QualityScore {
  /** 0..100, improvement included, unrounded. */
  percent: number;
  /** Points of the counted measures. */
  achievement: number;
  smallPracticeBonus: number;
  /** `min(achievement + bonus, denominator)`. */
  numerator: number;
  denominator: number;
  /** Achievement of the denominator, without bonus and improvement. */
  achievementPercent: number;
  /** Percentage points for improvement over the year before. */
  improvement: number;
  requirement: QualityRequirement;
  selection: QualitySelection;
  /** Measures that add ten points to the denominator each. */
  additional: readonly ScoredMeasure[];
  setRefs: readonly string[];
  submitterRef: string | null;
}

/** Only a pathway's own measures count under an MVP. */
function isInOption(context: ScoringContext, measureId: string): boolean {
  return context.option.mvp === null || context.option.mvp.qualityMeasureIds.has(measureId);
}

function submittedMeasures(context: ScoringContext, sets: readonly MeasurementSet[]): ScoredMeasure[] {
  const results: ScoredMeasure[] = [];
  for (const set of sets) {
    for (const measurement of set.measurements) {
      const measure = context.catalogue.qualityMeasure(measurement.measureId);
      if (measure === undefined || !isInOption(context, measure.id)) continue;
      const origin = { method: set.submissionMethod, setRef: set.setRef };
      results.push(scoreQualityMeasure(context, measure, measurement, origin));
    }
  }
  return bestPerMeasure(results);
}

interface CmsComputed {
  /** May fill a slot like a submitted measure. */
  slots: readonly ScoredMeasure[];
  /** Adds ten points to the denominator each. */
  additional: readonly ScoredMeasure[];
}

/** An MVP counts one population health measure: the one registered for, or the best, as the year has it. */
function populationHealth(context: ScoringContext, scored: readonly ScoredMeasure[]): ScoredMeasure[] {
  const ids = context.policy.quality.mvp?.populationHealthMeasureIds ?? [];
  const available = scored.filter(({ measureId }) => ids.includes(measureId));
  switch (context.policy.quality.methods.populationHealth) {
    case 'registered': {
      const chosen = context.input.facts.registration?.populationHealthMeasureId;
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
  const survey = cahps !== undefined && isInOption(context, cahps.measureId) ? [cahps] : [];
  const { mvp } = context.option;
  if (mvp === null) return { slots: survey, additional: claims };
  const outcomes = claims.filter(({ measureId }) => mvp.administrativeClaimsMeasureIds.has(measureId));
  return { slots: [...survey, ...outcomes], additional: populationHealth(context, claims) };
}

/** Improvement needs full participation: every required measure complete. */
function improvement(context: ScoringContext, current: number, hasFullParticipation: boolean): number {
  if (!hasFullParticipation) return 0;
  const prior = context.input.facts.previousYear?.qualityAchievementPercent;
  return improvementPoints(context.policy.quality.improvement, current, prior);
}

function total(measures: readonly ScoredMeasure[]): number {
  let sum = 0;
  for (const measure of measures) sum += measure.points ?? 0;
  return sum;
}

const pointsPerMeasure = 10;

/** One submitter's data, with what CMS computed for the unit. */
interface Candidate {
  sets: readonly MeasurementSet[];
  submitterRef: string | null;
  submitted: readonly ScoredMeasure[];
  fromCms: CmsComputed;
}

function earnsSmallPracticeBonus(context: ScoringContext, { submitted }: Candidate): boolean {
  return context.isSmallPractice && context.input.unitKind !== 'apm' && submitted.length > 0;
}

function scoreRequirement(
  context: ScoringContext,
  candidate: Candidate,
  requirement: QualityRequirement,
): QualityScore {
  const { quality } = context.policy;
  const { submitted, fromCms, sets, submitterRef } = candidate;
  const measures = [...submitted, ...fromCms.slots];
  const selection = selectMeasures(quality, measures, requirement.required, requirement.needsOutcome);
  const achievement = total(selection.counted) + total(fromCms.additional);
  const denominator = pointsPerMeasure * (requirement.required + fromCms.additional.length);
  const smallPracticeBonus = earnsSmallPracticeBonus(context, candidate) ? quality.smallPracticeBonus : 0;
  const numerator = Math.min(achievement + smallPracticeBonus, denominator);
  const achievementPercent = (achievement / denominator) * 100;
  const complete = selection.counted.filter(({ isComplete }) => isComplete).length;
  const gained = improvement(context, achievementPercent, complete >= requirement.required);
  return {
    percent: Math.min(100, (numerator / denominator) * 100 + gained),
    achievement,
    smallPracticeBonus,
    numerator,
    denominator,
    achievementPercent,
    improvement: gained,
    requirement,
    selection,
    additional: fromCms.additional,
    setRefs: sets.map(({ setRef }) => setRef),
    submitterRef,
  };
}

/** The highest category score; the first of equals. */
function highest(scores: readonly QualityScore[]): QualityScore | undefined {
  let best: QualityScore | undefined;
  for (const score of scores) if (best === undefined || score.percent > best.percent) best = score;
  return best;
}

function scoreSubmitter(
  context: ScoringContext,
  sets: readonly MeasurementSet[],
  submitterRef: string | null,
  fromCms: CmsComputed,
): QualityScore[] {
  const submitted = submittedMeasures(context, sets);
  const candidate = { sets, submitterRef, submitted, fromCms };
  return qualityRequirements(context, submitted).map((requirement) =>
    scoreRequirement(context, candidate, requirement),
  );
}

/**
 * The quality category: each organization's data scored apart, the highest kept. Without any data only the measures
 * CMS computes count. Source: 42 CFR 414.1380(b)(1).
 */
export function scoreQuality(context: ScoringContext, sets: readonly MeasurementSet[]): QualityScore {
  const fromCms = cmsComputed(context);
  const scores = [...bySubmitter(sets)].flatMap(([submitterRef, own]) =>
    scoreSubmitter(context, own, submitterRef, fromCms),
  );
  const best = highest(scores.length > 0 ? scores : scoreSubmitter(context, [], null, fromCms));
  if (best === undefined) throw new Error('quality: no requirement to score by');
  return best;
}
