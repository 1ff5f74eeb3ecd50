import { recordRelease } from '../../store/calendars';
import { orgRefOf } from '../../store/entity-years';
import { receive } from '../../store/intake';
import { createYearActivities } from '../../activities/year-activities';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const lastFact = (entityKey: string) =>
  test.runtime.database
    .selectFrom('facts')
    .selectAll()
    .where('source_key', '=', entityKey)
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();

describe('a fact', () => {
  it('names the row it came from, and carries the trace of its request', async () => {
    const year = await DecidedYear.open(test, [{}, {}]);
    await year.determine('preliminary');
    const received = await receive(test.runtime.database, test.runtime.keyring, year.entityKey, {
      orgRef: orgRefOf(test.runtime.keyring, 'test-registry', 2024),
      role: 'vendor',
      route: 'registrations.create',
      kind: 'registration',
      idempotencyKey: undefined,
      body: JSON.stringify({ entityType: 'group', programName: 'G0053' }),
      receivedAt: new Date().toISOString(),
      traceparent,
    });
    if (received.outcome === 'reused') throw new Error('no key was sent');
    const { id: intakeId, number, kind } = received.row;
    const decision = { do: 'applyIntake', intakeId, number, kind } as const;
    const now = new Date().toISOString();
    await createYearActivities(test.runtime).recordFacts({ entityKey: year.entityKey, decision, now });
    const fact = await lastFact(year.entityKey);
    expect(fact).toMatchObject({ causation_id: intakeId, correlation_id: intakeId, traceparent });
  });

  it('names the act of CMS that it follows from', async () => {
    const year = await DecidedYear.open(test, [{}, {}]);
    const { calendar_name: calendar } = await test.runtime.database
      .selectFrom('entity_years')
      .select('calendar_name')
      .where('entity_key', '=', year.entityKey)
      .executeTakeFirstOrThrow();
    const release = await recordRelease(
      test.runtime.database,
      calendar,
      'eligibility-preliminary',
      new Date().toISOString(),
    );
    await year.determine('preliminary');
    expect(await lastFact(year.entityKey)).toMatchObject({
      type: 'eligibility.preliminary-determined',
      causation_id: release.id,
      correlation_id: release.id,
    });
  });
});
