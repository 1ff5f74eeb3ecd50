import type { ErrorDetail } from '../schemas/error-envelope';
import type { YearPolicy } from '../policy/year-policy';
import type { NormalisedSubmission } from '../schemas/submission';

/**
 * Whether the scoring core has the strategies that the year's policy asks for (decision 0017). A year without them is
 * not run at all: it could be started, and would stand still at its first score.
 */
export function isScorableYear({ quality, pi }: YearPolicy): boolean {
  const { methods, bonuses } = quality;
  const hasBonus = bonuses.highPriority !== null || bonuses.endToEndElectronic !== null;
  return methods.collectionTypes === 'perMeasure' && !hasBonus && pi.model === 'singleScore';
}

/**
 * Sets of programs that the year knows and this release cannot score yet. They are refused at the door: once taken in,
 * a set that cannot be scored would hold up everything that comes after it.
 */
export function unscorablePrograms(
  { measurementSets, performanceYear }: NormalisedSubmission,
  policy: YearPolicy,
  target: 'submission' | 'measurementSet',
): ErrorDetail[] {
  const { mvpIds } = policy.participation;
  return measurementSets.flatMap(({ programName }, index) => {
    if (programName === 'mips' || mvpIds.includes(programName)) return [];
    const path = target === 'submission' ? `$.measurementSets[${index}].programName` : '$.programName';
    const taken = mvpIds.length > 0 ? `mips and the MVPs of ${performanceYear}` : 'mips';
    return [
      { path, code: 'PROGRAM_NOT_ACTIVE', message: `this release does not take ${programName} yet: it takes ${taken}` },
    ];
  });
}
