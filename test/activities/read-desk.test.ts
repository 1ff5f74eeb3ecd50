import { moveDeadline } from '../../store/calendars';
import { findEntityYear } from '../../store/entity-years';
import { takeIn } from '../support/life';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, day } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const look = (year: DecidedYear, seen: { appliedThrough?: number; knownCalendar?: string } = {}) =>
  year.activities.readDesk({
    entityKey: year.entityKey,
    appliedThrough: seen.appliedThrough ?? 0,
    reported: [],
    knownCalendar: seen.knownCalendar ?? null,
  });

describe('readDesk', () => {
  it('tells the dates in force once, and again only when one has moved', async () => {
    const year = await DecidedYear.open(test, [{}]);
    const first = (await look(year)).calendar!;
    expect(first.windowClosesAt).toBe(day(90));
    expect((await look(year, { knownCalendar: first.version })).calendar).toBeNull();
    const { calendarName } = (await findEntityYear(test.runtime.database, year.entityKey))!;
    const extension = { milestone: 'submissionClose', at: day(105), reason: 'extended by CMS' } as const;
    await moveDeadline(test.runtime.database, calendarName, extension);
    expect((await look(year, { knownCalendar: first.version })).calendar).toMatchObject({ windowClosesAt: day(105) });
  });

  it('lays out rows by reference only: who sent what stays in the store', async () => {
    const year = await DecidedYear.open(test, [{}]);
    const row = await takeIn(test, year.entityKey, 'submission', { secret: year.tin }, { receivedAt: day(30) });
    const desk = await look(year);
    expect(desk).toMatchObject({ more: false });
    expect(desk.rows).toEqual([{ intakeId: row.id, number: 1, kind: 'submission', receivedAt: day(30) }]);
  });

  it('gives at most a page of fifty, and says when there is more', async () => {
    const year = await DecidedYear.open(test, [{}]);
    for (let n = 0; n < 51; n += 1) await takeIn(test, year.entityKey, 'facts', { n });
    const desk = await look(year);
    expect(desk).toMatchObject({ more: true });
    expect(desk.rows.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(await look(year, { appliedThrough: 50 })).toMatchObject({ more: false, rows: [{ number: 51 }] });
  });
});
