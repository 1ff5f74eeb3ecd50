import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { Category, YearPolicy } from '../../policy/year-policy';
import { proposeForCmsFigure } from './one-more-point-cms';
import { proposeActivities } from './one-more-point-ia';
import { proposeForPiSet } from './one-more-point-pi';
import { proposeForMeasure } from './one-more-point-quality';
import type { OneMorePoint, Proposal } from './one-more-point-result';
import { applyStep } from './one-more-point-step';
import { tryMeasure } from './one-more-point-trial';
import type { TrialYear } from './one-more-point-trial';
import type { UnitScoreInput } from '../score-input';
import type { ScoreNode } from '../score-result';
import { scoreUnit } from '../score-unit';

export { applyStep } from './one-more-point-step';
export type { Step } from './one-more-point-step';
export type { NothingToWin, OneMorePoint } from './one-more-point-result';
export { biggestLevers } from './biggest-levers';
export type { Lever } from './biggest-levers';
export type { PiNeed } from './pi-needs';

function qualityProposals(year: TrialYear, input: UnitScoreInput): Proposal[] {
  const sent = input.sets
    .filter(({ category, programName }) => category === 'quality' && programName === input.option)
    .flatMap((set) => set.measurements.map((measurement) => proposeForMeasure(year, input, set, measurement)));
  const claims = input.facts.administrativeClaims.map(({ measureId, rate }) =>
    proposeForCmsFigure(year, input, 'quality', { measureId, figure: rate }),
  );
  return [...sent, ...claims, ...surveyProposals(year, input)];
}

/** The survey is one measure made of several scores: no single one of them is worth a point. */
function surveyProposals(year: TrialYear, input: UnitScoreInput): Proposal[] {
  if ((input.facts.cahps ?? []).length === 0) return [];
  const found = tryMeasure(year, input, 'quality', year.policy.quality.cahpsMeasureId);
  if (found === null) return [];
  const { points, node } = found;
  const none = {
    setRef: null,
    pointsAfter: null,
    rateNow: null,
    rateAfter: null,
    outcome: 'nothing',
    step: null,
  } as const;
  const place = { category: 'quality', subject: node.name, method: 'certifiedSurveyVendor' } as const;
  return [{ ...place, ...none, pointsNow: points, reason: 'surveyMean', detail: node.detail }];
}

function costProposals(year: TrialYear, input: UnitScoreInput): Proposal[] {
  return input.facts.cost.map(({ measureId, value }) =>
    proposeForCmsFigure(year, input, 'cost', { measureId, figure: value }),
  );
}

function piProposals(year: TrialYear, input: UnitScoreInput): Proposal[] {
  const own = input.sets.filter(
    ({ category, programName }) => (category === 'pi' || category === 'aci') && programName === input.option,
  );
  const fromGroup = input.unitKind === 'subgroup' && own.length === 0 ? (input.affiliatedGroupPiSets ?? []) : [];
  return [...own, ...fromGroup].flatMap((set) => proposeForPiSet(year, input, set));
}

function absent(category: Category, tree: ScoreNode): Proposal {
  const none = {
    method: null,
    setRef: null,
    pointsNow: null,
    pointsAfter: null,
    rateNow: null,
    rateAfter: null,
  } as const;
  return {
    ...none,
    category,
    subject: category,
    outcome: 'nothing',
    step: null,
    reason: 'categoryAbsent',
    detail: tree.parts.find(({ name }) => name === category)?.detail ?? 'carries no weight',
  };
}

/**
 * What one more point would take, for every measure the unit sent, every figure CMS computed and the next activity:
 * the smallest change of the data that wins a whole point, or less where less is left, and what it does to the final
 * score. Every figure comes from scoring again with the changed data, none from a straight line.
 *
 * Pure, and as exact as the engine: applying `step` (see `applyStep`) and scoring gives `pointsAfter` and `finalAfter`.
 * @throws what `scoreUnit` throws for the input.
 */
export function oneMorePoint(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): OneMorePoint[] {
  const year: TrialYear = { policy, catalogue };
  const score = scoreUnit(input, policy, catalogue);
  const isAbsent = (category: Category): boolean =>
    score.byCategory.find((each) => each.category === category)?.percent === null;
  const proposals = [
    ...(isAbsent('quality') ? [absent('quality', score.tree)] : qualityProposals(year, input)),
    ...(isAbsent('cost') ? [absent('cost', score.tree)] : costProposals(year, input)),
    ...(isAbsent('ia') ? [absent('ia', score.tree)] : proposeActivities(year, input)),
    ...(isAbsent('pi') ? [absent('pi', score.tree)] : piProposals(year, input)),
  ];
  const finalNow = score.unrounded;
  return proposals.map((proposal) => {
    const { step } = proposal;
    const finalAfter =
      step === null ? finalNow : scoreUnit(applyStep(input, step, catalogue), policy, catalogue).unrounded;
    return { ...proposal, capAfter: proposal.capAfter ?? null, finalNow, finalAfter };
  });
}
