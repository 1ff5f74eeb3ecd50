import { milestonesInOrder } from '../../calendar/calendar';
import { officialCalendar } from '../../calendar/official-calendar';
import { loadPolicy, loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import type { Category, ReportingOption, SpecialStatus, UnitKind } from '../../policy/year-policy';

const years = supportedPolicyYears();
const categories: readonly Category[] = ['quality', 'cost', 'ia', 'pi'];
const units: readonly UnitKind[] = ['individual', 'group', 'subgroup', 'virtualGroup', 'apm'];
const options: readonly ReportingOption[] = ['mips', 'mvp', 'app1', 'appPlus', 'apmScoringStandard'];
const statuses: readonly SpecialStatus[] = [
  'smallPractice',
  'rural',
  'hpsa',
  'nonPatientFacing',
  'hospitalBased',
  'ascBased',
  'facilityBased',
];

/** All sixteen sets of absent categories. */
const subsets = Array.from({ length: 16 }, (_, mask) => categories.filter((_category, index) => mask & (1 << index)));
const nameOf = (absent: readonly Category[]): string => [...absent].sort().join('+') || 'none';
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Places of a value that hold neither a figure nor an explicit null. */
function holes(value: unknown, at: string): string[] {
  if (value === undefined || Number.isNaN(value)) return [at];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => holes(item, `${at}/${key}`));
}

describe('no gap', () => {
  it.each(years)('%i: every figure that is read exists or is explicitly null', (year) => {
    expect(holes(loadPolicy(year), '')).toEqual([]);
  });

  it('reads the same figures in every year', () => {
    const shape = (value: object): string[] => Object.keys(value).sort();
    for (const section of ['quality', 'cost', 'ia', 'pi', 'finalScore', 'payment', 'participation'] as const)
      for (const year of years)
        expect([year, shape(loadPolicy(year)[section])]).toEqual([year, shape(loadPolicy(2024)[section])]);
  });

  it.each(years)('%i: says of every unit whether it may report in every option', (year) => {
    const { matrix } = loadPolicy(year).participation;
    for (const option of options)
      for (const unit of units) expect([option, unit, typeof matrix[option][unit]]).toEqual([option, unit, 'boolean']);
  });

  it.each(years)('%i: has a test of an individual and of a TIN for every special status, or none by name', (year) => {
    const { tests } = loadPolicy(year).eligibility.specialStatuses;
    for (const status of statuses) {
      const test = tests[status];
      expect(test === null || (test.individualTest !== '' && test.tinTest !== '')).toBe(true);
    }
    expect(Object.keys(tests).sort()).toEqual([...statuses].sort());
  });

  it.each(years)('%i: the rows of both tables cover all sixteen sets of absent categories, once each', (year) => {
    const { standard, small } = loadPolicyFile(year).categoryWeights.reweighting;
    for (const table of small === null ? [standard] : [standard, small])
      expect(table.map(({ absent }) => nameOf(absent)).sort()).toEqual(subsets.map(nameOf).sort());
  });

  it.each(years)(
    '%i: a row has no weights where fewer than two weighted categories are left, and only there',
    (year) => {
      const policy = loadPolicy(year);
      const weighted = categories.filter((category) => policy.weights.standard[category] > 0);
      for (const isSmall of [false, true])
        for (const absent of subsets) {
          const row = policy.weights.row('mips', new Set(absent), isSmall);
          const left = weighted.filter((category) => !absent.includes(category)).length;
          const isUnknown = policy.cite(row!.pointer).unknown === true;
          expect([nameOf(absent), row?.weights === null]).toEqual([nameOf(absent), left < 2 || isUnknown]);
        }
    },
  );

  it.each(years)('%i: every class of measure up to the third has points for large and small', (year) => {
    const classes = loadPolicyFile(year).quality.pointsByClass;
    expect(classes.map((row) => row.class).slice(0, 3)).toEqual([1, 2, 3]);
    for (const row of classes.slice(1, 3)) expect(Object.keys(row.points).sort()).toEqual(['large', 'small']);
  });

  it.each(years)(
    '%i: every cost measure has a case minimum, and every measure that is benchmarked is listed',
    (year) => {
      const { caseMinimums } = loadPolicy(year).cost;
      for (const cases of Object.values(caseMinimums)) expect(cases).toBeGreaterThan(0);
    },
  );
});

