import { releaseSeason } from '../../activities/season-acts';
import { officialCalendar } from '../../calendar/official-calendar';
import { loadPolicy } from '../../policy/load';
import { yearWorkflowId } from '../../schemas/ids';
import type { IntakeKind } from '../../schemas/messages/intake';
import { CALENDAR_CHANGED, YEAR_STATUS, type YearStatus } from '../../schemas/messages/year';
import { type ReleaseKind, type Scaling, recordRelease, saveCalendar } from '../../store/calendars';
import { type EntityYear, getEntityYear } from '../../store/entity-years';
import type { IntakeRow } from '../../store/intake';
import { type StoryEnvironment, createStoryEnvironment } from '../../tools/story-environment';
import { deliver, takeIn } from './life';
import { type RunningService, startService } from './running-service';
import { until } from './until';

/**
 * A performance year told in skipped time, on its official calendar (2024 unless told otherwise): real workflows, store and Kafka, and a
 * Temporal server whose clock the story moves.
 */
export class Story {
  private constructor(
    readonly environment: StoryEnvironment,
    readonly service: RunningService,
    readonly calendarName: string,
  ) {}

  static async begin(startAt: string, performanceYear = 2024): Promise<Story> {
    const environment = await createStoryEnvironment({ startAt });
    const service = await startService({ temporalAddress: environment.env.address });
    const official = officialCalendar(loadPolicy(performanceYear).calendar.timers, performanceYear);
    // No spread: a story names its instants.
    const calendar = { ...official, name: `story-official-${performanceYear}` };
    await saveCalendar(service.test.runtime.database, calendar);
    return new Story(environment, service, calendar.name);
  }

  async end(): Promise<void> {
    await this.service.stop();
    await this.environment.stop();
  }

  get database() {
    return this.service.test.runtime.database;
  }

  async now(): Promise<string> {
    return new Date(await this.environment.env.currentTimeMs()).toISOString();
  }

  /** Lets the time pass until an instant; whatever is due on the way happens on its day. */
  async passUntil(at: string): Promise<void> {
    const left = Date.parse(at) - (await this.environment.env.currentTimeMs());
    if (left > 0) await this.environment.env.sleep(left);
  }

  /** CMS acts: stored first, then told to the year. */
  async release(entityKey: string, kind: ReleaseKind): Promise<void> {
    await recordRelease(this.database, this.calendarName, kind, await this.now());
    await this.tell(entityKey);
  }

  /** The release of payment adjustments, with CMS's factors. */
  async releaseAdjustments(entityKey: string, scaling: Scaling): Promise<void> {
    await releaseSeason(this.service.test.runtime, this.calendarName, 'adjustments', await this.now(), scaling);
    await this.tell(entityKey);
  }

  /** The signal that a batch sends to every year on a calendar that changed. */
  async tell(entityKey: string): Promise<void> {
    await this.service.test.client.workflow.getHandle(yearWorkflowId(entityKey)).signal(CALENDAR_CHANGED);
  }

  /** A command received now by the story's clock, applied before this returns. */
  async send(entityKey: string, kind: IntakeKind, body: unknown): Promise<IntakeRow> {
    const row = await this.receive(entityKey, kind, body);
    return deliver(this.service.test, row, body);
  }

  /** A command received now by the story's clock and left at the door: nobody tells the year of it. */
  async receive(entityKey: string, kind: IntakeKind, body: unknown): Promise<IntakeRow> {
    return takeIn(this.service.test, entityKey, kind, body, { receivedAt: await this.now() });
  }

  status(entityKey: string): Promise<YearStatus> {
    return this.service.test.client.workflow.getHandle(yearWorkflowId(entityKey)).query<YearStatus>(YEAR_STATUS);
  }

  year(entityKey: string): Promise<EntityYear> {
    return getEntityYear(this.database, entityKey);
  }

  /** Waits, in real time, until the workflow has come so far; the story's clock stands meanwhile. */
  async reaches(entityKey: string, holds: (year: EntityYear) => boolean): Promise<void> {
    await until(async () => holds(await this.year(entityKey)));
  }

  /** Types of the facts recorded so far, in order. */
  async factTypes(entityKey: string): Promise<string[]> {
    const rows = await this.database
      .selectFrom('facts')
      .select('type')
      .where('source_key', '=', entityKey)
      .orderBy('sequence')
      .execute();
    return rows.map((row) => row.type);
  }
}
