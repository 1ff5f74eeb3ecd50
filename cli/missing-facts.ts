import type { UnitScoreInput } from '../scoring/score-input';
import type { UnitScore } from '../scoring/score-result';
import type { YearPolicy } from '../policy/year-policy';

/** What was not given and so did not count, in sentences, so that nobody takes the score for a whole one. */
export function missingFacts(
  { input, score }: { input: UnitScoreInput; score: UnitScore },
  policy: YearPolicy,
): string[] {
  const { facts, unitKind } = input;
  const hasCost = !policy.weights.absentForEveryone.includes('cost') && unitKind !== 'apm';
  const isCostAbsent = score.byCategory.some(({ category, percent }) => category === 'cost' && percent === null);
  const { previousYear, complexPatient, cahps } = facts;
  const { finalScore, quality, cost } = policy;
  const sentences: readonly (readonly [isMissing: boolean, sentence: string])[] = [
    [
      hasCost && isCostAbsent && facts.cost.length === 0,
      'no cost figures: cost is absent and its weight goes to the other categories',
    ],
    [
      facts.administrativeClaims.length === 0 && quality.administrativeClaims.measureIds.length > 0,
      'no quality measures computed by CMS from claims: left out of points and denominator',
    ],
    [cahps === undefined && quality.cahpsUnits.includes(unitKind), 'no CAHPS survey result: no survey measure'],
    [
      Object.keys(facts.specialStatuses).length === 0,
      'no special statuses: scored as a practice without any (not small, rural or hospital-based)',
    ],
    [facts.reweighted.length === 0, 'no exceptions: no category is reweighted beyond what follows from the data'],
    [
      complexPatient === undefined && finalScore.complexPatientBonus !== null,
      'no risk indicators: no complex patient bonus',
    ],
    [
      previousYear?.qualityAchievementPercent === undefined && quality.improvement.available,
      'no quality percent of the year before: no improvement in quality',
    ],
    [
      previousYear?.costPercent === undefined && cost.improvement.available && hasCost,
      'no cost percent of the year before: no improvement in cost',
    ],
    [
      unitKind === 'subgroup' &&
        (input.affiliatedGroupPiSets ?? []).length === 0 &&
        !input.sets.some(({ category }) => category === 'pi'),
      "no Promoting Interoperability data of the subgroup's group: name its submission with --group",
    ],
  ];
  return sentences.filter(([isMissing]) => isMissing).map(([, sentence]) => sentence);
}
