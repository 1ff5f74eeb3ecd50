import type { PromotingInteroperabilityPolicy } from '../policy/pi-policy';
import { allocatePiPoints } from './pi-allocation';
import type { PiItem } from './pi-allocation';
import { piAnswers } from './pi-answers';
import type { PiAnswers } from './pi-answers';
import { roundHalfUp } from './rounding';
import type { MeasurementSet } from './score-input';
import type { ScoringContext } from './scoring-context';
import { UnsupportedStrategyError } from './scoring-errors';
import { periodDays } from './submitters';

/** Points of one item of the category. */
export interface PiItemScore {
  id: string;
  ruleId: 'pi.rate' | 'pi.yesNo' | 'pi.shared' | 'pi.excluded' | 'pi.bonus';
  max: number;
  points: number;
  numerator: number | null;
  denominator: number | null;
}

/** The category of one PI set; the best set is the unit's. */
export interface PiScore {
  /** 0..100. */
  percent: number;
  /** Before the cap. */
  points: number;
  items: readonly PiItemScore[];
  /** Why the whole set earns nothing; null when it does not. */
  zeroReason: string | null;
  setRef: string | null;
}

function refusal(policy: PromotingInteroperabilityPolicy, set: MeasurementSet, answers: PiAnswers): string | null {
  const days = periodDays(set);
  if (days < policy.minimumContinuousDays) {
    return `performance period of ${days} days, ${policy.minimumContinuousDays} needed`;
  }
  if (set.cehrtId === undefined || set.cehrtId === null || set.cehrtId === '') return 'no CEHRT id';
  for (const { measureId, mustBeYes } of policy.attestations) {
    if (!answers.isReported(measureId)) return `attestation ${measureId} is missing`;
    if (mustBeYes && !answers.isYes(measureId)) return `attestation ${measureId} is not yes`;
  }
  return null;
}

/** Points of an item; null when it is required and neither reported with success nor excluded. */
function scoreItem(policy: PromotingInteroperabilityPolicy, item: PiItem, answers: PiAnswers): PiItemScore | null {
  const { id, max } = item;
  const none = { id, max, numerator: null, denominator: null };
  if (item.isExcluded) return { ...none, ruleId: 'pi.excluded', points: 0 };
  if (item.kind === 'shared') {
    const { measureIds, needed } = item.objective.shared ?? { measureIds: [], needed: 0 };
    const answered = measureIds.filter((measureId) => answers.isYes(measureId) || answers.isExcluded(measureId));
    return answered.length < needed ? null : { ...none, ruleId: 'pi.shared', points: max };
  }
  if (answers.isYes(id)) return { ...none, ruleId: 'pi.yesNo', points: max };
  const rate = answers.rate(id);
  if (rate === undefined) return null;
  const { numerator, denominator } = rate;
  const points = Math.max(policy.minimumMeasurePoints, roundHalfUp((numerator / denominator) * max, 0));
  return { id, ruleId: 'pi.rate', max, points, numerator, denominator };
}

function bonusScores(policy: PromotingInteroperabilityPolicy, answers: PiAnswers): PiItemScore[] {
  const scores: PiItemScore[] = [];
  for (const { measureIds, points } of policy.bonuses) {
    const id = measureIds.find((measureId) => answers.isYes(measureId) || answers.rate(measureId) !== undefined);
    if (id === undefined) continue;
    scores.push({ id, ruleId: 'pi.bonus', max: points, points, numerator: null, denominator: null });
  }
  return scores;
}

function zero(set: MeasurementSet, zeroReason: string, items: readonly PiItemScore[] = []): PiScore {
  return { percent: 0, points: 0, items, zeroReason, setRef: set.setRef };
}

/** The `singleScore` generation (2019 on): every required item answered or excluded, points added up, capped. */
function scoreSet(context: ScoringContext, set: MeasurementSet): PiScore {
  const { pi } = context.policy;
  const answers = piAnswers(set, context.catalogue);
  const refused = refusal(pi, set, answers);
  if (refused !== null) return zero(set, refused);
  const items: PiItemScore[] = [];
  for (const item of allocatePiPoints(pi, answers)) {
    const score = scoreItem(pi, item, answers);
    if (score === null) return zero(set, `${item.id} is neither reported nor excluded`, items);
    items.push(score);
  }
  items.push(...bonusScores(pi, answers));
  const points = items.reduce((sum, item) => sum + item.points, 0);
  return { percent: Math.min(pi.cap, points), points, items, zeroReason: null, setRef: set.setRef };
}

/**
 * The Promoting Interoperability category: each set scored apart, the highest kept; 0 without data.
 * Source: 42 CFR 414.1375 and 414.1380(b)(4).
 * @throws UnsupportedStrategyError for the scoring generation of 2017 and 2018.
 */
export function scorePromotingInteroperability(context: ScoringContext, sets: readonly MeasurementSet[]): PiScore {
  const { model } = context.policy.pi;
  if (model !== 'singleScore') throw new UnsupportedStrategyError(context.policy.performanceYear, `pi ${model}`);
  let best: PiScore | undefined;
  for (const set of sets) {
    const score = scoreSet(context, set);
    if (best === undefined || score.percent > best.percent) best = score;
  }
  return best ?? { percent: 0, points: 0, items: [], zeroReason: 'no data', setRef: null };
}
