/** Percents of the year before: why there is no improvement. */
import { round4 } from '../rounding';
import type { ImprovementRule } from '../improvement';
import type { UnitFacts } from '../score-input';
import type { ScoreNode } from '../score-result';
import { categoryOf, outOfReach } from './judged-unit';
import type { GivenFact, JudgedUnit } from './judged-unit';

const fullWithoutIt = 'the category is full without it';

/** @param otherwise why there is none although this year's percent is the higher one. */
function noGain(rule: ImprovementRule, current: number, prior: number, otherwise = fullWithoutIt): string {
  const base = Math.max(prior, rule.priorFloorPercent);
  if (base <= 0) return 'nothing can be compared with 0%';
  const floor = base > prior ? ` (${prior}% counts as that much)` : '';
  return current > base
    ? otherwise
    : `${round4(current)}% of this year is no improvement over ${round4(base)}%${floor}`;
}

const measuresBelow = (node: ScoreNode): ScoreNode[] =>
  node.parts.flatMap((part) => (part.metadata.processingStatus === undefined ? measuresBelow(part) : [part]));

/** Measures with complete data, of those that may fill a slot. */
function completeMeasures({ policy, option }: JudgedUnit, quality: ScoreNode): number {
  const isSlot = ({ ruleId, name }: ScoreNode): boolean =>
    ruleId !== 'quality.administrativeClaims' || option.mvp?.administrativeClaimsMeasureIds.has(name) === true;
  const isComplete = ({ value, metadata }: ScoreNode): boolean =>
    value !== null && Number(metadata.reportingRate ?? 0) >= policy.quality.completenessPercent;
  const complete = measuresBelow(quality).filter((node) => isSlot(node) && isComplete(node));
  return new Set(complete.map(({ name }) => name)).size;
}

function whyNotQuality(unit: JudgedUnit, prior: number): string {
  const { improvement } = unit.policy.quality;
  const out = outOfReach(unit, 'quality');
  const quality = categoryOf(unit, 'quality');
  if (out !== undefined || quality === undefined) return out ?? 'quality is not scored';
  if (!improvement.available) return `${unit.policy.performanceYear} does not score improvement in quality`;
  const required = Number(quality.parts.find(({ name }) => name === 'required')?.metadata.required ?? 0);
  const complete = completeMeasures(unit, quality);
  if (complete < required) {
    return `improvement needs ${required} measures with complete data, and there ${complete === 1 ? 'is' : 'are'} ${complete}`;
  }
  const isFull = unit.score.byCategory.some(({ category, percent }) => category === 'quality' && percent === 100);
  // Nothing else is left that could take it.
  const otherwise = isFull ? fullWithoutIt : 'improvement needs an outcome or high priority measure with complete data';
  return noGain(improvement, unit.score.qualityAchievementPercent ?? 0, prior, otherwise);
}

function whyNotCost(unit: JudgedUnit, prior: number): string {
  const { improvement } = unit.policy.cost;
  const out = outOfReach(unit, 'cost');
  if (out !== undefined) return out;
  if (unit.score.costPercent === null) return 'no cost measure is scored';
  if (!improvement.available) return `${unit.policy.performanceYear} does not score improvement in cost`;
  return noGain(improvement, unit.score.costPercent, prior);
}

/** The percents of the year before that are among the facts. */
export function earlierYearGiven({ previousYear }: UnitFacts): GivenFact[] {
  const given: GivenFact[] = [];
  const { qualityAchievementPercent: quality, costPercent: cost } = previousYear ?? {};
  if (typeof quality === 'number') {
    given.push({
      path: '$.facts.previousYear.qualityAchievementPercent',
      fact: 'quality percent of the year before',
      without: (facts) => ({ ...facts, previousYear: { ...(cost === undefined ? {} : { costPercent: cost }) } }),
      why: (unit) => whyNotQuality(unit, quality),
    });
  }
  if (typeof cost === 'number') {
    given.push({
      path: '$.facts.previousYear.costPercent',
      fact: 'cost percent of the year before',
      without: ({ previousYear: { qualityAchievementPercent } = {}, ...facts }) => ({
        ...facts,
        ...(qualityAchievementPercent === undefined ? {} : { previousYear: { qualityAchievementPercent } }),
      }),
      why: (unit) => whyNotCost(unit, cost),
    });
  }
  return given;
}
