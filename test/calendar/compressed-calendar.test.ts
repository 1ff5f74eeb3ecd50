import fc from '../support/fast-check';
import type { Calendar, MilestoneId } from '../../calendar/calendar';
import { mainMilestones } from '../../calendar/calendar';
import { CompressionTooShortError, compressedCalendar } from '../../calendar/compressed-calendar';
import { resolvedReleases } from '../../calendar/resolved-releases';
import { officialOf, years } from './years';

const startAt = '2026-11-23T10:00:00.000Z';
const at = (calendar: Calendar, id: MilestoneId) => Date.parse(calendar.milestones[id]?.at ?? '');
const between = (calendar: Calendar, from: MilestoneId, to: MilestoneId) => at(calendar, to) - at(calendar, from);

/** Any year with any length from the least that is promised to two hours. */
const anyCompression = fc.record({
  year: fc.constantFrom(...years),
  durationMs: fc.integer({ min: 90_000, max: 7_200_000 }),
});
const compressed = ({ year, durationMs }: { year: number; durationMs: number }) =>
  compressedCalendar(officialOf(year), { startAt, durationMs });

describe('compressedCalendar', () => {
  it('keeps the order of all dates in every year; what falls together stays together', () => {
    fc.assert(
      fc.property(anyCompression, (choice) => {
        const before = resolvedReleases(officialOf(choice.year));
        const after = compressed(choice);
        const ids = Object.keys(after.milestones) as MilestoneId[];
        for (const left of ids) {
          for (const right of ids) {
            const real = at(before, left) - at(before, right);
            const squeezed = at(after, left) - at(after, right);
            if (real === 0) expect(squeezed).toBe(0);
            if (real < 0) expect(squeezed).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives every window in which somebody acts at least ten seconds', () => {
    const windows: [MilestoneId, MilestoneId][] = [
      ['mvpSubgroupRegistrationOpen', 'mvpSubgroupRegistrationClose'],
      ['finalEligibilityRelease', 'submissionClose'],
      ['submissionOpen', 'submissionClose'],
      ['targetedReviewOpen', 'targetedReviewClose'],
      ['paymentAdjustmentRelease', 'targetedReviewClose'],
    ];
    fc.assert(
      fc.property(anyCompression, (choice) => {
        const calendar = compressed(choice);
        for (const [from, to] of windows) {
          if (calendar.milestones[from]) expect(between(calendar, from, to)).toBeGreaterThanOrEqual(10_000);
        }
        const scoresFirst = between(calendar, 'finalScoreRelease', 'paymentAdjustmentRelease');
        if (scoresFirst !== 0) expect(scoresFirst).toBeGreaterThanOrEqual(10_000);
      }),
    );
  });

  it('leaves four seconds between main milestones that do not fall together, and eight before the first', () => {
    fc.assert(
      fc.property(anyCompression, (choice) => {
        const calendar = compressed(choice);
        const present = mainMilestones.filter((id) => calendar.milestones[id]);
        expect(at(calendar, present[0]!) - Date.parse(startAt)).toBeGreaterThanOrEqual(8_000);
        present.slice(1).forEach((id, index) => {
          const gap = between(calendar, present[index]!, id);
          if (gap !== 0) expect(gap).toBeGreaterThanOrEqual(4_000);
        });
      }),
    );
  });

  it('lasts exactly as long as asked, from the start to the end of the payment year', () => {
    fc.assert(
      fc.property(anyCompression, (choice) => {
        const calendar = compressed(choice);
        expect(at(calendar, 'paymentYearEnd')).toBe(Date.parse(startAt) + choice.durationMs);
        for (const milestone of Object.values(calendar.milestones)) {
          expect(Date.parse(milestone.at ?? '')).toBeGreaterThanOrEqual(Date.parse(startAt));
        }
      }),
    );
  });

  it('shrinks the months in which nobody acts: the payment year takes less room than the submission window', () => {
    const calendar = compressed({ year: 2024, durationMs: 150_000 });
    const paymentYear = between(calendar, 'paymentYearStart', 'paymentYearEnd');
    expect(paymentYear).toBeLessThan(between(calendar, 'submissionOpen', 'submissionClose'));
  });

  it('stretches every window alike when there is time to spare', () => {
    // 2024 needs 72 s (8 + 4 + 10 + 4 + 4 + 10 + 4 + 10 + 10 + 4 + 4); 144 s doubles each piece.
    const calendar = compressed({ year: 2024, durationMs: 144_000 });
    expect(between(calendar, 'submissionOpen', 'submissionClose')).toBe(20_000);
    expect(between(calendar, 'finalScoreRelease', 'paymentAdjustmentRelease')).toBe(20_000);
  });

  it('refuses a length that cannot hold the windows, and says what would', () => {
    const tooShort = () => compressed({ year: 2024, durationMs: 60_000 });
    expect(tooShort).toThrow(CompressionTooShortError);
    expect(tooShort).toThrow('needs 72000 ms');
  });

  it('advances by date throughout and carries no bracket of the real year', () => {
    const calendar = compressed({ year: 2024, durationMs: 150_000 });
    expect(calendar.kind).toBe('compressed');
    for (const milestone of Object.values(calendar.milestones)) {
      expect(milestone.advances).toBe(true);
      expect(milestone).not.toHaveProperty('earliestAt');
    }
  });
});
