import type { PiMeasureSetId, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import type { PiAnswers } from './pi-answers';
import { shortfallsInWords } from './pi-shortfall';
import type { PiShortfall } from './pi-shortfall';
import type { MeasurementSet, ProportionValue } from '../score-input';
import type { ScoringContext } from '../scoring-context';
import { periodDays } from '../submitters';

/** What the category's rules see of a score. */
export type PiContext = Pick<ScoringContext, 'input' | 'policy' | 'catalogue' | 'notDeterminable'>;

/** Rules by which an item of the category earns its points. */
export type PiItemRule =
  | 'pi.rate'
  | 'pi.yesNo'
  | 'pi.shared'
  | 'pi.excluded'
  | 'pi.bonus'
  | 'pi.base'
  | 'pi.baseExcluded'
  | 'pi.performanceRate'
  | 'pi.performanceYes'
  | 'pi.countedOnce'
  | 'pi.editionBonus'
  | 'pi.rolledUp'
  | 'pi.zero';

/** Points of one item of the category: where the category earns nothing, what the item would be worth. */
export interface PiItemScore {
  /** A measure; an objective whose measures share one figure; `base`, `edition` or `participants`. */
  id: string;
  ruleId: PiItemRule;
  max: number;
  points: number;
  numerator: number | null;
  denominator: number | null;
  /** JSON pointer of the policy's figure behind `max`. */
  pointer: string;
}

/** An item; `rate` is what was counted, where something was. */
export function piItem(
  id: string,
  ruleId: PiItemRule,
  max: number,
  points: number,
  pointer: string,
  rate?: ProportionValue,
): PiItemScore {
  return {
    id,
    ruleId,
    max,
    points,
    numerator: rate === undefined ? null : rate.numerator,
    denominator: rate === undefined ? null : rate.denominator,
    pointer,
  };
}

/** The category of one PI set, or of an APM Entity's participants; the best set is the unit's. */
export interface PiScore {
  /** 0..100; null when nothing is scored because every participant of an APM Entity is reweighted: the category is absent. */
  percent: number | null;
  /** Before the cap. */
  points: number;
  /** All that was sent and could earn points, and what is required and missing; also where the whole earns nothing. */
  items: readonly PiItemScore[];
  /** Why the whole category earns nothing; null when it does not. */
  zeroReason: string | null;
  /** The 0 only stands in for what nobody told: participants of an APM Entity. */
  isUnknown?: true;
  setRef: string | null;
  /** The measure set that was scored, in the years that have two; null otherwise. */
  measureSet: PiMeasureSetId | null;
  /** Whether data were brought that take an automatic reweighting back. */
  hasData: boolean;
  /** Own sets that count as not sent, where the category comes from others instead: each with what it lacks. */
  ignored?: readonly { setRef: string; because: string }[];
}

/** The percent to compare scores by. */
export function percentOf({ percent }: PiScore): number {
  return percent ?? 0;
}

/** A category that earns nothing, and why. */
export function zeroPiScore(
  zeroReason: string,
  setRef: string | null,
  items: readonly PiItemScore[] = [],
  measureSet: PiMeasureSetId | null = null,
): PiScore {
  return { percent: 0, points: 0, items, zeroReason, setRef, measureSet, hasData: setRef !== null };
}

/** A score of which nothing counts for these reasons and its own; the same score where there are none. */
export function refused(score: PiScore, reasons: readonly string[]): PiScore {
  if (reasons.length === 0) return score;
  const { zeroReason, setRef, items, measureSet } = score;
  const all = zeroReason === null ? reasons : [...reasons, zeroReason];
  return zeroPiScore(all.join('; '), setRef, items, measureSet);
}

function attestationShortfalls(policy: PromotingInteroperabilityPolicy, answers: PiAnswers): PiShortfall[] {
  return policy.attestations.flatMap(({ measureId, mustBeYes }): PiShortfall[] => {
    if (!answers.isReported(measureId)) return [{ measureId, fault: 'attestationMissing' }];
    return mustBeYes && !answers.isYes(measureId) ? [{ measureId, fault: 'attestationNotYes' }] : [];
  });
}

/**
 * Why nothing of a set counts: its period is too short, the CEHRT id is missing, or attestations are not as they must be.
 * Source: 42 CFR 414.1375(b).
 */
export function refusalsOf(
  policy: PromotingInteroperabilityPolicy,
  set: MeasurementSet,
  answers: PiAnswers,
): readonly string[] {
  const days = periodDays(set);
  const least = policy.minimumContinuousDays;
  return [
    ...(days < least ? [`performance period of ${days} days, ${least} needed`] : []),
    ...(policy.needsCehrtId && !hasCehrtId(set) ? ['no CEHRT id'] : []),
    ...shortfallsInWords(attestationShortfalls(policy, answers)),
  ];
}

/** Whether a set carries a CEHRT id. */
export function hasCehrtId({ cehrtId }: MeasurementSet): boolean {
  return cehrtId !== undefined && cehrtId !== null && cehrtId !== '';
}
