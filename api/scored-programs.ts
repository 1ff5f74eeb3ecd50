import type { YearPolicy } from '../policy/year-policy';
import type { ErrorDetail } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';

/** Programs of the wire format that are no way of reporting for MIPS, and why nothing here can score them. */
const OUTSIDE_MIPS: Readonly<Record<string, string>> = {
  cpcPlus: "Comprehensive Primary Care Plus: its measures are held against the model's own benchmarks",
  pcf: "Primary Care First: its measures are held against the model's own benchmarks",
};

/**
 * Sets of programs that the wire knows and the year's participation matrix does not: they have no MIPS final score, so
 * there is nothing that this year could do with them (decision 0053).
 */
export function unscoredPrograms(
  { measurementSets, performanceYear }: NormalisedSubmission,
  { participation }: YearPolicy,
  target: 'submission' | 'measurementSet',
): ErrorDetail[] {
  const { matrix, mvpIds } = participation;
  const fixed = (['mips', 'app1', 'appPlus'] as const).filter((name) => Object.values(matrix[name]).includes(true));
  const taken = `${fixed.join(', ')}${mvpIds.length > 0 ? ' and the MVPs of the year' : ''}`;
  return measurementSets.flatMap(({ programName }, index) => {
    if (fixed.some((name) => name === programName) || mvpIds.includes(programName)) return [];
    const path = target === 'submission' ? `$.measurementSets[${index}].programName` : '$.programName';
    const what = OUTSIDE_MIPS[programName] ?? 'no program of the participation matrix';
    const message =
      `${programName} is ${what}, and it has no MIPS final score; ` +
      `in ${performanceYear} this service takes ${taken}`;
    return [{ path, code: 'PROGRAM_NOT_ACTIVE', message }];
  });
}
