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
  it('publishes at once what it recorded, where nothing hinders it', async () => {
    const year = await DecidedYear.open(test, [{}]);
    // The first attempt of a process also connects, which may take longer than it is given.
    await new MockActivityEnvironment().run(year.activities.publishOutstanding, { entityKey: year.entityKey });
    await year.determine('preliminary');
    const { outstanding } = await year.determine('final');
    expect([outstanding, await waiting()]).toEqual([false, 0]);
  });

  it('decides and answers although Kafka is away, and says that something is outstanding', async () => {
    const year = await DecidedYear.open(test, [{}]);
    const activities = withoutKafka();
    const input = { entityKey: year.entityKey, decision: preliminary, now: day(1) };
    const answer = await activities.recordFacts(input);
    expect(answer).toEqual({ outstanding: true, eligibility: 'mipsEligible' });
    expect(await year.types()).toEqual(['eligibility.preliminary-determined']);
    expect(await waiting()).toBe(1);
    // The same decision again, with Kafka back: the first answer, and nothing is outstanding any more.
    expect(await year.activities.recordFacts(input)).toEqual({ ...answer, outstanding: false });
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
