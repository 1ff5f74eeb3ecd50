import { createApi } from '../../api/server';
import { issueDevelopmentToken } from '../../privacy/development-token';
import { clinicianRefOf, entityRefOf } from '../../store/entity-years';
import { putClinician } from '../../store/roster';
import { entityKeyOf, yearWorkflowId } from '../../schemas/ids';
import { aboveThreshold, saveStory } from '../support/life';
import { syntheticNpi, syntheticTin } from '../support/npi';
import { type RunningService, startService } from '../support/running-service';
import { groupSubmission } from '../support/submissions';
import { until } from '../support/until';

// Whole lives on real servers, on machines that may be busy.
jest.setTimeout(60_000);

let service: RunningService;
let api: ReturnType<typeof createApi>;
const tin = syntheticTin(300_901);
const DAY = 86_400;

beforeAll(async () => {
  service = await startService();
  const { runtime, client } = service.test;
  api = createApi({
    runtime,
    client,
    taskQueue: runtime.config.taskQueue,
    mode: 'production',
    deliverWithinMs: 20_000,
  });
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

/** Preliminary and final eligibility are known and the window is open; scores are out in a while, adjustments later. */
const dates = {
  initialEligibilityRelease: -60,
  mvpSubgroupRegistrationOpen: -50,
  mvpSubgroupRegistrationClose: DAY,
  finalEligibilityRelease: -40,
  submissionOpen: -30,
  submissionClose: DAY,
};

async function call(
  as: 'vendor' | 'rival' | 'operator',
  method: 'GET' | 'POST',
  url: string,
  body?: unknown,
  key?: string,
) {
  const role = as === 'operator' ? 'operator' : 'vendor';
  const token = await issueDevelopmentToken(service.test.runtime.keyring, { org: as, roles: [role] });
  const answer = await api.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body), text: answer.body };
}

async function start(tin: string, calendar: string) {
  const body = { entityType: 'group', taxpayerIdentificationNumber: tin, performanceYear: 2024, calendar };
  const started = await call('vendor', 'POST', '/api/performance-years', body);
  expect(started.status).toBe(201);
  const { id } = started.body.data.performanceYear;
  expect(started.headers['location']).toBe(`/api/performance-years/${id}`);
  return id as string;
}

async function startPractice(): Promise<string> {
  const { runtime } = service.test;
  const id = await start(tin, await saveStory(service.test, new Date(), dates));
  for (const npi of [syntheticNpi(1), syntheticNpi(2)]) {
    const clinicianRef = clinicianRefOf(runtime.keyring, npi, 2024);
    const segments = [aboveThreshold(1), aboveThreshold(2)];
    await putClinician(runtime.database, runtime.keyring, id, npi, {
      clinicianRef,
      clinicianType: 'physician',
      segments,
    });
  }
  return id;
}

