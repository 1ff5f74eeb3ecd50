import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopics } from '../../events/ensure-topics';
import { topicNames } from '../../events/topics';
import { findCalendar } from '../../store/calendars';
import { readClinicians } from '../../store/roster';
import { syntheticNpi, syntheticTin } from '../support/npi';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';

let test: TestRuntime;
let folder: string;

beforeAll(async () => {
  test = await createTestRuntime();
  folder = mkdtempSync(join(tmpdir(), 'qpp-command-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await test.dispose();
});

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `qpp` as a person does, in the environment of this test. */
function qpp(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const { config } = test.runtime;
  const child = spawn(
    process.execPath,
    ['--import', require.resolve('tsx'), require.resolve('../../cli/qpp.ts'), ...args],
    {
      env: {
        ...process.env,
        TEMPORAL_ADDRESS: config.temporalAddress,
        KAFKA_BROKERS: config.kafkaBrokers.join(','),
        DATABASE_URL: config.databaseUrl,
        QPP_ENV: config.environment,
        QPP_KEY_FILE: config.keyFile,
        QPP_TOPIC_PREFIX: config.topicPrefix,
        ...env,
      },
    },
  );
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })));
}

describe('qpp', () => {
  it('says on an empty store that there is nothing to verify, and does not call that a success', async () => {
    // Facts of other tests stand under the shared names.
    const { config } = test.runtime;
    const own = `qpp.empty.${new URL(config.databaseUrl).pathname.slice(1)}`;
    await ensureTopics(config.kafkaBrokers, { names: topicNames(own) });
    const { code, out, err } = await qpp(['events', 'verify'], { QPP_TOPIC_PREFIX: own });
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('nothing to verify');
  }, 60_000);

  it('sets up everything twice with the same end', async () => {
    const first = await qpp(['setup']);
    expect([first.code, first.err]).toEqual([0, '']);
    const second = await qpp(['setup']);
    expect(second.out).toContain('store: up to date');
    expect(second.out).toContain('calendars: up to date');
  }, 60_000);

  it('stores a release and a moved date before it tells the running years', async () => {
    const released = await qpp([
      'season',
      'release',
      '--year',
      '2024',
      '--kind',
      'scores',
      '--at',
      '2025-08-01T12:00:00Z',
    ]);
    expect([released.code, released.out]).toEqual([0, expect.stringContaining('released at 2025-08-01T12:00:00.000Z')]);
    const at = '2025-04-15T20:00:00-04:00';
    const moved = await qpp([
      'season',
      'move',
      '--calendar',
      'official-2024',
      '--milestone',
      'submissionClose',
      '--at',
      at,
      '--reason',
      'storm',
    ]);
    expect([moved.code, moved.out]).toEqual([0, expect.stringContaining('0 running years told')]);
    const stored = (await findCalendar(test.runtime.database, 'official-2024'))!;
    expect(stored.releases).toMatchObject([{ kind: 'scores', releasedAt: '2025-08-01T12:00:00.000Z' }]);
    expect(stored.overrides).toMatchObject([
      { milestone: 'submissionClose', at: '2025-04-16T00:00:00.000Z', reason: 'storm' },
    ]);
  }, 60_000);

  it('loads a facts file, tells bad rows by line without their values, and says so in its exit code', async () => {
    const file = join(folder, 'claims.csv');
    const [tin, npi] = [syntheticTin(900), syntheticNpi(900)];
    writeFileSync(
      file,
      [
        'tin,npi,clinicianType,segment,allowedCharges,patients,services',
        `${tin},${npi},physician,1,100000,300,400`,
        '98765432,1,physician,1,1,1,1',
        '',
      ].join('\n'),
    );
    const { code, out, err } = await qpp(['facts', 'load', 'claims', file, '--year', '2024']);
    expect(out).toMatch(/^1 rows of 1 practices loaded as batch_\S+, 1 refused, 0 running years told$/m);
    expect(err).toContain('line 3: refused: INVALID_TIN tin');
    expect(err).not.toContain('98765432');
    expect(code).toBe(1);
    const years = await test.runtime.database
      .selectFrom('entity_years')
      .select(['entity_key', 'calendar_name'])
      .execute();
    expect(years).toMatchObject([{ calendar_name: 'official-2024' }]);
    expect(await readClinicians(test.runtime.database, years[0]!.entity_key)).toHaveLength(1);
  }, 60_000);

  it.each([
    {
      what: 'a missing file',
      args: ['facts', 'load', 'claims', '/no/such/file', '--year', '2024'],
      code: 2,
      says: 'No such file: /no/such/file',
    },
    {
      what: 'an unknown calendar',
      args: [
        'season',
        'move',
        '--calendar',
        'none',
        '--milestone',
        'submissionClose',
        '--at',
        '2025-01-01T00:00:00Z',
        '--reason',
        'x',
      ],
      code: 2,
      says: 'No calendar none',
    },
    {
      what: 'a wrong option',
      args: ['season', 'release', '--year', '24', '--kind', 'scores'],
      code: 2,
      says: 'four digits',
    },
    { what: 'an unknown year', args: ['calendar', '2040'], code: 2, says: 'supported years are' },
    {
      what: 'an unknown case',
      args: ['review', 'decide', 'rev_0', '--outcome', 'denied'],
      code: 2,
      says: 'No case rev_0',
    },
  ])(
    'says $what in a sentence, without a stack',
    async ({ args, code, says }) => {
      const ran = await qpp(args);
      expect(ran.err).toContain(says);
      expect(ran.err).not.toMatch(/^ {4}at /m);
      expect(ran.code).toBe(code);
    },
    60_000,
  );

  const noDatabase = () => {
    const url = new URL(test.runtime.config.databaseUrl);
    url.pathname = '/qpp_no_such_database';
    return { DATABASE_URL: url.href };
  };
  const keyFile = (name: string, text: string) => () => {
    writeFileSync(join(folder, name), text);
    return { QPP_KEY_FILE: join(folder, name) };
  };
  const claims = ['facts', 'load', 'claims', '/dev/null', '--year', '2024'];
  const token = ['token', '--org', 'a'];

  it.each([
    { what: 'an organisation without a name', args: ['token', '--org', ''], says: '1 to 100 characters' },
    { what: 'a span that is none', args: [...token, '--expires', 'foo'], says: 'for example 2h' },
    { what: 'an empty span', args: [...token, '--expires', ''], says: 'for example 2h' },
    {
      what: 'keys that are not JSON',
      args: token,
      env: keyFile('text.json', 'no json'),
      says: 'text.json are not JSON',
    },
    { what: 'a file without keys', args: token, env: keyFile('none.json', '{"keys":[]}'), says: 'none.json' },
    { what: 'production', args: token, env: () => ({ QPP_ENV: 'production' }), says: 'refused in production' },
    { what: 'no verifier', args: ['api'], env: () => ({ QPP_ENV: 'production' }), says: 'needs a verifier' },
    { what: 'a missing database', args: ['setup'], env: noDatabase, says: '/qpp_no_such_database' },
    { what: 'a missing database', args: ['events', 'verify'], env: noDatabase, says: '/qpp_no_such_database' },
    { what: 'a missing database', args: claims, env: noDatabase, says: '/qpp_no_such_database' },
    { what: 'no address', args: ['setup'], env: () => ({ DATABASE_URL: 'postgres://[' }), says: 'DATABASE_URL is no' },
  ])(
    'says $what to $args in a sentence, with exit code 2',
    async ({ args, env, says }) => {
      const ran = await qpp(args, env?.());
      expect(ran.err).toContain(says);
      expect([ran.code, ran.out, /^ {4}at |Error:/m.test(ran.err)]).toEqual([2, '', false]);
    },
    60_000,
  );

  it('reaches the parts of this machine past a proxy', async () => {
    const proxy = 'http://127.0.0.1:1';
    const ran = await qpp(['setup'], { http_proxy: proxy, https_proxy: proxy, HTTP_PROXY: proxy, no_proxy: '' });
    expect([ran.code, ran.err]).toEqual([0, '']);
  }, 60_000);

  it.each([
    { part: 'Postgres', args: ['setup'], env: { DATABASE_URL: 'postgres://qpp:secret@127.0.0.1:9/qpp' } },
    {
      part: 'Temporal',
      args: ['season', 'release', '--year', '2024', '--kind', 'adjustments'],
      env: { TEMPORAL_ADDRESS: '127.0.0.1:9' },
    },
    { part: 'Kafka', args: ['topics', 'create'], env: { KAFKA_BROKERS: '127.0.0.1:9' } },
  ])(
    'says that $part is away, with exit code 69 and no password',
    async ({ part, args, env }) => {
      const ran = await qpp(args, env);
      expect(ran.err).toContain(`${part} does not answer on 127.0.0.1:9`);
      expect(ran.err).not.toContain('secret');
      expect([ran.code, /^ {4}at /m.test(ran.err)]).toEqual([69, false]);
    },
    90_000,
  );
});
