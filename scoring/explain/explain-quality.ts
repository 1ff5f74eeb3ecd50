import type { ReportingOption } from '../../policy/year-policy';
import { bonusNodes } from './explain-bonuses';
import { limitNode } from './explain-limit';
import { givenButLeftOut, measuresOfOtherSet, notOfOption, otherResults } from './explain-left-out';
import { measureNode } from './explain-measure';
import type { Standing } from './explain-measure';
import { surveyParts } from './explain-survey';
import type { QualityScore } from '../quality/quality-category';
import { round4 } from '../rounding';
import { scoreNode } from './score-node';
import type { MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoredMeasure } from '../quality/scored-measure';
import type { ScoringContext } from '../scoring-context';
import { sumOf } from './tree-sums';
import { hospitalIsBetter, oneInWords, pointsInWords } from './words';

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

const rank = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Why a measure that has points fills no place. */
function unplaced({ requirement, selection }: QualityScore): string {
  const { required, needsOutcome } = requirement;
  if (required === 0) return 'no measure is required';
  if (!needsOutcome || selection.outcome !== undefined) return `the best ${rank[required] ?? required} are taken`;
  const left = required - 1;
  const empty = 'one place stays empty for want of an outcome or high priority measure';
  return left === 0 ? empty : `the best ${rank[left] ?? left} are taken, and ${empty}`;
}

/** What the place of the outcome measure was filled with. */
function slotInWords({ selection, results }: QualityScore, measure: ScoredMeasure): string | undefined {
  if (measure !== selection.outcome) return undefined;
  if (measure.isOutcome) return 'fills the place of the outcome measure';
  const why = results.some(({ isOutcome }) => isOutcome)
    ? 'no outcome measure qualifies'
    : 'no outcome measure among them';
  return `fills the place of the outcome measure as a high priority one (${why})`;
}

function chosenNodes(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { selection, additional } = score;
  const surveyId = context.policy.quality.cahpsMeasureId;
  const partsOf = ({ ruleId, measureId }: ScoredMeasure): Pick<Standing, 'parts'> =>
    ruleId === 'quality.cahps' && measureId === surveyId ? { parts: surveyParts(context) } : {};
  const picked = (measure: ScoredMeasure): ScoreNode => {
    const slot = slotInWords(score, measure);
    const standing: Standing = { status: 'PICKED', ...(slot === undefined ? {} : { slot }), ...partsOf(measure) };
    return measureNode(context, measure, standing);
  };
  const left = (measure: ScoredMeasure): ScoreNode =>
    measureNode(context, measure, {
      status: 'NOT_PICKED',
      ...(measure.points === null ? {} : { because: unplaced(score) }),
      ...partsOf(measure),
    });
  return [...[...selection.counted, ...additional].map(picked), ...selection.notCounted.map(left)];
}

/** Why another set of the option was not scored with the picked ones. */
function otherSetReason({ policy }: ScoringContext, score: QualityScore, set: MeasurementSet): string {
  if (set.measurements.length === 0) return 'it holds no measure';
  const isSameSender = set.submitterRef === score.submitterRef;
  if (set.submissionMethod === 'cmsWebInterface' || score.requirement.ruleId === 'quality.required.webInterface') {
    return 'the Web Interface is scored apart, and other data score as high or higher, or it may not be used';
  }
  return isSameSender && policy.quality.methods.collectionTypes !== 'perMeasure'
    ? `collection types are scored apart in ${policy.performanceYear}, and another scores as high or higher`
    : "another sender's data score as high or higher";
}

function otherSets(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { policy, input } = context;
  const isFacility = score.requirement.ruleId === 'quality.required.facility';
  const others = input.sets.filter(
    ({ category, programName, setRef }) =>
      category === 'quality' && programName === input.option && !score.setRefs.includes(setRef),
  );
  return others.map((set) => {
    const because = isFacility ? hospitalIsBetter(context) : otherSetReason(context, score, set);
    return scoreNode(policy, set.setRef, null, 'quality.otherSet', {
      detail: `not counted: ${because}`,
      parts: measuresOfOtherSet(context, set, because),
      metadata: { ...setMetadata(set, false), notCountedBecause: because },
    });
  });
}