describe('a year through the door', () => {
  let id: string;
  beforeAll(async () => {
    id = await startPractice();
  });
  afterAll(() => service.test.client.workflow.getHandle(yearWorkflowId(id)).terminate('the test is over'));

  it('is found running by whoever starts it again, and tells so', async () => {
    const body = { entityType: 'individual', taxpayerIdentificationNumber: tin, performanceYear: 2024 };
    const again = await call('rival', 'POST', '/api/performance-years', body);
    expect([again.status, again.body.data.performanceYear]).toMatchObject([200, { id, alreadyRunning: true }]);
  });

  it('takes a file and answers with one result a set and the preliminary score', async () => {
    const { status, body } = await call('vendor', 'POST', '/api/submissions', groupSubmission(tin), 'file-1');
    expect(status).toBe(201);
    expect(body.data.measurementSets.map((set: { outcome: string }) => set.outcome)).toEqual([
      'created',
      'created',
      'created',
    ]);
    expect(body.data.scores).toMatchObject([{ label: 'preliminary', programName: 'mips', score: { name: 'total' } }]);
  });

  it('gives the first answer again to the same key, and changes nothing for equal content under another', async () => {
    const first = await call('vendor', 'POST', '/api/submissions', groupSubmission(tin), 'file-1');
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, 'true']);
    const second = await call('vendor', 'POST', '/api/submissions', groupSubmission(tin), 'file-2');
    expect(second.status).toBe(200);
    expect(new Set(second.body.data.measurementSets.map((set: { outcome: string }) => set.outcome))).toEqual(
      new Set(['unchanged']),
    );
  });

  it('takes a single set with its submission embedded', async () => {
    const { measurementSets, ...submission } = groupSubmission(tin);
    const set = { ...measurementSets[1], measurements: [{ measureId: 'IA_EPA_1', value: true }], submission };
    const { status, body } = await call('vendor', 'POST', '/api/measurement-sets', set);
    expect([status, body.data.measurementSets]).toMatchObject([
      200,
      [{ category: 'ia', outcome: 'replaced', version: 2 }],
    ]);
  });

  it('refuses a set of an MVP that nobody registered, at the path in the posted set', async () => {
    const { measurementSets, ...submission } = groupSubmission(tin);
    const set = { ...measurementSets[1], programName: 'G0053', submission };
    const { status, body } = await call('vendor', 'POST', '/api/measurement-sets', set);
    expect([status, body.error.details]).toMatchObject([409, [{ code: 'NOT_REGISTERED', path: '$.programName' }]]);
  });

  it('registers the group for an MVP, and a subgroup whose data then find their year', async () => {
    const url = `/api/performance-years/${id}/registrations`;
    const group = { entityType: 'group', programName: 'G0053', populationHealthMeasureId: '479' };
    expect((await call('vendor', 'POST', url, group)).status).toBe(201);
    const members = [syntheticNpi(1), syntheticNpi(2)];
    const subgroup = {
      entityType: 'subgroup',
      programName: 'G0053',
      entityId: 'SG-00000001',
      nationalProviderIdentifiers: members,
    };
    const registered = await call('vendor', 'POST', url, subgroup);
    expect([registered.status, registered.body.data.registration.clinicianCount]).toEqual([201, 2]);
    const set = { ...groupSubmission(tin).measurementSets[1], programName: 'G0053' };
    const file = { entityType: 'subgroup', entityId: 'SG-00000001', performanceYear: 2024, measurementSets: [set] };
    const sent = await call('vendor', 'POST', '/api/submissions', file);
    expect([sent.status, sent.body.data.submission.performanceYearId]).toEqual([201, id]);
  });

  it('shows each reader what is theirs', async () => {
    const vendor = (await call('vendor', 'GET', `/api/performance-years/${id}`)).body.data.performanceYear;
    expect(vendor).toMatchObject({ view: 'own', phase: 'submission', window: { state: 'open' } });
    expect(vendor.measurementSets).toMatchObject({ own: expect.any(Array), othersCount: 0 });
    expect(vendor.measurementSets.own).toHaveLength(4);
    expect(vendor.scores).not.toHaveProperty('final');
    const rival = (await call('rival', 'GET', `/api/performance-years/${id}`)).body.data.performanceYear;
    expect(rival).toMatchObject({
      measurementSets: { own: [], othersCount: 4 },
      registrations: [],
      scores: { preliminary: [] },
    });
    const operator = (await call('operator', 'GET', `/api/performance-years/${id}`)).body.data.performanceYear;
    expect(operator).toMatchObject({ view: 'whole', measurementSets: { othersCount: 4 }, scores: { final: [] } });
    expect(operator.registrations).toHaveLength(2);
  });

  it('tells its facts in order, in pages, with those of others redacted', async () => {
    const url = `/api/performance-years/${id}/timeline`;
    const whole = (await call('operator', 'GET', `${url}?itemsPerPage=2`)).body.data;
    expect(whole.timeline.map((item: { sequence: number }) => item.sequence)).toEqual([1, 2]);
    expect(whole).toMatchObject({ startIndex: 0, itemsPerPage: 2, timeline: [{ type: 'lifecycle.started' }, {}] });
    const rest = (await call('rival', 'GET', `${url}?startIndex=2`)).body.data;
    expect(rest.timeline).toHaveLength(rest.totalItems - 2);
    const accepted = rest.timeline.find((item: { type: string }) => item.type === 'measurementset.accepted');
    expect(accepted).toMatchObject({ data: null, redacted: true });
  });

  it('explains each score at the address that its facts carry', async () => {
    const { timeline } = (await call('operator', 'GET', `/api/performance-years/${id}/timeline`)).body.data;
    const scored = timeline.find((item: { type: string }) => item.type === 'score.preliminary-calculated');
    const { status, body } = await call('vendor', 'GET', scored.data.dataref);
    expect([status, body.data]).toMatchObject([200, { label: 'preliminary', score: { name: 'total' } }]);
    expect((await call('rival', 'GET', scored.data.dataref)).status).toBe(404);
  });

  it('answers a reader of its own writes, and 503 to one who asks for a fact that is not there', async () => {
    const url = `/api/performance-years/${id}`;
    const last = Number((await call('vendor', 'GET', url)).headers['qpp-sequence']);
    expect((await call('vendor', 'GET', `${url}?minSequence=${last}`)).status).toBe(200);
    const ahead = await call('vendor', 'GET', `${url}?minSequence=${last + 1}`);
    expect([ahead.status, ahead.headers['retry-after']]).toEqual([503, '1']);
    expect((await call('vendor', 'GET', `${url}?minSequence=x`)).status).toBe(422);
  });

  it('hears how often somebody was turned away', async () => {
    await call('vendor', 'POST', `/api/performance-years/${id}/reviews`, { entityType: 'group', grounds: ['other'] });
    const handle = service.test.client.workflow.getHandle(yearWorkflowId(id));
    await until(async () => {
      const { state } = await handle.query<{ state: { turnedAway: { lastCode: string } | null } }>('status');
      return state.turnedAway?.lastCode === 'REVIEW_NOT_OPEN';
    });
  });

  it('says no TIN and no NPI anywhere', async () => {
    const answers = await Promise.all(
      ['', '/timeline', '/reviews'].map((tail) => call('operator', 'GET', `/api/performance-years/${id}${tail}`)),
    );
    const words = answers.map(({ text }) => text).join('\n');
    for (const secret of [tin, syntheticNpi(1), syntheticNpi(2), 'SG-00000001']) expect(words).not.toContain(secret);
  });
});

