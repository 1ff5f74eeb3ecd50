/**
 * The performance period of a set: inside the year, the right way round, long enough to earn points.
 */
import type { YearPolicy } from '../policy/year-policy';
import type { JsonRecord, UnusableFields } from './record-rules';
import type { Scope } from './scope';

const millisecondsPerDay = 86_400_000;

/** Days from start to end, both counted. */
export function daysInPeriod(startOn: string, endOn: string): number {
  return (Date.parse(`${endOn}T00:00:00Z`) - Date.parse(`${startOn}T00:00:00Z`)) / millisecondsPerDay + 1;
}

/** Checks the two dates of a set; dates that are missing or malformed are left to the checks that found that. */
export function checkPeriod(set: JsonRecord, path: string, unusable: UnusableFields, scope: Scope): void {
  const start = unusable.has('performanceStart') ? undefined : (set.performanceStart as string);
  const end = unusable.has('performanceEnd') ? undefined : (set.performanceEnd as string);
  const startInside = checkInsideYear(start, path, 'performanceStart', scope);
  const endInside = checkInsideYear(end, path, 'performanceEnd', scope);
  if (start === undefined || end === undefined) return;
  if (end >= start) {
    if (startInside && endInside) warnWhenShort(set, path, daysInPeriod(start, end), unusable, scope);
  } else if (startInside === endInside) {
    // With one date in another year, the reversal is that same mistake and is not told twice.
    scope.problems.addField(path, 'performanceEnd', 'PERIOD_REVERSED', 'must not be before performanceStart');
  }
}

function checkInsideYear(date: string | undefined, path: string, name: string, scope: Scope): boolean {
  if (date === undefined || scope.year === undefined) return true;
  const year = String(scope.year.rules.year);
  if (date.startsWith(`${year}-`)) return true;
  scope.problems.addField(path, name, 'PERIOD_OUTSIDE_YEAR', `must be a date from ${year}-01-01 to ${year}-12-31`);
  return false;
}

function warnWhenShort(set: JsonRecord, path: string, days: number, unusable: UnusableFields, scope: Scope): void {
  if (scope.year === undefined || unusable.has('category')) return;
  const category = set.category as string;
  const minimum = minimumDays(category, scope.year.policy);
  if (minimum === undefined || days >= minimum) return;
  const message =
    `the ${category} period in ${scope.problems.place(path)} has ${String(days)} days and ${String(scope.year.rules.year)} asks for ` +
    `${String(minimum)} in a row: the data is taken, and the category earns 0 points unless the period is longer`;
  scope.problems.warn(path, 'PERIOD_TOO_SHORT', message);
}

/** Fewest days in a row that earn points; quality has none (42 CFR 414.1320). Advancing care information is the PI of 2017. */
function minimumDays(category: string, policy: YearPolicy): number | undefined {
  if (category === 'ia') return policy.ia.minimumContinuousDays;
  return category === 'quality' ? undefined : policy.pi.minimumContinuousDays;
}
