import { randomUUID } from 'node:crypto';
import type { Fact, FactData } from '../schemas/events/fact';
import { paymentAdjustment } from '../scoring/payment-adjustment';
import type { FactType } from '../schemas/events/fact-types';
import {
  type ReleaseKind,
  type Scaling,
  type StoredOverride,
  type StoredRelease,
  getCalendar,
  moveDeadline,
  putScaling,
  recordRelease,
} from '../store/calendars';
import { type FactSource, recordFacts } from '../store/record-facts';
import type { Deps } from './deps';
import { tryPublish } from './publish';

/** Source of what is told of a season as a whole. */
export const seasonSource = (environment: string, performanceYear: number): FactSource => ({
  key: `season/${performanceYear}`,
  uri: `/qpp-lifecycle/${environment}/seasons/${performanceYear}`,
  partitionKey: String(performanceYear),
  isEntityYear: false,
});

/**
 * CMS released something for all years of a calendar: stored and told as one fact. The first release of a kind stands;
 * a repetition changes nothing. The years find it when they are woken. The release of adjustments may bring CMS's factors;
 * without them the percentages after scaling stay unknown.
 * @throws ScalingFactorError for a factor outside what the statute allows; nothing is released then
 */
export async function releaseSeason(
  deps: Deps,
  calendarName: string,
  kind: ReleaseKind,
  at: string,
  scaling?: Scaling,
): Promise<StoredRelease> {
  const { calendar } = await getCalendar(deps.database, calendarName);
  // A score of 100 earns every part of an adjustment, so every factor is looked at.
  if (scaling) paymentAdjustment('100.00', deps.policyFor(calendar.performanceYear), scaling);
  const source = seasonSource(deps.environment, calendar.performanceYear);
  const { answer } = await recordFacts(deps.database, source, `release:${calendarName}:${kind}`, async (tx) => {
    if (scaling && kind === 'adjustments') await putScaling(tx, calendarName, scaling);
    const release = await recordRelease(tx, calendarName, kind, at);
    const { id: releaseId, releasedAt } = release;
    const fact = seasonFact('season.released', {
      season: { performanceYear: calendar.performanceYear },
      kind,
      releaseId,
      releasedAt,
    });
    return { facts: [fact], answer: release };
  });
  await tryPublish(deps, source);
  return answer;
}

/** CMS moved one date of a calendar, or holds it: stored and told at once, before any year has noticed. */
export async function moveSeasonDate(
  deps: Deps,
  calendarName: string,
  override: Omit<StoredOverride, 'id'>,
): Promise<void> {
  const stored = await getCalendar(deps.database, calendarName);
  const { performanceYear, milestones } = stored.calendar;
  const source = seasonSource(deps.environment, performanceYear);
  await recordFacts(deps.database, source, `move:${randomUUID()}`, async (tx) => {
    await moveDeadline(tx, calendarName, override);
    const earlier = stored.overrides.findLast((each) => each.milestone === override.milestone);
    const from = earlier ? earlier.at : (milestones[override.milestone]?.at ?? null);
    const fact = seasonFact('season.deadline-changed', {
      season: { performanceYear },
      deadline: override.milestone,
      from: from ?? 'undated',
      to: override.at ?? 'undated',
      reason: override.reason.slice(0, 200),
    });
    return { facts: [fact], answer: null };
  });
  await tryPublish(deps, source);
}

const seasonFact = <T extends FactType & `season.${string}`>(type: T, data: FactData<T>): Fact => ({
  type,
  topic: 'season',
  subject: `season/${(data as { season: { performanceYear: number } }).season.performanceYear}`,
  data,
});
