import type { PiObjective, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import { allocatePiPoints } from './pi-allocation';
import type { PiItem } from './pi-allocation';
import { PiAnswers } from './pi-answers';
import { hasCehrtId, piItem, refusalsOf, refused } from './pi-score';
import type { PiContext, PiItemScore, PiScore } from './pi-score';
import { shortfallOf, shortfallsInWords } from './pi-shortfall';
import type { PiShortfall } from './pi-shortfall';
import { tallyShared } from './pi-shared-points';
import { roundHalfUp } from '../rounding';
import type { MeasurementSet } from '../score-input';

const objectives = '/promotingInteroperability/objectives';

/** Points of an item; one that is required and missing is of the rule `pi.zero`. */
function scoreItem(policy: PromotingInteroperabilityPolicy, item: PiItem, answers: PiAnswers): PiItemScore {
  const { id, max } = item;
  if (item.isExcluded) return piItem(id, 'pi.excluded', max, 0, objectives);
  const { shared } = item.objective;
  if (item.kind === 'shared' && shared !== undefined) {
    const { credits, excluded } = tallyShared(shared, answers);
    const isEnough = credits + excluded >= shared.needed;
    return isEnough ? piItem(id, 'pi.shared', max, max, objectives) : piItem(id, 'pi.zero', max, 0, objectives);
  }
  if (answers.isYes(id)) return piItem(id, 'pi.yesNo', max, max, objectives);
  const rate = answers.rate(id);
  if (rate === undefined) return piItem(id, 'pi.zero', max, 0, objectives, answers.proportion(id));
  const earned = Math.max(policy.minimumMeasurePoints, roundHalfUp((rate.numerator * max) / rate.denominator, 0));
  return piItem(id, 'pi.rate', max, Math.min(max, earned), objectives, rate);
}

/** What is required and missing, a sentence for each way of missing it. */
function missingInWords(
  policy: PromotingInteroperabilityPolicy,
  items: readonly PiItemScore[],
  answers: PiAnswers,
): string[] {
  const measures: PiShortfall[] = [];
  const ofShared: string[] = [];
  for (const { id, ruleId } of items) {
    if (ruleId !== 'pi.zero') continue;
    const shared = policy.objectives.find((objective) => objective.id === id)?.shared;
    if (shared === undefined) {
      measures.push(shortfallOf(id, answers));
      continue;
    }
    const { credits, excluded } = tallyShared(shared, answers);
    ofShared.push(`${id}: ${credits + excluded} of ${shared.needed} measures are reported or excluded`);
  }
  return [...shortfallsInWords(measures), ...ofShared];
}

function addBonuses(items: PiItemScore[], policy: PromotingInteroperabilityPolicy, answers: PiAnswers): void {
  for (const { measureIds, points } of policy.bonuses) {
    const id = measureIds.find((measureId) => answers.isYes(measureId) || answers.rate(measureId) !== undefined);
    if (id !== undefined) items.push(piItem(id, 'pi.bonus', points, points, '/promotingInteroperability/bonuses'));
  }
}

function isAnswered({ measures, alternatives, shared }: PiObjective, answers: PiAnswers): boolean {
  if (shared !== undefined) return shared.measureIds.filter((id) => answers.isGiven(id)).length >= shared.needed;
  for (const id in alternatives) if (answers.isReported(id)) return true;
  for (const id in measures) if (!answers.isGiven(id)) return false;
  return true;
}

/** Whether a set counts as data: any set does, unless the year asks for a submission with all that is required. */
function cancelsReweighting(policy: PromotingInteroperabilityPolicy, set: MeasurementSet, answers: PiAnswers): boolean {
  if (policy.cancelsReweighting === 'anyData') return true;
  if (policy.needsCehrtId && !hasCehrtId(set)) return false;
  if (!policy.attestations.every(({ measureId }) => answers.isReported(measureId))) return false;
  return policy.objectives.every((objective) => isAnswered(objective, answers));
}

/**
 * The `singleScore` generation (2019 on): every required item reported with success or excluded, points added up, capped.
 * Source: 42 CFR 414.1380(b)(4)(ii).
 */
export function singleScore({ policy, catalogue }: PiContext, set: MeasurementSet): PiScore {
  const { pi } = policy;
  const answers = new PiAnswers(set, catalogue, pi.exclusionLinks);
  const hasData = cancelsReweighting(pi, set, answers);
  const items = allocatePiPoints(pi, answers).map((item) => scoreItem(pi, item, answers));
  const missing = missingInWords(pi, items, answers);
  addBonuses(items, pi, answers);
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const percent = Math.min(pi.cap, points);
  const score = { percent, points, items, zeroReason: null, setRef: set.setRef, measureSet: null, hasData };
  return { ...refused(score, [...refusalsOf(pi, set, answers), ...missing]), hasData };
}
