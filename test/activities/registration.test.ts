import { readRegistrations, yearOfRegisteredUnit } from '../../store/registrations';
import { syntheticNpi } from '../support/npi';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, belowThreshold } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

/** Four clinicians: two who must report and two below the threshold. */
async function practice(): Promise<DecidedYear> {
  const year = await DecidedYear.open(test, [{}, {}, belowThreshold, belowThreshold]);
  await year.determine('preliminary');
  return year;
}

const subgroup = (entityId: string, npis: (string | undefined)[], programName = 'G0053') => ({
  entityType: 'subgroup',
  entityId,
  programName,
  nationalProviderIdentifiers: npis,
});

/** Ids are unique in a performance year, so each practice here has its own. */
const idOf = (year: DecidedYear, n: number) => `SG-${n}-${year.entityKey.slice(4, 16)}`;

const registrations = (year: DecidedYear) => readRegistrations(test.runtime.database, year.entityKey);

describe('the registration of a group for an MVP', () => {
  it('is taken, told once, and needs no clinicians', async () => {
    const year = await practice();
    const { row } = await year.apply('registration', { entityType: 'group', programName: 'G0053' });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    const fact = (await year.facts()).at(-1)!;
    expect(fact).toMatchObject({
      type: 'registration.registered',
      data: { kind: 'mvp', unitRef: 'group', mvpId: 'G0053' },
    });
  });

  it('is edited as a whole: the edit replaces it under its old reference', async () => {
    const year = await practice();
    const first = { entityType: 'group', programName: 'G0053', populationHealthMeasureId: '484' };
    await year.apply('registration', first);
    const [before] = await registrations(year);
    const { row } = await year.apply('registration', { entityType: 'group', programName: 'G0057' });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 200 } });
    const after = await registrations(year);
    expect(after).toMatchObject([
      { registrationRef: before!.registrationRef, mvpId: 'G0057', populationHealthMeasure: null },
    ]);
    const fact = (await year.facts()).at(-1)!;
    expect(fact.type).toBe('registration.changed');
    expect(fact.data).not.toHaveProperty('choice');
  });

  it('made again in the same way changes nothing', async () => {
    const year = await practice();
    await year.apply('registration', { entityType: 'group', programName: 'G0053' });
    const before = await year.count();
    const { row } = await year.apply('registration', { entityType: 'group', programName: 'G0053' });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 200 } });
    expect(await year.count()).toBe(before);
  });
});

describe('the registration of a subgroup', () => {
  it('is taken for two clinicians of the TIN of whom one is eligible', async () => {
    const year = await practice();
    const { row } = await year.apply('registration', subgroup(idOf(year, 1), [year.npis[0], year.npis[2]]));
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    const fact = (await year.facts()).at(-1)!;
    expect(fact.data).toMatchObject({ kind: 'subgroup', mvpId: 'G0053', clinicianCount: 2 });
    const text = JSON.stringify(fact);
    for (const identifier of [idOf(year, 1), ...year.npis]) expect(text).not.toContain(identifier);
  });

  it.each([
    ['one clinician', (year: DecidedYear) => [year.npis[0]], /at least two/],
    ['one clinician named twice', (year: DecidedYear) => [year.npis[0], year.npis[0]], /at least two/],
    [
      'a clinician who does not bill under the TIN',
      (year: DecidedYear) => [year.npis[0], syntheticNpi(999_999)],
      /1 of these.*bill/,
    ],
    [
      'nobody who is eligible individually',
      (year: DecidedYear) => [year.npis[2], year.npis[3]],
      /at least one.*eligible/,
    ],
  ])('is refused for %s', async (_, members, message) => {
    const year = await practice();
    const { row } = await year.apply('registration', subgroup(idOf(year, 1), members(year)));
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'], answer: { status: 409 } });
    expect(JSON.stringify(row.answer)).toMatch(message);
    expect(JSON.stringify(row.answer)).not.toContain(year.npis[0]);
    expect(await registrations(year)).toEqual([]);
  });

  it('is refused for a clinician who is in another subgroup of the TIN', async () => {
    const year = await practice();
    await year.apply('registration', subgroup(idOf(year, 1), [year.npis[0], year.npis[2]]));
    const { row } = await year.apply('registration', subgroup(idOf(year, 2), [year.npis[1], year.npis[2]]));
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'] });
    expect(await registrations(year)).toHaveLength(1);
  });

  it('takes a clinician whom an edit of the other subgroup has set free', async () => {
    const year = await practice();
    await year.apply('registration', subgroup(idOf(year, 1), [year.npis[0], year.npis[2]]));
    await year.apply('registration', subgroup(idOf(year, 1), [year.npis[0], year.npis[3]]));
    const { row } = await year.apply('registration', subgroup(idOf(year, 2), [year.npis[1], year.npis[2]]));
    expect(row.status).toBe('applied');
    const members = (await registrations(year)).flatMap(({ clinicianRefs }) => clinicianRefs);
    expect(members.sort()).toEqual([...year.clinicianRefs].sort());
  });

  it('counts a clinician named twice once', async () => {
    const year = await practice();
    await year.apply('registration', subgroup(idOf(year, 1), [year.npis[0], year.npis[1], year.npis[0]]));
    expect((await year.facts()).at(-1)!.data).toMatchObject({ clinicianCount: 2 });
  });

  it('is refused before the first determination, when nobody knows who is eligible', async () => {
    const year = await DecidedYear.open(test, [{}, {}]);
    const { row } = await year.apply('registration', subgroup(idOf(year, 1), year.npis));
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'] });
    expect(JSON.stringify(row.answer)).toMatch(/preliminary determination/);
  });

  it('is refused under an id that another practice holds, and the holder keeps it through its edits', async () => {
    const holder = await practice();
    const other = await practice();
    const id = idOf(holder, 1);
    await holder.apply('registration', subgroup(id, [holder.npis[0], holder.npis[2]]));
    const { row } = await other.apply('registration', subgroup(id, [other.npis[0], other.npis[2]]));
    expect(row).toMatchObject({ status: 'refused', codes: ['SUBGROUP_TAKEN'], answer: { status: 409 } });
    await holder.apply('registration', subgroup(id, [holder.npis[0], holder.npis[3]]));
    const [registration] = await registrations(holder);
    const year = await yearOfRegisteredUnit(test.runtime.database, registration!.unitRef, 2024);
    expect(year).toBe(holder.entityKey);
    expect(await registrations(other)).toEqual([]);
  });
});

describe('a unit that is not in the practice', () => {
  it('cannot register: neither a stranger nor the group of a solo practice', async () => {
    const year = await practice();
    const stranger = {
      entityType: 'individual',
      nationalProviderIdentifier: syntheticNpi(999_998),
      programName: 'G0053',
    };
    expect((await year.apply('registration', stranger)).row.codes).toEqual(['NOT_ELIGIBLE']);
    const solo = await DecidedYear.open(test, [{}]);
    await solo.determine('preliminary');
    const { row } = await solo.apply('registration', { entityType: 'group', programName: 'G0053' });
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'] });
    expect(JSON.stringify(row.answer)).toMatch(/no group/);
  });
});
