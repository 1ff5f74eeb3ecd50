import { loadPolicy, supportedPolicyYears, UnknownPolicyYearError } from '../../policy/load';
import { rules } from '../../scoring/explain/rules';

describe('loadPolicy', () => {
  it('knows every performance year from 2017 to 2026', () => {
    expect(supportedPolicyYears()).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('reads a year once and gives it a stable hash', () => {
    expect(loadPolicy(2024)).toBe(loadPolicy(2024));
    expect(loadPolicy(2024).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadPolicy(2024).hash).not.toBe(loadPolicy(2023).hash);
  });

  it('names the supported years when asked for another', () => {
    expect(() => loadPolicy(2016)).toThrow(UnknownPolicyYearError);
    expect(() => loadPolicy(2016)).toThrow(/2017.*2026/);
    expect(() => loadPolicy(NaN)).toThrow(UnknownPolicyYearError);
  });

  it('cannot be changed by who reads it', () => {
    expect(Object.isFrozen(loadPolicy(2024).quality.class2)).toBe(true);
    expect(Object.isFrozen(loadPolicy(2024).calendar.timers[0])).toBe(true);
  });

  it.each([
    // threshold, additional threshold, quarter of the threshold, most percent
    [2017, 3, 70, 0.75, 4],
    [2018, 15, 70, 3.75, 5],
    [2019, 30, 75, 7.5, 7],
    [2020, 45, 85, 11.25, 9],
    [2021, 60, 85, 15, 9],
    [2022, 75, 89, 18.75, 9],
    [2023, 75, null, 18.75, 9],
    [2024, 75, null, 18.75, 9],
    [2025, 75, null, 18.75, 9],
    [2026, 75, null, 18.75, 9],
  ])('has the thresholds of %i', (year, threshold, additional, quarter, most) => {
    const { finalScore, payment } = loadPolicy(year);
    expect([finalScore.performanceThreshold, finalScore.additionalThreshold]).toEqual([threshold, additional]);
    expect([payment.quarterBound, payment.maxPositivePercent, payment.maxNegativePercent]).toEqual([
      quarter,
      most,
      -most,
    ]);
    expect(payment.quarterBound).toBe(threshold / 4);
  });

  it('ranks units by the year hierarchy', () => {
    expect(loadPolicy(2019).participation.hierarchy).toEqual([['apm'], ['virtualGroup'], ['group', 'individual']]);
    expect(loadPolicy(2024).participation.hierarchy).toEqual([
      ['virtualGroup'],
      ['apm', 'group', 'individual', 'subgroup'],
    ]);
  });

  it('has a full 100 points of Promoting Interoperability in every single-score year', () => {
    for (const year of supportedPolicyYears().filter((candidate) => candidate >= 2019)) {
      const total = loadPolicy(year).pi.objectives.reduce(
        (sum, { measures, shared }) =>
          sum + (shared?.points ?? 0) + Object.values(measures ?? {}).reduce((all, points) => all + points, 0),
        0,
      );
      expect([year, total]).toEqual([year, 100]);
    }
  });
});

describe('cite', () => {
  it('gives sources and confidence of a figure', () => {
    const citation = loadPolicy(2024).cite('/finalScore/performanceThreshold');
    expect(citation.confidence).toBe('verified');
    expect(citation.sources.length).toBeGreaterThan(0);
  });

  it('takes the nearest ancestor, and for a section the least sure of its parts', () => {
    const policy = loadPolicy(2024);
    expect(policy.cite('/quality/improvementScoring/maxPercentagePoints').sources).toEqual(
      policy.cite('/quality/improvementScoring').sources,
    );
    expect(policy.cite('/quality').confidence).toBe('recalled');
  });

  it('marks what nobody knows', () => {
    expect(loadPolicy(2025).cite('/finalScore/publishedResults/maxPositiveAdjustmentPercent').unknown).toBe(true);
  });

  it('throws for a pointer nothing governs', () => {
    expect(() => loadPolicy(2024).cite('/nowhere')).toThrow(/\/nowhere/);
  });

  it('governs every rule of the score tree in every year the engine scores', () => {
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      for (const { pointer } of Object.values(rules)) expect(loadPolicy(year).cite(pointer).sources).not.toEqual([]);
    }
  });

  it.each(supportedPolicyYears())('governs every timer of %i', (year) => {
    const policy = loadPolicy(year);
    for (const { ref } of policy.calendar.timers) expect(policy.cite(ref).sources).not.toEqual([]);
  });
});
