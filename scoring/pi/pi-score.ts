import type { PiMeasureSetId, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import type { PiAnswers } from './pi-answers';
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
  | 'pi.rolledUp';

/** Points of one item of the category. */
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
  items: readonly PiItemScore[];
  /** Why the whole category earns nothing; null when it does not. */
  zeroReason: string | null;
  setRef: string | null;
  /** The measure set that was scored, in the years that have two; null otherwise. */
  measureSet: PiMeasureSetId | null;
  /** Whether data were brought that take an automatic reweighting back. */
  hasData: boolean;
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

/**
 * Why nothing of a set counts: its period is too short, the CEHRT id is missing, or an attestation is not as it must be.
 * Source: 42 CFR 414.1375(b).
 */
export function refusalOf(
  policy: PromotingInteroperabilityPolicy,
  set: MeasurementSet,
  answers: PiAnswers,
): string | null {
  const days = periodDays(set);
  if (days < policy.minimumContinuousDays) {
    return `performance period of ${days} days, ${policy.minimumContinuousDays} needed`;
  }
  if (policy.needsCehrtId && !hasCehrtId(set)) return 'no CEHRT id';
  for (const { measureId, mustBeYes } of policy.attestations) {
    if (!answers.isReported(measureId)) return `attestation ${measureId} is missing`;
    if (mustBeYes && !answers.isYes(measureId)) return `attestation ${measureId} is not yes`;
  }
  return null;
}

/** Whether a set carries a CEHRT id. */
export function hasCehrtId({ cehrtId }: MeasurementSet): boolean {
  return cehrtId !== undefined && cehrtId !== null && cehrtId !== '';
}

/** Why a required measure earns nothing, in words. */
export function shortfallOf(measureId: string, answers: PiAnswers): string {
  if (!answers.isReported(measureId)) return `${measureId} is neither reported nor excluded`;
  return answers.proportion(measureId) === undefined
    ? `${measureId} is not yes`
    : `${measureId} has a numerator below 1`;
}
