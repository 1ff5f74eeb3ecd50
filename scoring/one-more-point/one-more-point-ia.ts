import type { ActivityMeasure } from '../../catalogue/year-catalogue';
import type { Proposal } from './one-more-point-result';
import { applyStep } from './one-more-point-step';
import type { ActivityStep } from './one-more-point-step';
import { originalOf } from './one-more-point-trial';
import type { TrialYear } from './one-more-point-trial';
import type { UnitScoreInput } from '../score-input';
import { scoreUnit } from '../score-unit';
import { dust, unroundedOf } from '../explain/tree-sums';

const category = 'ia' as const;

/** One activity of each weight that the unit has not reported and may report in its option. */
function candidates({ policy, catalogue }: TrialYear, input: UnitScoreInput): ActivityMeasure[] {
  const done = new Set(
    input.sets.flatMap(({ measurements }) =>
      measurements.filter(({ value }) => value === true).map((each) => each.measureId),
    ),
  );
  const mvp = catalogue.mvp(input.option);
  const byWeight = new Map<string, ActivityMeasure>();
  for (const measure of catalogue.measures()) {
    if (measure.category !== category || done.has(measure.id) || measure.id === policy.ia.pcmhMeasureId) continue;
    if (mvp !== undefined && !mvp.iaMeasureIds.has(measure.id)) continue;
    const weight = measure.weight ?? 'unweighted';
    if (!byWeight.has(weight)) byWeight.set(weight, measure);
  }
  return [...byWeight.values()];
}

function pointsOf(year: TrialYear, input: UnitScoreInput): number | null {
  const original = originalOf(scoreUnit(input, year.policy, year.catalogue).tree, category);
  return original === undefined ? null : unroundedOf(original);
}

const none = { method: null, setRef: null, pointsAfter: null, rateNow: null, rateAfter: null } as const;

/** What the next activity would bring, one answer a weight; one answer in all when there is nothing to win. */
export function proposeActivities(year: TrialYear, input: UnitScoreInput): Proposal[] {
  const pointsNow = pointsOf(year, input);
  const nothing = (reason: 'full' | 'categoryAbsent', detail: string): Proposal[] => [
    { ...none, category, subject: category, pointsNow, outcome: 'nothing', step: null, reason, detail },
  ];
  if (pointsNow === null) return nothing('categoryAbsent', 'not scored');
  const isFirst = !input.sets.some(
    (set) =>
      set.category === category &&
      set.programName === input.option &&
      set.measurements.some(({ value }) => value === true),
  );
  const own = input.sets.filter((set) => set.category === category && set.programName === input.option);
  const proposals = candidates(year, input).flatMap(({ id, weight }): Proposal[] => {
    for (const setRef of [...own.map((set) => set.setRef), null]) {
      const step: ActivityStep = { kind: 'activity', setRef, measureId: id };
      const pointsAfter = pointsOf(year, applyStep(input, step, year.catalogue));
      if (pointsAfter === null || pointsAfter <= pointsNow + dust) continue;
      const detail = `one ${isFirst ? '' : 'more '}${weight === null ? '' : `${weight}-weighted `}activity`;
      const gain = { outcome: pointsAfter >= pointsNow + 1 - dust ? 'onePoint' : 'nextGain', reason: null } as const;
      return [{ ...none, ...gain, category, subject: id, setRef, pointsNow, pointsAfter, step, detail }];
    }
    return [];
  });
  return proposals.length > 0 ? proposals : nothing('full', `${pointsNow} points, no activity adds to them`);
}
