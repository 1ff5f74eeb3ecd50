import type { Proposal } from './one-more-point-result';
import type { PiNumeratorStep } from './one-more-point-step';
import { bareFacts, findMeasure, leastThat, originalOf, tryMeasure, tryStep } from './one-more-point-trial';
import type { TrialYear } from './one-more-point-trial';
import type { MeasurementSet, ProportionValue, UnitScoreInput } from '../score-input';
import type { ScoreNode } from '../score-result';
import { scoreUnit } from '../score-unit';
import { dust } from '../explain/tree-sums';

const category = 'pi' as const;

/** The unit with one PI set only. */
function alone(input: UnitScoreInput, set: MeasurementSet): UnitScoreInput {
  const { affiliatedGroupPiSets } = input;
  const isOwn = input.sets.includes(set);
  return {
    ...input,
    sets: isOwn ? [set] : [],
    ...(affiliatedGroupPiSets === undefined ? {} : { affiliatedGroupPiSets: isOwn ? [] : [set] }),
    facts: bareFacts(input.facts),
  };
}

function proposeForRate(
  year: TrialYear,
  input: UnitScoreInput,
  set: MeasurementSet,
  measureId: string,
  value: ProportionValue,
): Proposal | null {
  const now = tryMeasure(year, input, category, measureId);
  if (now === null) return null;
  const { setRef } = set;
  const stepOf = (further: number): PiNumeratorStep => ({ kind: 'piNumerator', setRef, measureId, further });
  const points = (further: number): number => tryStep(year, input, category, stepOf(further))?.points ?? 0;
  const most = value.denominator - value.numerator;
  const further = leastThat(most, (each) => points(each) > now.points + dust);
  const rate = (numerator: number): number | null =>
    value.denominator > 0 ? (numerator / value.denominator) * 100 : null;
  const shared = {
    category,
    subject: measureId,
    method: set.submissionMethod,
    setRef,
    pointsNow: now.points,
    rateNow: rate(value.numerator),
    detail: now.node.detail,
  };
  if (further === null) {
    return { ...shared, pointsAfter: null, rateAfter: null, outcome: 'nothing', step: null, reason: 'full' };
  }
  const pointsAfter = points(further);
  return {
    ...shared,
    pointsAfter,
    rateAfter: rate(value.numerator + further),
    outcome: pointsAfter >= now.points + 1 - dust ? 'onePoint' : 'nextGain',
    step: stepOf(further),
    reason: null,
  };
}

function zero(set: MeasurementSet, node: ScoreNode): Proposal {
  return {
    category,
    subject: category,
    method: set.submissionMethod,
    setRef: set.setRef,
    pointsNow: 0,
    pointsAfter: null,
    rateNow: null,
    rateAfter: null,
    outcome: 'nothing',
    step: null,
    reason: 'categoryZero',
    detail: node.detail,
  };
}

/** What the next whole point would take for each rate of a PI set. */
export function proposeForPiSet(year: TrialYear, input: UnitScoreInput, set: MeasurementSet): Proposal[] {
  const lone = alone(input, set);
  const original = originalOf(scoreUnit(lone, year.policy, year.catalogue).tree, category);
  if (original === undefined) return [];
  if (original.ruleId === 'pi.zero') return [zero(set, original)];
  return set.measurements.flatMap(({ measureId, value }) => {
    if (typeof value !== 'object' || !('numerator' in value) || findMeasure(original, measureId) === undefined)
      return [];
    const proposal = proposeForRate(year, lone, set, measureId, value);
    return proposal === null ? [] : [proposal];
  });
}
