import { diffPolicies, renderDiff } from '../../policy';
import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';

const diff = (from: number, to: number) => diffPolicies(loadPolicyFile(from), loadPolicyFile(to));
const text = (from: number, to: number): string => renderDiff(diff(from, to)).join('\n');
const change = (from: number, to: number, pointer: string) =>
  diff(from, to).changes.find((candidate) => candidate.pointer === pointer);

describe('diffPolicies', () => {
  it('says when scores of hospitals begin, end and begin again', () => {
    const told = (from: number) => diff(from, from + 1).headlines.filter((line) => line.startsWith('Facility-based'));
    expect([2018, 2020, 2021, 2022].map(told)).toEqual([
      ['Facility-based scores begin.'],
      ['Facility-based scores end.'],
      [],
      ['Facility-based scores begin.'],
    ]);
  });

  it.each(supportedPolicyYears().slice(1))('never tells of %i as changed what stayed', (year) => {
    expect(diff(year - 1, year).headlines.join('\n')).not.toMatch(/: (\S[^\n]*) → \1\.$/m);
  });

  it.each(supportedPolicyYears())('finds nothing between %i and itself', (year) => {
    expect(diff(year, year)).toEqual({ from: year, to: year, headlines: [], changes: [], movedWithTheYear: [] });
  });

  it('tells the year MIPS Value Pathways began: pathways, subgroups, 1 to 10, cost improvement, no exceptional bonus', () => {
    const { headlines } = diff(2022, 2023);
    expect(headlines).toEqual(
      expect.arrayContaining([
        'MVPs begin.',
        'Subgroups begin.',
        'A measure with a benchmark earns 1 to 10 points (was 3 to 10).',
        'Improvement points in cost begin.',
        'Measures of the single score in Promoting Interoperability: now with PI_EP_2, PI_HIE_6.',
        'Most points in Promoting Interoperability: PI_HIE_1 20 → 15, PI_HIE_4 20 → 15, PI_HIE_5 40 → 30, PI_PEA_1 40 → 25, public health 10 → 25.',
        'No additional adjustment for exceptional performance any more (its threshold was 89).',
      ]),
    );
    // Threshold 75, limit 9 percent and weights 30/30/15/25 stayed.
    expect(headlines.join()).not.toMatch(/Performance threshold|Largest adjustment|Weights/);
  });

  it.each([
    [
      2017,
      2018,
      [/30000 dollars → 90000 dollars/, /patients: 100 → 200/, /Virtual groups begin/, /3 points → 15 points/],
    ],
    [
      2017,
      2018,
      [/60\/0\/15\/25 → 50\/10\/15\/25/, /final score: 0 points → 5/, /Complex patient bonuses begin/, /extreme/],
    ],
    [2018, 2019, [/Opt-ins begin/, /Services become an element/, /Clinician types: now with/, /another model/]],
    [2018, 2019, [/Facility-based scores begin/, /10-01 \(month-day\) instead of 09-01/, /in quality: 0 points → 6/]],
    [
      2019,
      2020,
      [
        /Data completeness: 60% → 70%/,
        /needs 50% of its clinicians/,
        /hospital-based when > 75%/,
        /taken out for everyone/,
      ],
    ],
    [2020, 2021, [/APM scoring standard end/, /APP reports begin/, /then APM Entity or group or individual/]],
    [
      2021,
      2022,
      [
        /high-priority measures end/,
        /end-to-end electronic reporting end/,
        /first two years begin/,
        /now with small practice/,
      ],
    ],
    [2021, 2022, [/rows of their own for small practices begin/, /clinical social worker, certified nurse midwife/]],
    [2023, 2024, [/70% → 75%/, /90 days → 180 days/, /Cost benchmarks:.*median SD/, /closes 30 days after/]],
    [
      2024,
      2025,
      [
        /APP Plus reports begin/,
        /counted, without weights/,
        /Least that counts/,
        /cap lifted for 15/,
        /standard deviation/,
      ],
    ],
    [2025, 2026, [/only a multispecialty SMALL practice/, /QP level: individual level/, /informational-only period/]],
  ])('tells what a reader of scores feels from %i to %i', (from, to, expected) => {
    const all = diff(from, to).headlines.join('\n');
    for (const sentence of expected) expect(all).toMatch(sentence);
  });

  it('gives pointer, both values and the standing of the later figure', () => {
    expect(change(2023, 2024, '/quality/dataCompletenessPercent/qcdrRegistryMipsCqmEcqm')).toEqual({
      pointer: '/quality/dataCompletenessPercent/qcdrRegistryMipsCqmEcqm',
      section: 'quality',
      label: 'data completeness percent · QCDR, registry, MIPS CQM, eCQM',
      kind: 'changed',
      old: 70,
      new: 75,
      words: '70 → 75',
      standing: 'verified',
      sources: [expect.stringMatching(/^page:/)],
    });
  });

  it('leaves out a day that is the same a year later, whatever daylight saving does to its offset', () => {
    const { changes, movedWithTheYear } = diff(2024, 2025);
    // 31 March 2025 and 31 March 2026, 20:00 in New York.
    expect(movedWithTheYear).toContain('/calendar/submissionWindow/closeActual');
    expect(changes.map(({ pointer }) => pointer)).not.toContain('/calendar/submissionWindow/closeActual');
    expect(changes.map(({ pointer }) => pointer).filter((pointer) => pointer.startsWith('/calendar/timers'))).toEqual(
      [],
    );
  });

  it('keeps a day that moved', () => {
    expect(change(2022, 2023, '/calendar/submissionWindow/closeActual')?.words).toBe(
      '2023-03-31 20:00 ET → 2024-04-15 20:00 ET',
    );
  });

  it('moves years as far as the two lie apart', () => {
    // 1 January 2017 and 1 January 2023.
    expect(diff(2017, 2023).movedWithTheYear).toContain('/calendar/performancePeriods/quality/start');
  });

  it('pairs the rows of a table by what they are about, not by their place', () => {
    const weights = diff(2018, 2019).changes.filter(({ pointer }) =>
      pointer.startsWith('/categoryWeights/reweighting/standard/0'),
    );
    // 50/10/15/25 became 45/15/15/25.
    expect(weights.map(({ words }) => words)).toEqual([
      'quality 50, cost 10, IA 15, PI 25 → quality 45, cost 15, IA 15, PI 25',
    ]);
  });

  it('says of lists what came and what went', () => {
    expect(change(2022, 2023, '/quality/administrativeClaims/measureIds')?.words).toBe('+ 492');
  });

  it('says that a figure is not known yet instead of calling it removed', () => {
    const days = change(2022, 2023, '/targetedReview/documentResponseDays');
    expect([days?.kind, days?.words, days?.standing]).toEqual(['changed', '30 → not known yet', 'unknown']);
  });

  it('reads backwards as well', () => {
    expect(diff(2023, 2022).headlines).toContain('MVPs end.');
    expect(diff(2023, 2022).changes.find(({ pointer }) => pointer === '/methods/requiredMvpMeasures')?.kind).toBe(
      'removed',
    );
  });
});

describe('renderDiff', () => {
  it('puts sentences first, figures by section after them, and says what was left out', () => {
    const lines = text(2022, 2023);
    expect(lines.indexOf('* MVPs begin.')).toBeLessThan(lines.indexOf('PARTICIPATION AND REPORTING OPTIONS'));
    expect(lines).toMatch(/\d+ changes\. Left out: \d+ dates, labels and baseline years/);
  });

  it('keeps its lines within a screen', () => {
    for (const line of text(2024, 2025).split('\n')) expect(line.length).toBeLessThanOrEqual(160);
  });
});
