import { MockActivityEnvironment } from '@temporalio/testing';
import { createYearActivities } from '../../activities/year-activities';
import { publishOnce } from '../../activities/publish';
import { KafkajsPublisher } from '../../events/kafkajs-publisher';
import { outstandingCount } from '../../store/outbox';
import { yearSource } from '../../store/entity-years';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, day } from './decided-year';

let test: TestRuntime;
/** A publisher of the real kind, at an address where nobody answers. */
let nowhere: KafkajsPublisher;
beforeAll(async () => {
  test = await createTestRuntime();
  nowhere = new KafkajsPublisher({ brokers: ['127.0.0.1:1'], clientId: 'qpp-lifecycle' });
}, 60_000);
afterAll(async () => {
  await nowhere.close();
  await test.dispose();
});

const waiting = async () => (await outstandingCount(test.runtime.database)).facts;
const withoutKafka = () => createYearActivities({ ...test.runtime, publisher: nowhere });
const preliminary = { do: 'determineEligibility', run: 'preliminary', at: day(1) } as const;

describe('recordFacts', () => {
  it('tries to publish what it recorded, and says truly whether something is outstanding', async () => {
    const year = await DecidedYear.open(test, [{}]);
    const { outstanding } = await year.determine('preliminary');
    expect(outstanding).toBe((await waiting()) > 0);
    await new MockActivityEnvironment().run(year.activities.publishOutstanding, { entityKey: year.entityKey });
  });

  it('decides and answers although Kafka is away, and says that something is outstanding', async () => {
    const year = await DecidedYear.open(test, [{}]);
    const activities = withoutKafka();
    const input = { entityKey: year.entityKey, decision: preliminary, now: day(1) };
    expect(await activities.recordFacts(input)).toEqual({ outstanding: true, eligibility: 'mipsEligible' });
    expect(await year.types()).toEqual(['eligibility.preliminary-determined']);
    expect(await waiting()).toBe(1);
    // The same decision again, with Kafka back: the first answer, whatever came of the attempt to publish.
    expect(await year.activities.recordFacts(input)).toMatchObject({ eligibility: 'mipsEligible' });
    await new MockActivityEnvironment().run(year.activities.publishOutstanding, { entityKey: year.entityKey });
    expect(await waiting()).toBe(0);
  });
});

describe('publishOutstanding', () => {
  it('returns when every fact and the snapshots of the year are on Kafka', async () => {
    const year = await DecidedYear.open(test, [{}]);
    for (const run of ['preliminary', 'final'] as const)
      await withoutKafka().recordFacts({
        entityKey: year.entityKey,
        decision: { ...preliminary, run },
        now: day(1),
      });
    expect(await waiting()).toBe(2);
    await new MockActivityEnvironment().run(year.activities.publishOutstanding, { entityKey: year.entityKey });
    expect(await waiting()).toBe(0);
  });

  it('fails while Kafka is away, for the retries are the wait, and leaves everything outstanding', async () => {
    const year = await DecidedYear.open(test, [{}]);
    await withoutKafka().recordFacts({ entityKey: year.entityKey, decision: preliminary, now: day(1) });
    const source = yearSource(test.runtime.environment, year.entityKey);
    await expect(publishOnce({ ...test.runtime, publisher: nowhere }, source, 300)).rejects.toThrow();
    expect(await waiting()).toBe(1);
    await publishOnce(test.runtime, source);
  });
});
