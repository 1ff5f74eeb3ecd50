import { createCitationReader } from './citations';
import { readQuality } from './read-quality';
import { readActivities, readCost, readFinalScore, readPayment, readPromotingInteroperability } from './read-scoring';
import { readWeights } from './read-weights';
import type { CalendarPolicy, YearPolicy } from './year-policy';
import type { YearPolicyFile } from './year-policy-file';

/** Freezes plain data all the way down, so that a policy can be shared by every score of a process. */
function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

function readCalendar(file: YearPolicyFile): CalendarPolicy {
  return {
    timers: file.calendar.timers,
    figures: file.calendar,
    documentRetentionYears: file.calendar.documentRetentionYears,
  };
}

/**
 * Reads the year's file into the typed policy. Pure but for freezing the parts of the file that it hands on.
 * @param hash any text that names the version of the file; scores repeat it as `policyHash`.
 */
export function readYearPolicy(file: YearPolicyFile, hash: string): YearPolicy {
  const { participation } = file;
  return freeze({
    performanceYear: file.performanceYear,
    paymentYear: file.paymentYear,
    hash,
    eligibility: file.eligibility,
    participation: {
      matrix: participation.matrix,
      hierarchy: participation.finalScoreHierarchy.order,
      mvpIds: participation.mvpIds,
      registrationWindows: participation.registrationWindows,
      options: participation.options,
    },
    calendar: readCalendar(file),
    weights: readWeights(file),
    quality: readQuality(file),
    cost: readCost(file),
    ia: readActivities(file),
    pi: readPromotingInteroperability(file),
    finalScore: readFinalScore(file),
    facilityBased: file.methods.facilityBased,
    payment: readPayment(file),
    review: file.targetedReview,
    cite: createCitationReader(file),
  });
}
