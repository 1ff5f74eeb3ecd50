import type { Proposal } from './one-more-point-result';
import type { CmsFigureStep } from './one-more-point-step';
import { figureSteps } from './one-more-point-figure';
import { bareFacts, smallestStep, tryMeasure, tryStep } from './one-more-point-trial';
import type { TrialYear } from './one-more-point-trial';
import type { UnitScoreInput } from '../score-input';
import { dust } from '../explain/tree-sums';
import { judgedUnit } from '../facts/judged-unit';
import { whyNotScored } from '../facts/measure-facts-given';

/** Cents for dollars, more for a rate below one. */
function decimalsOf(category: CmsFigureStep['category'], figure: number): number {
  return category === 'cost' && figure >= 1 ? 2 : 4;
}

/** The unit with nothing but one figure of CMS. */
function alone(input: UnitScoreInput, category: CmsFigureStep['category'], measureId: string): UnitScoreInput {
  const { cost, administrativeClaims } = input.facts;
  const isIt = (fact: { measureId: string }): boolean => fact.measureId === measureId;
  const bare = bareFacts(input.facts);
  const facts =
    category === 'cost'
      ? { ...bare, cost: cost.filter(isIt) }
      : { ...bare, administrativeClaims: administrativeClaims.filter(isIt) };
  return { ...input, sets: input.sets.filter((set) => set.category === 'quality'), facts };
}

/** What one more point would take for a measure CMS computes: how much lower (or better) its figure. */
export function proposeForCmsFigure(
  year: TrialYear,
  input: UnitScoreInput,
  category: CmsFigureStep['category'],
  { measureId, figure }: { measureId: string; figure: number },
): Proposal {
  const place = { category, subject: measureId, method: 'administrativeClaims', setRef: null } as const;
  const lone = alone(input, category, measureId);
  const now = tryMeasure(year, lone, category, measureId);
  const nothing = { pointsAfter: null, rateNow: figure, rateAfter: null, outcome: 'nothing', step: null } as const;
  if (now === null) {
    const unit = judgedUnit(input, year.policy, year.catalogue);
    const detail = `not scored: ${whyNotScored(unit, category, measureId)}`;
    return { ...place, ...nothing, pointsNow: null, reason: 'notCounted', detail };
  }
  const stepOf = (wanted: number): CmsFigureStep => ({ kind: 'cmsFigure', category, measureId, figure: wanted });
  const family = figureSteps(now, decimalsOf(category, figure), stepOf);
  const attempt = (step: CmsFigureStep): ReturnType<typeof tryStep> => tryStep(year, lone, category, step);
  const found = family === null ? null : smallestStep(now, family.most, family.stepOf, attempt);
  const shared = { ...place, pointsNow: now.points, detail: now.node.detail };
  if (found === null) return { ...shared, ...nothing, reason: 'topDecile' };
  return {
    ...shared,
    pointsAfter: found.trial.points,
    rateNow: figure,
    rateAfter: found.step.figure,
    outcome: found.trial.points >= now.points + 1 - dust ? 'onePoint' : 'nextGain',
    step: found.step,
    reason: null,
  };
}
