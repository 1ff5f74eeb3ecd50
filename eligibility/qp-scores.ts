import type { QpThresholds } from '../policy/eligibility-policy';
import type { QpScores, QpStatus } from './facts';
import type { QpThresholdSet } from './policy-terms';

/** What a set of threshold scores comes to, with the threshold that was reached; null = a needed figure is not known. */
export interface ScoredStatus {
  status: QpStatus | null;
  words: string;
}

type Measure = 'Payment' | 'Patient';
const measures: readonly Measure[] = ['Payment', 'Patient'];
const levels = [
  { status: 'QP', key: 'qp', minimum: 'Qp' },
  { status: 'PARTIAL_QP', key: 'partialQp', minimum: 'PartialQp' },
] as const;

/**
 * QP status by threshold scores: the Medicare Option first, then the All-Payer Combination Option, each by payment amount
 * and by patient count, whichever is better. A score equal to its threshold reaches it (42 CFR § 414.1425, § 414.1430).
 *
 * The All-Payer Option also asks for the least Medicare score of the same method.
 */
export function scoredStatus(scores: QpScores, set: QpThresholdSet): ScoredStatus {
  for (const { status, key, minimum } of levels) {
    for (const measure of measures) {
      const medicare = reaches(medicareScore(scores, measure), set.medicare, `${key}${measure}Percent`);
      if (medicare === null) return unknownThreshold;
      if (medicare) return { status, words: told('Medicare Option', measure, scores, set.medicare, key) };
      const allPayer = reachesAllPayer(scores, set.allPayer, measure, key, minimum);
      if (allPayer === null) return unknownThreshold;
      if (allPayer && set.allPayer)
        return { status, words: told('All-Payer Option', measure, scores, set.allPayer, key) };
    }
  }
  return { status: 'NONE', words: 'no threshold reached' };
}

const unknownThreshold: ScoredStatus = { status: null, words: 'a threshold of the year is not known' };

const medicareScore = (scores: QpScores, measure: Measure) =>
  measure === 'Payment' ? scores.paymentPercent : scores.patientPercent;
const allPayerScore = (scores: QpScores, measure: Measure) =>
  (measure === 'Payment' ? scores.allPayerPaymentPercent : scores.allPayerPatientPercent) ?? null;

/** Whether a score reaches a threshold; null when the threshold is not known. No score reaches nothing. */
function reaches(score: number | null, thresholds: QpThresholds, name: string): boolean | null {
  if (score === null) return false;
  const threshold = thresholds[name];
  return typeof threshold === 'number' ? score >= threshold : null;
}

function reachesAllPayer(
  scores: QpScores,
  thresholds: QpThresholds | null,
  measure: Measure,
  key: 'qp' | 'partialQp',
  minimum: 'Qp' | 'PartialQp',
): boolean | null {
  if (!thresholds) return false;
  const enough = reaches(medicareScore(scores, measure), thresholds, `minimumMedicare${minimum}${measure}Percent`);
  const reached = reaches(allPayerScore(scores, measure), thresholds, `${key}${measure}Percent`);
  if (enough === false || reached === false) return false;
  return enough === null || reached === null ? null : true;
}

function told(option: string, measure: Measure, scores: QpScores, thresholds: QpThresholds, key: string): string {
  const score = option === 'Medicare Option' ? medicareScore(scores, measure) : allPayerScore(scores, measure);
  const method = measure === 'Payment' ? 'payment amount' : 'patient count';
  return `${option}, ${method}: ${score}% of at least ${String(thresholds[`${key}${measure}Percent`])}%`;
}
