/** A door on real parts, with its own store and keys, for one test file. */
import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../../../api/deps';
import { createApi } from '../../../api/server';
import type { MilestoneId } from '../../../calendar/calendar';
import { officialCalendar } from '../../../calendar/official-calendar';
import { storyCalendar } from '../../../calendar/story-calendar';
import { loadPolicy } from '../../../policy/load';
import { type Role, issueDevelopmentToken } from '../../../privacy/development-token';
import { yearWorkflowId } from '../../../schemas/ids';
import { saveCalendar } from '../../../store/calendars';
import { type TestRuntime, createTestRuntime } from '../../support/test-runtime';

// Real servers, on machines that may be busy.
jest.setTimeout(30_000);

/** One request, as short as tests need it. */
export interface Call {
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestDoor extends TestRuntime {
  api: FastifyInstance;
  /** What the door wrote to its log. */
  lines: string[];
  /** A bearer token of an organisation. */
  token(org: string, roles: Role[], tins?: string[]): Promise<string>;
  post(url: string, call: Call): ReturnType<typeof request>;
  get(url: string, call?: Call): ReturnType<typeof request>;
}

/** What a test reads of an answer. */
export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  json: {
    data: Record<string, never>;
    error: { type: string; message: string; details: { path: string; code: string; message: string }[] };
  };
}

/** @param changes for a door that differs, for example in mode or patience */
export async function createTestDoor(
  changes: Partial<ApiDeps> = {},
  options: { temporalAddress?: string } = {},
): Promise<TestDoor> {
  const parts = await createTestRuntime(options);
  const lines: string[] = [];
  const { runtime, client } = parts;
  const api = createApi({
    runtime,
    client,
    taskQueue: runtime.config.taskQueue,
    mode: 'preview',
    // Without a worker nobody answers: the receipt comes after this patience.
    deliverWithinMs: 300,
    log: (line) => lines.push(line),
    ...changes,
  });
  return {
    ...parts,
    api,
    lines,
    token: (org, roles, tins) => issueDevelopmentToken(runtime.keyring, { org, roles, ...(tins ? { tins } : {}) }),
    post: (url, call) => request(api, 'POST', url, call),
    get: (url, call = {}) => request(api, 'GET', url, call),
    dispose: async () => {
      await api.close();
      await endYears(parts);
      await parts.dispose();
    },
  };
}

async function request(api: FastifyInstance, method: 'GET' | 'POST', url: string, call: Call): Promise<Answered> {
  const { as, body, headers = {} } = call;
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const response = await api.inject({
    method,
    url,
    headers: {
      ...(as ? { authorization: `Bearer ${as}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload }),
  });
  const { statusCode: status, body: text } = response;
  return { status, headers: response.headers, text, json: text === '' ? null : JSON.parse(text) };
}

/** Years that a test began and nobody works on would otherwise wait in the server for ever. */
async function endYears({ runtime, client }: TestRuntime): Promise<void> {
  if (runtime.config.temporalAddress.endsWith(':1')) return;
  const years = await runtime.database.selectFrom('entity_years').select('entity_key').execute();
  for (const { entity_key: entityKey } of years)
    await client.workflow
      .getHandle(yearWorkflowId(entityKey))
      .terminate('the test is over')
      .catch(() => undefined);
}

const PAST = '2020-01-01T00:00:00.000Z';
const FUTURE = '2100-01-01T00:00:00.000Z';

/** Names of the calendars that {@link saveTestCalendars} stores, all of performance year 2024. */
export const CALENDARS = { open: 'all-open-2024', shut: 'all-shut-2024', early: 'not-yet-2024' };

/** Calendars on which every window is open, has closed, or has not opened. */
export async function saveTestCalendars({ runtime }: TestRuntime): Promise<void> {
  const opens: MilestoneId[] = [
    'mvpSubgroupRegistrationOpen',
    'submissionOpen',
    'targetedReviewOpen',
    'finalScoreRelease',
  ];
  const closes: MilestoneId[] = ['mvpSubgroupRegistrationClose', 'submissionClose', 'targetedReviewClose'];
  const at = (ids: MilestoneId[], instant: string) => Object.fromEntries(ids.map((id) => [id, instant]));
  const variants = {
    [CALENDARS.open]: { ...at(opens, PAST), ...at(closes, FUTURE) },
    [CALENDARS.shut]: { ...at(opens, PAST), ...at(closes, PAST) },
    [CALENDARS.early]: { ...at(opens, FUTURE), ...at(closes, FUTURE) },
  };
  const official = officialCalendar(loadPolicy(2024).calendar.timers, 2024);
  for (const [name, dates] of Object.entries(variants))
    await saveCalendar(runtime.database, storyCalendar(official, { name, dates }));
}

/** Starts the year of a TIN and tells its id, whether or not a worker has answered. */
export async function startedYear(door: TestDoor, as: string, tin: string, calendar: string): Promise<string> {
  const body = { entityType: 'group', taxpayerIdentificationNumber: tin, performanceYear: 2024, calendar };
  const { json, status } = await door.post('/api/performance-years', { as, body });
  if (status === 202) return yearOfReceipt(door, as, json);
  return (json.data as unknown as { performanceYear: { id: string } }).performanceYear.id;
}

async function yearOfReceipt(door: TestDoor, as: string, json: unknown): Promise<string> {
  const { receipt } = (json as { data: { receipt: { id: string } } }).data;
  const found = await door.get(`/api/receipts/${receipt.id}`, { as });
  return (found.json.data as unknown as { receipt: { performanceYearId: string } }).receipt.performanceYearId;
}
