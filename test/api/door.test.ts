import { createApi } from '../../api/server';
import { BODY_LIMIT } from '../../api/body-parser';
import { type TestDoor, createTestDoor } from './support/door';

let door: TestDoor;
let vendor: string;

beforeAll(async () => {
  door = await createTestDoor();
  vendor = await door.token('1000001', ['vendor']);
});
afterAll(() => door.dispose());

const start = { entityType: 'group', taxpayerIdentificationNumber: '000300101', performanceYear: 2024 };

describe('authentication', () => {
  it.each([
    ['no token', {}],
    ['a word that is no token', { authorization: 'Bearer nonsense' }],
    ['another scheme', { authorization: 'Basic dTpw' }],
  ])('answers 401 in the envelope to %s', async (_words, headers: Record<string, string>) => {
    const answer = await door.post('/api/performance-years', { body: start, headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json.error).toMatchObject({ type: 'Unauthorized', details: [{ code: 'TOKEN_MISSING_OR_INVALID' }] });
  });

  it('answers 403 with the roles that the call needs, before it looks at the body', async () => {
    const answer = await door.post('/api/submissions', { as: await door.token('cms', ['consumer']), body: '{' });
    expect(answer.status).toBe(403);
    expect(answer.json.error.message).toBe('this call needs one of the roles vendor, practice');
  });

  it('keeps attempts of organisations it knows, and none of strangers', async () => {
    const { database } = door.runtime;
    const count = async () => (await database.selectFrom('intake').select('id').execute()).length;
    const before = await count();
    await door.post('/api/performance-years', { body: start });
    expect(await count()).toBe(before);
    await door.post('/api/performance-years', { as: vendor, body: {} });
    expect(await count()).toBe(before + 1);
  });
});

describe('the envelope', () => {
  it('is 404 for an address that does not exist', async () => {
    const answer = await door.get('/api/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.json.error.details[0]?.code).toBe('NOT_FOUND');
  });

  it('is 404 for an address that cannot be decoded', async () => {
    const answer = await door.get('/api/receipts/%zz');
    expect(answer.status).toBe(404);
    expect(answer.json.error.type).toBe('NotFound');
  });

  it.each([
    ['too long for an id of ours', 'a'.repeat(121)],
    ['longer than the router takes', 'a'.repeat(8_000)],
    ['with a character that no id has', 'ent_%00'],
  ])('is 404 for a parameter %s, after the token', async (_words, id) => {
    const paths = [
      `performance-years/${id}`,
      `performance-years/${id}/timeline`,
      `performance-years/ent_aaaaaaaaaaaaaaaaaaaaaaaaaa.2024/scores/${id}/mips/1`,
      `receipts/${id}`,
    ];
    for (const path of paths) {
      expect((await door.get(`/api/${path}`)).status).toBe(401);
      const { status, json } = await door.get(`/api/${path}`, { as: vendor });
      expect([status, json.error.type]).toEqual([404, 'NotFound']);
    }
  });

  it('is 422 for a text that no store can hold', async () => {
    const body = { ...start, calendar: 'a\u0000b' };
    const answer = await door.post('/api/performance-years', { as: vendor, body });
    expect([answer.status, answer.json.error.details[0]?.code]).toEqual([422, 'INVALID_FORMAT']);
  });

  it('is 405 with the methods that the address has', async () => {
    const answer = await door.get('/api/submissions', { as: vendor });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
    expect(answer.json.error.type).toBe('MethodNotAllowed');
  });

  it.each([
    ['half a document', '{"entityType":'],
    ['no document at all', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('is 400 for %s, without quoting it', async (_words, body) => {
    const answer = await door.post('/api/submissions', { as: vendor, body });
    expect(answer.status).toBe(400);
    expect(answer.json.error.details).toMatchObject([{ path: '$', code: 'MALFORMED_JSON' }]);
    expect(answer.text).not.toContain('entityType');
  });

  it('is 413 for a body of more than five megabytes', async () => {
    const answer = await door.post('/api/submissions', { as: vendor, body: `"${'x'.repeat(BODY_LIMIT)}"` });
    expect(answer.status).toBe(413);
    expect(answer.json.error.details[0]?.code).toBe('BODY_TOO_LARGE');
  });

  it('is 422 for a document nested a million deep', async () => {
    const body = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect((await door.post('/api/submissions', { as: vendor, body })).status).toBe(422);
    expect((await door.post('/api/performance-years', { as: vendor, body: `{"calendar":${body}}` })).status).toBe(422);
  });

  it('is 406 for a version of the media type that is not spoken, in either direction', async () => {
    const accept = { accept: 'application/vnd.qpp.cms.gov.v9+json' };
    expect((await door.post('/api/submissions', { as: vendor, body: {}, headers: accept })).status).toBe(406);
    const sent = { 'content-type': 'application/xml' };
    expect((await door.post('/api/submissions', { as: vendor, body: '<a/>', headers: sent })).status).toBe(406);
  });

  it.each(['application/json', 'application/vnd.qpp.cms.gov.v1+json', '*/*', 'text/html, application/*;q=0.8'])(
    'comes as JSON to whoever accepts %s',
    async (accept) => {
      const answer = await door.get('/api', { headers: { accept } });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );
});

describe('the log', () => {
  it('names routes by their pattern and never a value of URL or body', async () => {
    await door.get('/api/performance-years/000300101', { as: vendor });
    await door.post('/api/performance-years', { as: vendor, body: { ...start, '000300102': 'Jane' } });
    const log = door.lines.join('\n');
    expect(log).toContain('GET /api/performance-years/:id 404');
    expect(log).not.toMatch(/00030010|Jane/);
  });
});

describe('health', () => {
  it('tells of each part whether it can be reached', async () => {
    const answer = await door.get('/api/health');
    expect(answer.status).toBe(200);
    expect(answer.json.data).toEqual({
      health: { status: 'up', parts: { store: 'up', temporal: 'up', kafka: 'up' } },
    });
  });
});

describe('createApi', () => {
  it('refuses to run in production on development tokens', () => {
    const { runtime, client } = door;
    const production = { ...runtime, config: { ...runtime.config, environment: 'production' } };
    expect(() => createApi({ runtime: production, client, taskQueue: 'q', mode: 'production' })).toThrow(/verifyToken/);
  });
});
