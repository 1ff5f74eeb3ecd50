import type { SharedPoints } from '../../policy/pi-policy';
import type { PiAnswers } from './pi-answers';

/** How the yes/no measures that share one figure were answered. */
export interface SharedTally {
  /** Measures that count towards the points: answered yes, or suppressed and answered at all. */
  credits: number;
  /** Measures excused by an exclusion. */
  excluded: number;
}

/** How often a measure counts: once for a yes, twice when it says "with more than one registry". */
function creditsOf(measureId: string, shared: SharedPoints, answers: PiAnswers): number {
  const several = shared.several?.[measureId];
  if (several !== undefined && answers.isYes(several)) return 2;
  return answers.isYes(measureId) ? 1 : 0;
}

/** Counts the answers to measures that share one figure. */
export function tallyShared(shared: SharedPoints, answers: PiAnswers): SharedTally {
  let credits = 0;
  let excluded = 0;
  for (const measureId of shared.measureIds) {
    const earned = creditsOf(measureId, shared, answers);
    const isExcluded = earned === 0 && answers.isExcluded(measureId);
    if (earned === 0 && shared.suppressed?.includes(measureId) === true) {
      if (isExcluded || answers.isReported(measureId)) credits += 1;
    } else {
      credits += earned;
      if (isExcluded) excluded += 1;
    }
  }
  return { credits, excluded };
}