/** The picked sets with a node a measure, then the sets whose data were not counted. */
function setNodes(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { policy, input } = context;
  const measures = [
    ...chosenNodes(context, score),
    ...otherResults(context, score),
    ...notOfOption(context, score),
    ...givenButLeftOut(context, score),
  ];
  const nodes = [...bySet(measures)].map(([name, parts]) => {
    const set = input.sets.find(({ setRef }) => setRef === name);
    const method = set?.submissionMethod ?? parts[0]?.metadata.submissionMethod;
    return scoreNode(policy, name, sumOf(parts), 'quality.measurementSet', {
      parts,
      metadata: { ...setMetadata(set, true), submissionMethod: method },
    });
  });
  return [...nodes, ...otherSets(context, score)];
}

/** The measures of a category that is not scored, each with its own result. */
export function unscoredMeasures(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { selection, additional } = score;
  const because = 'the category is not scored';
  const shown = [...selection.counted, ...additional, ...selection.notCounted].map((measure) =>
    measureNode(context, measure, {
      status: 'NOT_PICKED',
      ...(measure.points === null ? {} : { because }),
    }),
  );
  return [
    ...shown,
    ...otherResults(context, score),
    ...notOfOption(context, score),
    ...givenButLeftOut(context, score),
  ];
}

/** Where the number stands in the year's file. */
function requirementSource(kind: ReportingOption, ruleId: string): { pointer?: string } {
  if (ruleId === 'quality.required.measureSet') return { pointer: `/quality/requirement/${kind}` };
  if (ruleId !== 'quality.required.standard') return {};
  return { pointer: `/quality/requirement/${kind === 'mvp' ? 'mvp' : 'mips'}/measures` };
}

/** A whole set or the Web Interface does not ask for what nobody could be measured by; other requirements do. */
const excusing: ReadonlySet<string> = new Set(['quality.required.measureSet', 'quality.required.webInterface']);

/** How many places stay empty, and what was sent for them all the same. */
function missingInWords({ requirement, selection }: QualityScore, missing: number): string {
  if (missing === 0) return '';
  const nobody = selection.notCounted.filter(({ ruleId }) => ruleId === 'quality.notScored.zeroDenominator');
  const ids = excusing.has(requirement.ruleId) ? [] : nobody.map(({ measureId }) => measureId).sort();
  const sent =
    ids.length === 0 ? '' : ` (${ids.join(', ')} ${ids.length === 1 ? 'was' : 'were'} sent and had nobody in it)`;
  return `; ${missing} missing${sent}, 0 of 10 points each`;
}

/** How many measures count. Says why, and adds nothing itself. */
function requirementNode({ policy, option }: ScoringContext, score: QualityScore): ScoreNode {
  const { requirement, selection } = score;
  const missing = Math.max(0, requirement.required - selection.counted.length);
  return scoreNode(policy, 'required', null, requirement.ruleId, {
    detail: `${oneInWords(requirement.detail)}${missingInWords(score, missing)}`,
    metadata: {
      required: requirement.required,
      counted: selection.counted.length,
      missing,
      outcomeMeasureId: selection.outcome?.measureId ?? null,
      needsOutcome: requirement.needsOutcome,
    },
    figures: [{ name: 'required measures', value: requirement.required, source: '/quality/requirement' }],
    ...requirementSource(option.kind, requirement.ruleId),
  });
}

function improvementNodes({ policy, input }: ScoringContext, score: QualityScore): ScoreNode[] {
  if (score.improvement === 0) return [];
  const { improvement } = policy.quality;
  const points = (score.improvement * score.denominator) / 100;
  const source = '/quality/improvementScoring';
  const node = scoreNode(policy, 'improvement', points, 'quality.improvement', {
    detail: `${round4(score.improvement)} percentage points for improvement over ${policy.performanceYear - 1}`,
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
    detail: pointsInWords(numerator, score.denominator, numerator - score.numerator),
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
