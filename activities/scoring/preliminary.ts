import type { Fact } from '../../schemas/events/fact';
import { round4 } from '../../scoring/rounding';
import type { UnitScore } from '../../scoring/score-result';
import { appendScore, latestScores } from '../../store/scores';
import { type DecisionContext, dataref, factOf } from '../decision-context';
import type { Scoring } from './score-again';
import { type ScoredUnit, scoreYear } from './score-year';
import { tellUnscored, unscoredOf } from './unscored';
import type { YearMaterial } from './unit-inputs';

/** The categories of a score as facts and answers carry them. */
export function categoriesOf(score: UnitScore) {
  return score.byCategory.map(({ category, weight, percent, contribution }) => ({
    category,
    weight,
    points: round4(contribution),
    ...(percent === null ? {} : { score: round4(Math.min(100, percent)) }),
  }));
}

/** What tells whether a score says something new. */
export const contentOfScore = (score: UnitScore, basis: string[]): string =>
  JSON.stringify([score.finalScore, categoriesOf(score), basis]);

/** Scores the year anew and records what changed. Returns how many units were scored, and what could not be. */
export async function recordPreliminary(
  context: DecisionContext,
  material: YearMaterial,
  because: string,
): Promise<Scoring> {
  const { units, unscored } = scoreYear(context, material);
  const known = await latestScores(context.tx, context.year.entityKey);
  const facts: Fact[] = [];
  for (const unit of units) {
    const before = known.find((each) => each.unitRef === unit.unitRef && each.option === unit.option);
    if (before && contentOfScore(before.result, before.basis) === contentOfScore(unit.result, unit.basis)) continue;
    const version = await appendScore(
      context.tx,
      context.year.entityKey,
      { ...unit, stage: 'preliminary' },
      context.cause,
    );
    facts.push(preliminaryFact(context, unit, version, because));
  }
  facts.push(...(await tellUnscored(context, unscored, 'preliminary')));
  return { facts, scored: units.length, ...unscoredOf(unscored) };
}

function preliminaryFact(context: DecisionContext, unit: ScoredUnit, version: number, because: string): Fact {
  return factOf(context, 'score.preliminary-calculated', {
    unitRef: unit.unitRef,
    option: unit.option,
    total: Number(unit.result.finalScore),
    byCategory: categoriesOf(unit.result),
    basis: { setRefs: unit.basis },
    changedBecause: [because],
    engineVersion: unit.result.engineVersion,
    dataref: dataref(context, 'scores', unit.unitRef, unit.option, version),
  });
}
