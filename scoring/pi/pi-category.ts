import type { PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import { baseAndPerformance } from './pi-base-and-performance';
import { conflictingMeasure } from './pi-conflicting-submissions';
import { rollUpParticipants } from './pi-entity';
import { percentOf, zeroPiScore } from './pi-score';
import type { PiContext, PiScore } from './pi-score';
import { singleScore } from './pi-single-score';
import { byText } from '../submitters';
import type { MeasurementSet } from '../score-input';

export type { PiContext, PiItemScore, PiScore } from './pi-score';

type SetScorer = (context: PiContext, set: MeasurementSet) => PiScore;

const generations: Readonly<Record<PromotingInteroperabilityPolicy['model'], SetScorer>> = {
  baseAndPerformance,
  singleScore,
};

function byName(a: MeasurementSet, b: MeasurementSet): number {
  return byText(a.submitterRef, b.submitterRef) || byText(a.setRef, b.setRef);
}

/** More percent; of as much, data that count before data that do not. */
function isBetter(score: PiScore, than: PiScore): boolean {
  const difference = percentOf(score) - percentOf(than);
  return difference > 0 || (difference === 0 && score.hasData && !than.hasData);
}

/** Each set scored apart, the highest kept, of equals by name; 0 without data, or where the year lets none contradict. */
function scoreSets(context: PiContext, sets: readonly MeasurementSet[]): PiScore {
  const { model, severalSubmissions } = context.policy.pi;
  const inOrder = sets.length < 2 ? sets : [...sets].sort(byName);
  const [first, ...others] = inOrder.map((set) => generations[model](context, set));
  if (first === undefined) return zeroPiScore('no data', null);
  if (severalSubmissions === 'zeroOnConflict' && others.length > 0) {
    const measureId = conflictingMeasure(sets);
    if (measureId !== undefined) {
      const hasData = first.hasData || others.some((score) => score.hasData);
      return { ...zeroPiScore(`submissions give different answers to ${measureId}`, null), hasData };
    }
  }
  return others.reduce((one, other) => (isBetter(other, one) ? other : one), first);
}

/** Where a unit without data of its own has the category from; its own reasons stand where a group has none that count either. */
function fromOthers(context: PiContext, own: PiScore): PiScore {
  const { unitKind, affiliatedGroupPiSets = [] } = context.input;
  if (unitKind === 'apm') return rollUpParticipants(context);
  if (unitKind !== 'subgroup') return own;
  const sets = affiliatedGroupPiSets.filter(({ measurements }) => measurements.length > 0);
  const group = scoreSets(context, sets);
  return group.hasData || own.setRef === null ? group : own;
}

function ignoredSets(context: PiContext, sets: readonly MeasurementSet[]): NonNullable<PiScore['ignored']> {
  const { model } = context.policy.pi;
  return sets.map((set) => ({ setRef: set.setRef, because: generations[model](context, set).zeroReason ?? '' }));
}

/**
 * The Promoting Interoperability category of a unit (2017: Advancing Care Information), by the generation of scoring that
 * the year's policy names. An APM Entity's comes from its participants where the policy says so, whatever it sent itself. A
 * unit without data of its own, or from 2025 with less than the least content of a submission, is treated as if it had sent
 * none: an entity has its participants' mean, a subgroup its group's score. Everybody else earns 0, and is told what is missing.
 * Source: 42 CFR 414.1375 and 414.1380(b)(4).
 */
export function scorePromotingInteroperability(context: PiContext, sets: readonly MeasurementSet[]): PiScore {
  const { input, policy } = context;
  if (input.unitKind === 'apm' && policy.pi.entityLevel === 'rolledUp') return rollUpParticipants(context);
  const own = scoreSets(context, sets);
  if (own.hasData) return own;
  const others = fromOthers(context, own);
  return others === own || sets.length === 0 ? others : { ...others, ignored: ignoredSets(context, sets) };
}
