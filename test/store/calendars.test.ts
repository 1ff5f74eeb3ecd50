import type { Calendar } from '../../calendar/calendar';
import {
  findCalendar,
  getCalendar,
  moveDeadline,
  recordRelease,
  saveCalendar,
  yearsOnCalendar,
} from '../../store/calendars';
import { openEntityYear } from '../../store/entity-years';
import { syntheticTin } from '../support/npi';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

const calendar = (name: string, closesAt = '2025-04-01T00:00:00.000Z'): Calendar => ({
  name,
  kind: 'story',
  performanceYear: 2024,
  milestones: {
    submissionClose: { id: 'submissionClose', kind: 'deadline', at: closesAt, synthetic: true, advances: true },
  },
});

describe('saveCalendar', () => {
  it('stores a calendar whole, with its scaling factor where it has one', async () => {
    await saveCalendar(store.database, calendar('plain'));
    await saveCalendar(store.database, calendar('scaled'), { scaling: { factor: '1.234', synthetic: true } });
    expect(await findCalendar(store.database, 'plain')).toEqual({
      calendar: calendar('plain'),
      releases: [],
      overrides: [],
      scaling: null,
    });
    expect((await findCalendar(store.database, 'scaled'))?.scaling).toEqual({ factor: '1.234', synthetic: true });
  });

  it('stored again replaces its dates and keeps what has happened on it', async () => {
    await saveCalendar(store.database, calendar('again'));
    await recordRelease(store.database, 'again', 'scores', '2025-08-01T00:00:00.000Z');
    await saveCalendar(store.database, calendar('again', '2025-04-16T00:00:00.000Z'));
    const found = await getCalendar(store.database, 'again');
    expect(found.calendar.milestones.submissionClose?.at).toBe('2025-04-16T00:00:00.000Z');
    expect(found.releases).toHaveLength(1);
  });

  it('is missed by its name', async () => {
    expect(await findCalendar(store.database, 'absent')).toBeUndefined();
    await expect(getCalendar(store.database, 'absent')).rejects.toThrow('absent');
  });
});

describe('recordRelease', () => {
  it('keeps the first of its kind: a reissue moves no clock', async () => {
    await saveCalendar(store.database, calendar('released'));
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        recordRelease(store.database, 'released', 'scores', `2025-08-0${n + 1}T00:00:00.000Z`),
      ),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await getCalendar(store.database, 'released')).releases).toEqual([all[0]]);
    await recordRelease(store.database, 'released', 'adjustments', '2025-09-01T00:00:00.000Z');
    expect((await getCalendar(store.database, 'released')).releases).toHaveLength(2);
  });

  it('is an error on a calendar that is not in the store', async () => {
    await expect(recordRelease(store.database, 'absent', 'scores', '2025-08-01T00:00:00.000Z')).rejects.toThrow();
  });
});

describe('moveDeadline', () => {
  it('keeps every word on a date, the last one last', async () => {
    await saveCalendar(store.database, calendar('moved'));
    for (const day of ['15', '20', '10'])
      await moveDeadline(store.database, 'moved', {
        milestone: 'submissionClose',
        at: `2025-04-${day}T00:00:00.000Z`,
        reason: `to the ${day}th`,
      });
    const { overrides } = await getCalendar(store.database, 'moved');
    expect(overrides.map(({ reason }) => reason)).toEqual(['to the 15th', 'to the 20th', 'to the 10th']);
  });
});

describe('yearsOnCalendar', () => {
  it('pages through the years of one calendar, each once', async () => {
    const open = (n: number, calendarName: string) =>
      openEntityYear(store.database, store.keyring, {
        kind: 'tin',
        identifier: syntheticTin(9_000 + n),
        performanceYear: 2024,
        calendarName,
      });
    const keys = await Promise.all([1, 2, 3, 4, 5].map((n) => open(n, 'paged')));
    await open(6, 'other');
    const found: string[] = [];
    for (let page = [''], after = ''; page.length > 0; after = page.at(-1) ?? '') {
      page = await yearsOnCalendar(store.database, 'paged', after, 2);
      found.push(...page);
    }
    expect(found).toEqual([...keys].sort());
  });
});
