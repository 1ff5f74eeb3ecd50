import type { IaScore } from '../ia-category';
import { limitNode } from './explain-limit';
import { setMetadata } from './explain-quality';
import { scoreNode } from './score-node';
import type { Measurement, MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { periodDays } from '../submitters';
import { figure, optionInWords } from './words';

/** Why an activity that was sent earns nothing. */
function leftOutReason(context: ScoringContext, set: MeasurementSet, { measureId, value }: Measurement): string {
  const { policy, option, input } = context;
  const days = periodDays(set);
  if (value !== true) return 'it is not answered yes';
  if (days < policy.ia.minimumContinuousDays) return `${days} of the ${policy.ia.minimumContinuousDays} days needed`;
  if (measureId === policy.ia.pcmhMeasureId && input.facts.isPcmh === false) return 'the practice is not recognised';
  if (option.mvp !== null && !option.mvp.iaMeasureIds.has(measureId)) {
    return `it is no activity of ${optionInWords(context)}`;
  }
  return 'it is no activity of the year';
}

function leftOutNode(
  { policy }: ScoringContext,
  set: MeasurementSet,
  { measureId, value }: Measurement,
  because: string,
): ScoreNode {
  return scoreNode(policy, measureId, null, 'ia.leftOut', {
    metadata: { setRef: set.setRef, reported: value, processingStatus: 'NOT_PICKED', notCountedBecause: because },
  });
}

/** Activities of the picked sets that earn nothing. */
function leftOut(context: ScoringContext, { activities, setRefs }: IaScore): ScoreNode[] {
  const earning = new Set(activities.map(({ id }) => id));
  const sets = context.input.sets.filter(({ setRef }) => setRefs.includes(setRef));
  return sets.flatMap((set) =>
    set.measurements
      .filter(({ measureId }) => !earning.has(measureId))
      .map((measurement) => leftOutNode(context, set, measurement, leftOutReason(context, set, measurement))),
  );
}

/** Sets of the option that were sent but not counted. */
function otherSets(context: ScoringContext, score: IaScore): ScoreNode[] {
  const { policy, input } = context;
  const others = input.sets.filter(
    ({ category, programName, setRef }) =>
      category === 'ia' && programName === input.option && !score.setRefs.includes(setRef),
  );
  const because = score.isAssigned
    ? 'CMS assigns the score of the category'
    : "another sender's activities score as high or higher";
  return others.map((set) =>
    scoreNode(policy, set.setRef, null, 'ia.otherSet', {
      detail: `not counted: ${because}`,
      parts: set.measurements.map((measurement) => leftOutNode(context, set, measurement, because)),
      metadata: { ...setMetadata(set, false), notCountedBecause: because },
    }),
  );
}

const weightWords = { medium: ', medium weight', high: ', high weight', unweighted: '' } as const;

function activityNodes({ policy }: ScoringContext, { activities }: IaScore): ScoreNode[] {
  const says = { 'ia.activity': '', 'ia.doubled': ', doubled for the practice', 'ia.mvp': ', as an MVP counts it' };
  return activities.map(({ id, weight, points, ruleId }) =>
    scoreNode(policy, id, points, ruleId, {
      ...(ruleId === 'ia.pcmh' ? {} : { detail: `performed${weightWords[weight]}${says[ruleId]}` }),
      metadata: { weight, processingStatus: 'PICKED' },
      figures: [{ name: `points of an activity (${weight})`, value: points, source: '/improvementActivities/points' }],
    }),
  );
}

/** The unweighted improvement activities category, in its own points: a node an activity. */
export function explainActivities(context: ScoringContext, score: IaScore): ScoreNode {
  const { policy } = context;
  const assigned = score.isAssigned ? [scoreNode(policy, 'assigned', score.points, 'ia.assigned', {})] : [];
  const activities = [...assigned, ...activityNodes(context, score)];
  const limit = limitNode(policy, activities, score.points, {
    name: score.isApmCredit ? 'apmCredit' : 'limit',
    ruleId: score.isApmCredit ? 'ia.apmCredit' : 'ia.cap',
  });
  const least = score.isApmCredit ? ', least credit of an APM participant' : '';
  return scoreNode(policy, 'ia', score.points, 'category.ia', {
    detail: `${figure(score.points)} of ${figure(score.possible)} points${least}`,
    parts: [...activities, ...limit, ...leftOut(context, score), ...otherSets(context, score)],
    metadata: {
      measurementSetPicked: score.setRefs.length > 0,
      setRefs: score.setRefs,
      numerator: score.points,
      denominator: score.possible,
    },
    figures: [{ name: 'full marks', value: score.possible, source: '/improvementActivities/points/denominator' }],
  });
}
