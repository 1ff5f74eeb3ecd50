import { bonusNodes } from './explain-bonuses';
import { limitNode } from './explain-limit';
import { measureNode } from './explain-measure';
import type { QualityScore } from '../quality/quality-category';
import { round4 } from '../rounding';
import { scoreNode } from './score-node';
import type { MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoredMeasure } from '../quality/scored-measure';
import type { ScoringContext } from '../scoring-context';
import { sumOf } from './tree-sums';

/** A set as the tree names it. */
export function setMetadata(set: MeasurementSet | undefined, isPicked: boolean): Record<string, unknown> {
  return {
    measurementSetPicked: isPicked,
    setRef: set?.setRef ?? null,
    submitterRef: set?.submitterRef ?? null,
    submissionMethod: set?.submissionMethod ?? null,
    programName: set?.programName ?? null,
    performanceStart: set?.performanceStart ?? null,
    performanceEnd: set?.performanceEnd ?? null,
  };
}

/** Measures by the set they came in; those CMS computed by how it learnt of them. */
function bySet(measures: readonly ScoreNode[]): Map<string, ScoreNode[]> {
  const sets = new Map<string, ScoreNode[]>();
  for (const measure of measures) {
    const key = String(measure.metadata.setRef ?? measure.metadata.submissionMethod);
    sets.set(key, [...(sets.get(key) ?? []), measure]);
  }
  return sets;
}

/** The picked sets with a node a measure, then the sets whose data were not counted. */
function setNodes(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { policy, input } = context;
  const { selection } = score;
  const picked = (measure: ScoredMeasure): ScoreNode => measureNode(context, measure, 'PICKED');
  const measures = [
    ...[...selection.counted, ...score.additional].map(picked),
    ...selection.notCounted.map((measure) => measureNode(context, measure, 'NOT_PICKED')),
  ];
  const nodes = [...bySet(measures)].map(([name, parts]) => {
    const set = input.sets.find(({ setRef }) => setRef === name);
    const method = set?.submissionMethod ?? parts[0]?.metadata.submissionMethod;
    return scoreNode(policy, name, sumOf(parts), 'quality.measurementSet', {
      parts,
      metadata: { ...setMetadata(set, true), submissionMethod: method },
    });
  });
  const others = input.sets.filter(
    ({ category, programName, setRef }) =>
      category === 'quality' && programName === input.option && !score.setRefs.includes(setRef),
  );
  const left = others.map((set) =>
    scoreNode(policy, set.setRef, null, 'quality.otherSet', { metadata: setMetadata(set, false) }),
  );
  return [...nodes, ...left];
}

/** How many measures count. Says why, and adds nothing itself. */
function requirementNode({ policy }: ScoringContext, { requirement, selection }: QualityScore): ScoreNode {
  const missing = Math.max(0, requirement.required - selection.counted.length);
  const lacks = missing === 0 ? '' : `; ${missing} missing, 0 of 10 points each`;
  return scoreNode(policy, 'required', null, requirement.ruleId, {
    detail: `${requirement.detail}${lacks}`,
    metadata: {
      required: requirement.required,
      counted: selection.counted.length,
      missing,
      outcomeMeasureId: selection.outcome?.measureId ?? null,
      needsOutcome: requirement.needsOutcome,
    },
    figures: [{ name: 'required measures', value: requirement.required, source: '/quality/requirement' }],
  });
}

function improvementNodes({ policy, input }: ScoringContext, score: QualityScore): ScoreNode[] {
  if (score.improvement === 0) return [];
  const { improvement } = policy.quality;
  const points = (score.improvement * score.denominator) / 100;
  const source = '/quality/improvementScoring';
  const node = scoreNode(policy, 'improvement', points, 'quality.improvement', {
    detail: `${round4(score.improvement)} percentage points for improvement`,
    metadata: { percentagePoints: score.improvement },
    figures: [
      { name: 'percent of the year before', value: input.facts.previousYear?.qualityAchievementPercent ?? null },
      { name: 'percent of this year', value: score.achievementPercent },
      { name: 'least percent compared with', value: improvement.priorFloorPercent, source },
      { name: 'most percentage points', value: improvement.maxPercentagePoints, source },
    ],
  });
  return [node];
}

/**
 * The unweighted quality category: the measurement sets with a node a measure, then bonuses, improvement and what a
 * limit took. All parts are points; `metadata.numerator` is their sum.
 */
export function explainQuality(context: ScoringContext, score: QualityScore): ScoreNode {
  const { policy } = context;
  const numerator = ((score.percent ?? 0) * score.denominator) / 100;
  const isFacility = score.requirement.ruleId === 'quality.required.facility';
  const facility = isFacility ? [scoreNode(policy, 'facility', numerator, 'quality.facility', {})] : [];
  const sent = [...setNodes(context, score), ...bonusNodes(context, score), ...improvementNodes(context, score)];
  const earned = [...facility, ...sent];
  const limit = limitNode(policy, earned, numerator, { name: 'limit', ruleId: 'quality.cap' });
  return scoreNode(policy, 'quality', score.percent, 'category.quality', {
    detail: `${round4(numerator)} of ${score.denominator} points, improvement included`,
    parts: [requirementNode(context, score), ...earned, ...limit],
    metadata: {
      measurementSetPicked: score.submitterRef !== null,
      submitterRef: score.submitterRef,
      setRefs: score.setRefs,
      achievementPoints: round4(score.achievement),
      smallPracticeBonus: score.bonuses.smallPractice,
      numerator,
      denominator: score.denominator,
      improvementPercentagePoints: round4(score.improvement),
      outcomeMeasureId: score.selection.outcome?.measureId ?? null,
    },
    figures: [{ name: 'required measures', value: score.requirement.required, source: '/quality/requirement' }],
  });
}
