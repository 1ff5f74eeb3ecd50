import type { Command } from 'commander';
import { eventsCommand } from '../../cli/commands/events';
import { factsCommand } from '../../cli/commands/facts';
import { seasonCommand } from '../../cli/commands/season';
import { setupCommand } from '../../cli/commands/setup';
import { tokenCommand } from '../../cli/commands/token';
import { topicsCommand } from '../../cli/commands/topics';
import { ensureTopics } from '../../events/ensure-topics';
import { topicNames } from '../../events/topics';
import { runCommand } from '../cli/run-command';
import { syntheticNpi, syntheticTin } from '../support/npi';
import { temporaryFolder } from '../support/temporary-folder';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';

let test: TestRuntime;
const folder = temporaryFolder('json');
const environment = { ...process.env };

beforeAll(async () => {
  test = await createTestRuntime();
  const { config } = test.runtime;
  // Topics of this test alone: facts of other tests stand under the shared names.
  const QPP_TOPIC_PREFIX = `qpp.json.${new URL(config.databaseUrl).pathname.slice(1)}`;
  await ensureTopics(config.kafkaBrokers, { names: topicNames(QPP_TOPIC_PREFIX) });
  Object.assign(process.env, {
    TEMPORAL_ADDRESS: config.temporalAddress,
    KAFKA_BROKERS: config.kafkaBrokers.join(','),
    DATABASE_URL: config.databaseUrl,
    QPP_ENV: config.environment,
    QPP_KEY_FILE: config.keyFile,
    QPP_TOPIC_PREFIX,
  });
}, 60_000);
afterAll(async () => {
  process.env = environment;
  await test.dispose();
});

/** The code of a command with --json, and its one document. */
async function answer(command: Command, ...args: string[]): Promise<{ code: number; document: unknown; err: string }> {
  const { code, out, err } = await runCommand(command, [...args, '--json']);
  return { code, document: JSON.parse(out) as unknown, err };
}

describe('one JSON document is the answer of', () => {
  it('setup: what it added, the steps on standard error', async () => {
    const first = await answer(setupCommand());
    const calendars = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
    expect(first).toMatchObject({ code: 0, document: { migrations: [], calendars, topics: [] } });
    expect(first.err).toContain('search attributes: up to date');
    expect((await answer(setupCommand())).document).toEqual({ migrations: [], calendars: [], topics: [] });
  }, 60_000);

  it('topics create: names created and there already', async () => {
    const { code, document } = await answer(topicsCommand(), 'create');
    expect(code).toBe(0);
    const existing: unknown = expect.arrayContaining([`${process.env['QPP_TOPIC_PREFIX']}.events.v1`]);
    expect(document).toMatchObject({ created: [], existing, differences: [] });
  }, 60_000);

  it('season: what was stored, and how many years were told', async () => {
    const at = '2025-08-01T12:00:00Z';
    const release = [
      'release',
      '--year',
      '2024',
      '--kind',
      'adjustments',
      '--at',
      at,
      '--scaling',
      '0.2',
      '--synthetic',
    ];
    expect(await answer(seasonCommand(), ...release)).toMatchObject({
      code: 0,
      document: {
        kind: 'adjustments',
        calendar: 'official-2024',
        releasedAt: '2025-08-01T12:00:00.000Z',
        scaling: { factor: '0.2', synthetic: true },
        told: 0,
        notRunning: 0,
      },
      err: 'adjustments of official-2024: released at 2025-08-01T12:00:00.000Z\n',
    });
    const date = ['--calendar', 'official-2024', '--milestone', 'submissionClose', '--reason', 'storm'];
    const told = { calendar: 'official-2024', milestone: 'submissionClose', reason: 'storm', told: 0, notRunning: 0 };
    const moved = await answer(seasonCommand(), 'move', ...date, '--at', '2025-04-15T20:00:00-04:00');
    expect(moved.document).toEqual({ ...told, at: '2025-04-16T00:00:00.000Z' });
    expect((await answer(seasonCommand(), 'hold', ...date)).document).toEqual({ ...told, at: null });
  }, 60_000);

  it('facts load: counts, and every problem by line without a value of the file', async () => {
    const rows = [
      'tin,npi,clinicianType,segment,allowedCharges,patients,services',
      `${syntheticTin(900)},${syntheticNpi(900)},physician,1,100000,300,400`,
      '98765432,1,physician,1,1,1,1',
    ];
    const file = folder.write('claims.csv', rows.join('\n'));
    const { code, document, err } = await answer(factsCommand(), 'load', 'claims', file, '--year', '2024');
    expect(code).toBe(1);
    expect(document).toMatchObject({ rows: 1, practices: 1, refused: 1, told: 0, moreProblems: 0 });
    const { problems } = document as { problems: object[] };
    expect(problems[0]).toMatchObject({ line: 3, refused: true, path: 'tin', code: 'INVALID_TIN' });
    expect(JSON.stringify(document)).not.toContain('98765432');
    expect(err).toContain('line 3: refused: INVALID_TIN tin');
  }, 60_000);

  it('events verify: the verdict with its counts', async () => {
    // The acts of the season above are the facts; no entity-year has begun.
    const { code, document } = await answer(eventsCommand(), 'verify');
    expect(document).toMatchObject({ proven: code === 0, gaps: [], entities: 0, rebuiltDifferences: [] });
    const { recorded, unique } = document as { recorded: number; unique: number };
    expect([code, recorded]).toEqual([0, unique]);
    expect(recorded).toBeGreaterThan(0);
  }, 60_000);

  it('token: the token and how long it lasts', async () => {
    const { code, document } = await answer(tokenCommand(), '--org', '1000001', '--expires', '2h');
    expect(code).toBe(0);
    expect(document).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string, expiresIn: '2h' });
  });
});
