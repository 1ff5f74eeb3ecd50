import type { PiObjective, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import { allocatePiPoints } from './pi-allocation';
import type { PiItem } from './pi-allocation';
import { PiAnswers } from './pi-answers';
import { hasCehrtId, piItem, refusalOf, shortfallOf, zeroPiScore } from './pi-score';
import type { PiContext, PiItemScore, PiScore } from './pi-score';
import { tallyShared } from './pi-shared-points';
import { roundHalfUp } from '../rounding';
import type { MeasurementSet } from '../score-input';

const objectives = '/promotingInteroperability/objectives';

/** Points of an item, or the reason why it is required and earns none. */
function scoreItem(policy: PromotingInteroperabilityPolicy, item: PiItem, answers: PiAnswers): PiItemScore | string {
  const { id, max } = item;
  if (item.isExcluded) return piItem(id, 'pi.excluded', max, 0, objectives);
  const { shared } = item.objective;
  if (item.kind === 'shared' && shared !== undefined) {
    const { credits, excluded } = tallyShared(shared, answers);
    if (credits + excluded >= shared.needed) return piItem(id, 'pi.shared', max, max, objectives);
    return `${id}: ${credits + excluded} of ${shared.needed} measures are reported or excluded`;
  }
  if (answers.isYes(id)) return piItem(id, 'pi.yesNo', max, max, objectives);
  const rate = answers.rate(id);
  if (rate === undefined) return shortfallOf(id, answers);
  const earned = Math.max(policy.minimumMeasurePoints, roundHalfUp((rate.numerator * max) / rate.denominator, 0));
  return piItem(id, 'pi.rate', max, Math.min(max, earned), objectives, rate);
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
  const refused = refusalOf(pi, set, answers);
  if (refused !== null) return { ...zeroPiScore(refused, set.setRef), hasData };
  const items: PiItemScore[] = [];
  for (const item of allocatePiPoints(pi, answers)) {
    const score = scoreItem(pi, item, answers);
    if (typeof score === 'string') return { ...zeroPiScore(score, set.setRef, items), hasData };
    items.push(score);
  }
  addBonuses(items, pi, answers);
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const percent = Math.min(pi.cap, points);
  return { percent, points, items, zeroReason: null, setRef: set.setRef, measureSet: null, hasData };
}
