import { checkRows, checkWord } from './check-shape';
import type { QpScores, SegmentFacts } from './facts';
import type { FactsProblem, FactsProblemCode } from './facts-error';
import { factsProblem } from './facts-error';
import type { EligibilityContext } from './policy-terms';

/** A problem at a path when the condition holds. */
export const problemIf = (condition: boolean, path: string, code: FactsProblemCode): FactsProblem[] =>
  condition ? [factsProblem(path, code)] : [];

/** A count: a finite whole number from 0. Numbers come from callers that no type checker holds. */
export function checkCount(value: unknown, path: string): FactsProblem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [factsProblem(path, 'NOT_A_NUMBER')];
  if (value < 0) return [factsProblem(path, 'NEGATIVE')];
  return problemIf(!Number.isSafeInteger(value), path, 'NOT_WHOLE');
}

/** A calendar date that exists. */
export function checkDate(value: unknown, path: string): FactsProblem[] {
  const isShaped = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const [year = 0, month = 0, day = 0] = isShaped ? value.split('-').map(Number) : [];
  const lastDay = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return problemIf(!isShaped || month < 1 || month > 12 || day < 1 || day > lastDay, path, 'NOT_A_DATE');
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Claims: whole figures from 0, each segment once, and where the file tells its days those of the year. */
export function checkSegments(
  segments: readonly SegmentFacts[] | undefined,
  path: string,
  { eligibility }: EligibilityContext,
): FactsProblem[] {
  const seen = new Set<number>();
  return checkRows(segments, path, (claims, at) => {
    const isTwice = seen.has(claims.segment);
    seen.add(claims.segment);
    const year = eligibility.determinationPeriod.segments[claims.segment - 1];
    if (!year || typeof claims.segment !== 'number') return [factsProblem(`${at}.segment`, 'SEGMENT_UNKNOWN')];
    return [
      ...problemIf(isTwice, `${at}.segment`, 'SEGMENT_TWICE'),
      ...problemIf((claims.startsOn ?? year.start) !== year.start, `${at}.startsOn`, 'SEGMENT_OF_ANOTHER_YEAR'),
      ...problemIf((claims.endsOn ?? year.end) !== year.end, `${at}.endsOn`, 'SEGMENT_OF_ANOTHER_YEAR'),
      ...(['allowedCents', 'patients', 'services'] as const).flatMap((figure) =>
        checkCount(claims[figure], `${at}.${figure}`),
      ),
      ...problemIf(typeof claims.billed !== 'boolean', `${at}.billed`, 'NOT_TRUE_OR_FALSE'),
    ];
  });
}

/** Threshold scores of one snapshot: both Medicare scores told, all within 0 to 100. */
export function checkScores(scores: QpScores, path: string): FactsProblem[] {
  const percents: Record<string, unknown> = {
    paymentPercent: scores.paymentPercent,
    patientPercent: scores.patientPercent,
    allPayerPaymentPercent: scores.allPayerPaymentPercent ?? null,
    allPayerPatientPercent: scores.allPayerPatientPercent ?? null,
  };
  const level = scores.level ?? 'apm';
  const figures = Object.entries(percents).flatMap(([name, value]) => {
    const at = `${path}.${name}`;
    if (value === undefined) return [factsProblem(at, 'SCORE_MISSING')];
    if (value === null) return [];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [factsProblem(at, 'NOT_A_NUMBER')];
    return problemIf(value < 0 || value > 100, at, 'NOT_A_PERCENTAGE');
  });
  return [...figures, ...checkWord(level, ['apm', 'individual'], `${path}.level`)];
}
