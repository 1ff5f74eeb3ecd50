import { randomUUID } from 'node:crypto';
import { type YearActivities, createYearActivities } from '../../activities/year-activities';
import type { ClinicianFacts } from '../../eligibility/facts';
import type { FactType } from '../../schemas/events/fact';
import type { IntakeKind } from '../../schemas/messages/intake';
import type { Decision, Recorded } from '../../schemas/messages/year';
import type { NormalisedMeasurementSet } from '../../schemas/submission';
import type { Scaling } from '../../store/calendars';
import { type IntakeRow, findIntake } from '../../store/intake';
import { openPractice, saveStory, takeIn } from '../support/life';
import { groupSubmission } from '../support/submissions';
import type { TestRuntime } from '../support/test-runtime';

const FROM = new Date('2025-01-01T00:00:00.000Z');
const DAY = 86_400;

/** The n-th day of 2025, midnight UTC. */
export const day = (n: number): string => new Date(FROM.getTime() + (n - 1) * DAY * 1_000).toISOString();

/** Exceeds the threshold in patients alone, in both segments: may opt in, and so may a practice of two such. */
export const mayOptIn: Partial<ClinicianFacts> = {
  segments: [1, 2].map((segment) => ({
    segment: segment as 1 | 2,
    allowedCents: 2_000_000,
    patients: 300,
    services: 50,
    billed: true,
  })),
};

/** Below the threshold in everything. */
export const belowThreshold: Partial<ClinicianFacts> = {
  segments: [{ segment: 1, allowedCents: 100_000, patients: 5, services: 5, billed: true }],
};

export interface FactRow {
  id: string;
  type: FactType;
  data: Record<string, unknown>;
  supersedes: string | null;
  causation_id: string | null;
}

let practices = 0;

/** A practice whose year is led by hand: every decision is the test's, everything that follows is the activities'. */
export class DecidedYear {
  private constructor(
    readonly test: TestRuntime,
    readonly entityKey: string,
    readonly tin: string,
    readonly npis: string[],
    readonly clinicianRefs: string[],
    readonly activities: YearActivities,
  ) {}

  /** Opens a practice on a calendar of its own: window from day 2 to day 90, scores on 200, adjustments on 220, review to 250. */
  static async open(
    test: TestRuntime,
    clinicians: Partial<ClinicianFacts>[],
    scaling?: Scaling,
    performanceYear = 2024,
  ): Promise<DecidedYear> {
    const dates = {
      initialEligibilityRelease: -300 * DAY,
      finalEligibilityRelease: -20 * DAY,
      submissionOpen: DAY,
      submissionClose: 89 * DAY,
      finalScoreRelease: 199 * DAY,
      paymentAdjustmentRelease: 219 * DAY,
      targetedReviewClose: 249 * DAY,
      paymentYearEnd: 730 * DAY,
    };
    const calendar = await saveStory(test, FROM, dates, scaling);
    const practice = await openPractice(test, calendar, (practices += 1), clinicians, performanceYear);
    const { entityKey, tin, npis, clinicianRefs } = practice;
    const activities = createYearActivities(test.runtime);
    return new DecidedYear(test, entityKey, tin, npis, clinicianRefs, activities);
  }

  decide(decision: Decision, now = day(1)): Promise<Recorded> {
    return this.activities.recordFacts({ entityKey: this.entityKey, decision, now });
  }

  determine(run: 'preliminary' | 'final'): Promise<Recorded> {
    return this.decide({ do: 'determineEligibility', run, at: day(1) });
  }

  /** Closes the window and releases the final scores. */
  async releaseScores(): Promise<Recorded> {
    await this.decide({ do: 'closeWindow', at: day(90) }, day(90));
    return this.decide({ do: 'releaseScores', at: day(200) }, day(200));
  }

  releaseAdjustments(): Promise<Recorded> {
    return this.decide({ do: 'releaseAdjustments', at: day(220) }, day(220));
  }

  /** Takes a command in at an instant and applies it. */
  async apply(kind: IntakeKind, body: unknown, receivedAt = day(30)): Promise<{ row: IntakeRow; recorded: Recorded }> {
    const taken = await takeIn(this.test, this.entityKey, kind, body, { receivedAt, idempotencyKey: randomUUID() });
    const recorded = await this.decide({ do: 'applyIntake', intakeId: taken.id, number: taken.number, kind });
    return { row: (await findIntake(this.test.runtime.database, taken.id))!, recorded };
  }

  /** Submits sets for the group, or for its n-th clinician. */
  submit(sets: NormalisedMeasurementSet[], options: { clinician?: number; receivedAt?: string } = {}) {
    const group = groupSubmission(this.tin, sets);
    const npi = options.clinician === undefined ? undefined : this.npis[options.clinician];
    const submission = npi ? { ...group, entityType: 'individual', nationalProviderIdentifier: npi } : group;
    return this.apply('submission', { submission, warnings: [] }, options.receivedAt);
  }

  /** Facts of the year in their order, from one number on. */
  async facts(after = 0): Promise<FactRow[]> {
    const rows = await this.test.runtime.database
      .selectFrom('facts')
      .select(['id', 'type', 'data', 'supersedes', 'causation_id'])
      .where('source_key', '=', this.entityKey)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .execute();
    return rows as FactRow[];
  }

  async types(after = 0): Promise<FactType[]> {
    return (await this.facts(after)).map(({ type }) => type);
  }

  /** How many facts there are: what is told after this moment starts behind it. */
  async count(): Promise<number> {
    return (await this.facts()).length;
  }
}
