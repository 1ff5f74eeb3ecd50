import { randomUUID } from 'node:crypto';
import type { Calendar, MilestoneId } from '../../calendar/calendar';
import type { ClinicianFacts } from '../../eligibility/facts';
import type { ReviewDecisionCommand } from '../../schemas/commands';
import { partsOfEntityKey } from '../../schemas/ids';
import type { IntakeKind } from '../../schemas/messages/intake';
import { saveCalendar, type Scaling } from '../../store/calendars';
import { clinicianRefOf, openEntityYear, orgRefOf } from '../../store/entity-years';
import { type IntakeRow, findIntake, receive } from '../../store/intake';
import { putClinician } from '../../store/roster';
import { deliverIntake } from '../../workers/deliver-intake';
import { syntheticNpi, syntheticTin } from './npi';
import type { TestRuntime } from './test-runtime';

/** Dates of a story in seconds after `from`; what is left out has no date and never comes by itself. */
export type StoryDates = Partial<Record<MilestoneId, number>>;

/** A calendar that releases by date, made of so many seconds. */
export async function saveStory(
  { runtime }: TestRuntime,
  from: Date,
  dates: StoryDates,
  scaling?: Scaling,
): Promise<string> {
  const name = `story-${randomUUID()}`;
  const milestones = Object.entries(dates).map(([id, seconds]) => [
    id,
    {
      id: id as MilestoneId,
      kind: 'deadline' as const,
      at: new Date(from.getTime() + seconds * 1_000).toISOString(),
      synthetic: true,
      advances: true,
    },
  ]);
  const calendar: Calendar = {
    name,
    kind: 'story',
    performanceYear: 2024,
    milestones: Object.fromEntries(milestones) as Calendar['milestones'],
  };
  await saveCalendar(runtime.database, calendar, scaling ? { scaling } : {});
  return name;
}

/** Claims far above the low-volume threshold in both segments. */
export const aboveThreshold = (segment: 1 | 2) => ({
  segment,
  allowedCents: 20_000_000,
  patients: 400,
  services: 900,
  billed: true,
});

/** A practice of so many physicians who all must report, unless `change` says otherwise. */
export async function openPractice(
  { runtime }: TestRuntime,
  calendarName: string,
  n: number,
  clinicians: Partial<ClinicianFacts>[],
  performanceYear = 2024,
): Promise<{ entityKey: string; tin: string; npis: string[]; clinicianRefs: string[] }> {
  const tin = syntheticTin(n);
  const entity = { kind: 'tin', identifier: tin, performanceYear, calendarName } as const;
  const entityKey = await openEntityYear(runtime.database, runtime.keyring, entity);
  const npis = clinicians.map((_, index) => syntheticNpi(n * 100 + index));
  const clinicianRefs = npis.map((npi) => clinicianRefOf(runtime.keyring, npi, performanceYear));
  for (const [index, change] of clinicians.entries())
    await putClinician(runtime.database, runtime.keyring, entityKey, npis[index]!, {
      clinicianRef: clinicianRefs[index]!,
      clinicianType: 'physician',
      segments: [aboveThreshold(1), aboveThreshold(2)],
      ...change,
    });
  return { entityKey, tin, npis, clinicianRefs };
}

/** Takes a command in as the door does, and returns its row. */
export async function takeIn(
  { runtime }: TestRuntime,
  entityKey: string,
  kind: IntakeKind,
  body: unknown,
  options: { idempotencyKey?: string; receivedAt?: string; role?: string } = {},
): Promise<IntakeRow> {
  const received = await receive(runtime.database, runtime.keyring, entityKey, {
    orgRef: orgRefOf(runtime.keyring, 'test-registry', partsOfEntityKey(entityKey).performanceYear),
    role: options.role ?? 'vendor',
    route: `test.${kind}`,
    kind,
    idempotencyKey: options.idempotencyKey,
    body: JSON.stringify(body),
    receivedAt: options.receivedAt ?? new Date().toISOString(),
  });
  if (received.outcome === 'reused') throw new Error('The idempotency key was used with another body');
  return received.row;
}

/** Tells the year of a row and returns the row as it is afterwards. */
export async function deliver(test: TestRuntime, row: IntakeRow, body: unknown): Promise<IntakeRow> {
  await deliverIntake(test.client, test.runtime.config.taskQueue, row, {
    deadlineMs: 20_000,
    ...(row.kind === 'reviewDecision' ? { caseDecision: body as ReviewDecisionCommand } : {}),
  });
  return (await findIntake(test.runtime.database, row.id))!;
}

/** Takes a command in, delivers it and returns the finished row. */
export async function send(
  test: TestRuntime,
  entityKey: string,
  kind: IntakeKind,
  body: unknown,
  options: { idempotencyKey?: string; role?: string } = {},
): Promise<IntakeRow> {
  return deliver(test, await takeIn(test, entityKey, kind, body, options), body);
}
