import type { PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import { baseAndPerformance } from './pi-base-and-performance';
import { conflictingMeasure } from './pi-conflicting-submissions';
import { rollUpParticipants } from './pi-entity';
import { percentOf, zeroPiScore } from './pi-score';
import type { PiContext, PiScore } from './pi-score';
import { singleScore } from './pi-single-score';
import type { MeasurementSet } from '../score-input';

export type { PiContext, PiItemScore, PiScore } from './pi-score';

type SetScorer = (context: PiContext, set: MeasurementSet) => PiScore;

const generations: Readonly<Record<PromotingInteroperabilityPolicy['model'], SetScorer>> = {
  baseAndPerformance,
  singleScore,
};

/** Each set scored apart, the highest kept, the first of equals; 0 without data, or where the year lets none contradict. */
function scoreSets(context: PiContext, sets: readonly MeasurementSet[]): PiScore {
  const { model, severalSubmissions } = context.policy.pi;
  const [first, ...others] = sets.map((set) => generations[model](context, set));
  if (first === undefined) return zeroPiScore('no data', null);
  const hasData = first.hasData || others.some((score) => score.hasData);
  if (severalSubmissions === 'zeroOnConflict' && others.length > 0) {
    const measureId = conflictingMeasure(sets);
    if (measureId !== undefined) {
      return { ...zeroPiScore(`submissions give different answers to ${measureId}`, null), hasData };
    }
  }
  const best = others.reduce((one, other) => (percentOf(other) > percentOf(one) ? other : one), first);
  return best.hasData === hasData ? best : { ...best, hasData };
}

/**
 * The Promoting Interoperability category of a unit (2017: Advancing Care Information), by the generation of scoring that
 * the year's policy names. An APM Entity's comes from its participants where the policy says so, whatever it sent itself,
 * and where it sent nothing. Source: 42 CFR 414.1375 and 414.1380(b)(4).
 */
export function scorePromotingInteroperability(context: PiContext, sets: readonly MeasurementSet[]): PiScore {
  const { input, policy } = context;
  const isRolledUp = input.unitKind === 'apm' && (policy.pi.entityLevel === 'rolledUp' || sets.length === 0);
  return isRolledUp ? rollUpParticipants(context) : scoreSets(context, sets);
}