describe('targeted review through the door', () => {
  const out = {
    ...dates,
    mvpSubgroupRegistrationClose: -45,
    submissionClose: -20,
    finalScoreRelease: -15,
    targetedReviewOpen: -15,
    targetedReviewClose: DAY,
  };
  const npi = syntheticNpi(300_902);
  let cases: string;
  beforeAll(async () => {
    const reviewed = syntheticTin(300_902);
    const { database, keyring } = service.test.runtime;
    const entityKey = entityKeyOf(entityRefOf(keyring, 'tin', reviewed, 2024), 2024);
    // Who must report and does not is scored all the same: there is a score to ask about.
    await putClinician(database, keyring, entityKey, npi, {
      clinicianRef: clinicianRefOf(keyring, npi, 2024),
      clinicianType: 'physician',
      segments: [aboveThreshold(1), aboveThreshold(2)],
    });
    const id = await start(reviewed, await saveStory(service.test, new Date(), out));
    cases = `/api/performance-years/${id}/reviews`;
  });

  it('opens a case, shows it to who asked for it, and tells of its twin', async () => {
    const body = { entityType: 'individual', nationalProviderIdentifier: npi, grounds: ['calculationError'] };
    const asked = await call('vendor', 'POST', cases, body);
    expect([asked.status, asked.body.data.review.state]).toEqual([201, 'requested']);
    const twin = await call('vendor', 'POST', cases, body);
    expect([twin.status, twin.body.error.details[0].code]).toEqual([409, 'REVIEW_DUPLICATE']);
    const own = (await call('vendor', 'GET', cases)).body.data.reviews;
    expect(own).toMatchObject([{ state: 'requested', outcome: null }]);
  });

  it('answers a decision when the case has reported it to the year; there is no second one', async () => {
    const [{ id }] = (await call('operator', 'GET', cases)).body.data.reviews;
    const decided = await call('operator', 'POST', `${cases}/${id}/decision`, { outcome: 'denied' }, 'decide-1');
    expect([decided.status, decided.body.data.review]).toMatchObject([200, { id, outcome: 'denied' }]);
    const again = await call('operator', 'POST', `${cases}/${id}/decision`, { outcome: 'denied' }, 'decide-1');
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    const other = await call('operator', 'POST', `${cases}/${id}/decision`, { outcome: 'granted' });
    expect(other.status).toBe(409);
  });
});

describe('a year that has ended', () => {
  it('answers what still comes with a refusal that says so, and keeps it', async () => {
    const over = {
      ...dates,
      mvpSubgroupRegistrationClose: -45,
      submissionClose: -20,
      finalScoreRelease: -15,
      targetedReviewOpen: -15,
      paymentAdjustmentRelease: -12,
      targetedReviewClose: -10,
      paymentYearStart: -8,
      paymentYearEnd: -5,
    };
    const id = await start(syntheticTin(300_903), await saveStory(service.test, new Date(), over));
    await service.test.client.workflow.getHandle(yearWorkflowId(id)).result();
    const loaded = { kind: 'cost', batchRef: 'late', rows: 1 };
    const late = await call('operator', 'POST', `/api/performance-years/${id}/facts`, loaded, 'late-1');
    expect([late.status, late.body.error.details[0].code]).toEqual([409, 'YEAR_CLOSED']);
    const retry = await call('operator', 'POST', `/api/performance-years/${id}/facts`, loaded, 'late-1');
    expect([retry.status, retry.headers['idempotency-replayed'], retry.text]).toEqual([409, 'true', late.text]);
    const year = (await call('operator', 'GET', `/api/performance-years/${id}`)).body.data.performanceYear;
    expect(year).toMatchObject({ phase: 'closed', waiting: null });
  });
});
