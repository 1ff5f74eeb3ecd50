import { yearWorkflowId } from '../../schemas/ids';
import { CALENDAR_CHANGED } from '../../schemas/messages/year';
import { moveDeadline } from '../../store/calendars';
import { type EntityYear, getEntityYear } from '../../store/entity-years';
import { aboveThreshold, openPractice, saveStory, send } from '../support/life';
import { fullSets, groupSubmission } from '../support/submissions';
import type { TestRuntime } from '../support/test-runtime';
import { until } from '../support/until';

/** Dates of a short life in seconds after its start; wide enough that each act falls into its window on a slow machine. */
const DATES = {
  initialEligibilityRelease: 4,
  mvpSubgroupRegistrationOpen: 5,
  mvpSubgroupRegistrationClose: 15,
  finalEligibilityRelease: 16,
  submissionOpen: 18,
  submissionClose: 40,
  finalScoreRelease: 44,
  paymentAdjustmentRelease: 48,
  targetedReviewClose: 66,
  paymentYearStart: 68,
  paymentYearEnd: 70,
} as const;

/** What a kind of year does while its clock runs. */
export interface KindOfYear {
  /** Name of its histories. */
  name: string;
  live(world: World): Promise<void>;
}

/** What a life has at hand: a practice that is open on a calendar of its own. */
export interface World {
  test: TestRuntime;
  calendarName: string;
  entityKey: string;
  tin: string;
  npis: string[];
  reaches(holds: (year: EntityYear) => boolean): Promise<void>;
}

const windowIsOpen = (year: EntityYear) => year.state?.window?.state === 'open';
const start = ({ test, entityKey }: World) => send(test, entityKey, 'start', {});

async function submitGroup({ test, entityKey, tin }: World, sets = fullSets()): Promise<void> {
  await send(test, entityKey, 'submission', { submission: groupSubmission(tin, sets), warnings: [] });
}

/** Above one element of three only: may opt in, need not. */
export const optInEligible = {
  segments: [1, 2].map((segment) => ({
    ...aboveThreshold(segment as 1 | 2),
    patients: 20,
    services: 50,
  })),
};

export const KINDS_OF_YEAR: KindOfYear[] = [
  {
    name: 'group-reporting',
    async live(world) {
      await start(world);
      await world.reaches(windowIsOpen);
      await submitGroup(world);
      await submitGroup(world, fullSets().slice(0, 2));
    },
  },
  { name: 'never-submits', live: async (world) => void (await start(world)) },
  {
    name: 'individual-reporting',
    async live(world) {
      await start(world);
      await world.reaches(windowIsOpen);
      for (const npi of world.npis) {
        const submission = { ...groupSubmission(world.tin), entityType: 'individual', nationalProviderIdentifier: npi };
        await send(world.test, world.entityKey, 'submission', { submission, warnings: [] });
      }
    },
  },
  {
    name: 'opt-in',
    async live(world) {
      await start(world);
      await world.reaches((year) => year.state?.eligibility?.run === 'final');
      await send(world.test, world.entityKey, 'optIn', { decision: 'optIn' });
      await world.reaches(windowIsOpen);
      await submitGroup(world);
    },
  },
  {
    name: 'subgroup-in-mvp',
    async live(world) {
      await start(world);
      await world.reaches((year) => year.phase === 'performance');
      const subgroup = { entityType: 'subgroup', entityId: 'SG-00000001', programName: 'G0053' };
      const body = { ...subgroup, nationalProviderIdentifiers: world.npis };
      await send(world.test, world.entityKey, 'registration', body);
      await world.reaches(windowIsOpen);
      const submission = {
        entityType: 'subgroup',
        entityId: subgroup.entityId,
        performanceYear: 2024,
        measurementSets: fullSets('G0053'),
      };
      await send(world.test, world.entityKey, 'submission', { submission, warnings: [] });
    },
  },
  {
    name: 'reviewed',
    async live(world) {
      await start(world);
      await world.reaches(windowIsOpen);
      await submitGroup(world, fullSets().slice(0, 2));
      await world.reaches((year) => year.scores?.adjustmentsReleased !== undefined);
      const asked = await send(world.test, world.entityKey, 'review', { entityType: 'group', grounds: ['other'] });
      const { id } = (asked.answer!.body as { data: { review: { id: string } } }).data.review;
      await send(world.test, world.entityKey, 'reviewDecision', { reviewRef: id, outcome: 'denied' });
    },
  },
  {
    name: 'window-extended',
    async live(world) {
      await start(world);
      await world.reaches(windowIsOpen);
      const at = new Date(Date.now() + 24_000).toISOString();
      const { database } = world.test.runtime;
      await moveDeadline(database, world.calendarName, { milestone: 'submissionClose', at, reason: 'extended by CMS' });
      await world.test.client.workflow.getHandle(yearWorkflowId(world.entityKey)).signal(CALENDAR_CHANGED);
      await submitGroup(world);
    },
  },
];

/** Lives one kind of year to its end; returns the ids of the workflows it ran in. */
export async function liveYear(test: TestRuntime, kind: KindOfYear, n: number): Promise<string[]> {
  const calendarName = await saveStory(test, new Date(), DATES, { factor: '0.5', synthetic: true });
  const clinicians = kind.name === 'opt-in' ? [optInEligible, optInEligible] : [{}, {}];
  const practice = await openPractice(test, calendarName, n, clinicians);
  const reaches = (holds: (year: EntityYear) => boolean) =>
    until(async () => holds(await getEntityYear(test.runtime.database, practice.entityKey)));
  await kind.live({ test, calendarName, ...practice, reaches });
  await test.client.workflow.getHandle(yearWorkflowId(practice.entityKey)).result();
  const reviews = await test.runtime.database
    .selectFrom('reviews')
    .select('review_ref')
    .where('entity_key', '=', practice.entityKey)
    .execute();
  return [yearWorkflowId(practice.entityKey), ...reviews.map((review) => `review/${review.review_ref}`)];
}