describe('the calendar', () => {
  it.each(years)('%i: opens before it closes, and a phase begins when the one before it ended', (year) => {
    const calendar = officialCalendar(loadPolicy(year).calendar.timers, year);
    const at = new Map(
      milestonesInOrder(calendar).map(({ id, at: instant, earliestAt }) => [id as string, instant ?? earliestAt]),
    );
    const story = [
      'performancePeriodStart',
      'performancePeriodEnd',
      'submissionOpen',
      'submissionClose',
      'finalScoreRelease',
      'paymentYearEnd',
    ].map((id) => at.get(id));
    expect(story).not.toContain(undefined);
    expect([...story].sort()).toEqual(story);
  });

  it.each(years)('%i: every row has a day, or a bracket of days', (year) => {
    const bare = loadPolicy(year).calendar.timers.filter(
      ({ date, earliest, latest }) =>
        date === null && !(earliest !== undefined && latest !== undefined && earliest <= latest),
    );
    expect(bare).toEqual([]);
  });

  it.each(years)('%i: names each date once', (year) => {
    const ids = loadPolicy(year).calendar.timers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(years)('%i: an extended close is later than the first one, an unextended one is the same', (year) => {
    const { submissionWindow } = loadPolicy(year).calendar.figures as unknown as {
      submissionWindow: { closeOriginal: { date: string }; closeActual: { date: string }; extended: boolean };
    };
    const { closeOriginal, closeActual, extended } = submissionWindow;
    expect(closeActual.date > closeOriginal.date).toBe(extended);
    expect(closeActual.date >= closeOriginal.date).toBe(true);
  });
});

describe('no overlap', () => {
  it.each(years)('%i: the second segment of claims begins on the day after the first', (year) => {
    const [first, second] = loadPolicy(year).eligibility.determinationPeriod.segments;
    expect(first!.start < first!.end && second!.start < second!.end).toBe(true);
    expect(second!.start).toBe(nextDay(first!.end));
  });

  it.each(years.slice(1))(
    '%i: its first segment is the second of the year before, save where the months changed',
    (year) => {
      const [first] = loadPolicy(year).eligibility.determinationPeriod.segments;
      const second = loadPolicy(year - 1).eligibility.determinationPeriod.segments[1];
      // From 2019 the segments run October to September instead of September to August.
      expect(first!.start).toBe(year === 2019 ? '2017-10-01' : second!.start);
    },
  );

  it.each(years)('%i: snapshots follow each other', (year) => {
    const days = loadPolicy(year).eligibility.qp.snapshots.map(({ date }) => date);
    expect(days).toHaveLength(4);
    expect([...new Set(days)].sort()).toEqual(days);
  });

  it.each(years)('%i: windows of registration close after they open', (year) => {
    const windows = Object.values(loadPolicy(year).participation.registrationWindows).filter(
      (window): window is { open: { date: string }; close: { date: string } } =>
        window !== null && typeof window === 'object' && 'open' in window,
    );
    for (const { open, close } of windows) expect(open.date < close.date).toBe(true);
  });

  it.each(years)('%i: no unit stands on two levels of the final score hierarchy', (year) => {
    const levels = loadPolicy(year).participation.hierarchy.flat();
    expect(new Set(levels).size).toBe(levels.length);
  });

  it.each(years)('%i: no measure is listed twice among the claims measures, the MVPs or the caps', (year) => {
    const { quality, participation } = loadPolicy(year);
    for (const list of [quality.administrativeClaims.measureIds, participation.mvpIds, quality.cappedMeasureIds])
      expect(new Set(list).size).toBe(list.length);
    expect(Object.keys(quality.administrativeClaims.rules).sort()).toEqual(
      [...quality.administrativeClaims.measureIds].sort(),
    );
  });
});
