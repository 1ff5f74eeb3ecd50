import fc from '../support/fast-check';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import { type Claims, clinician, policyOf, practice } from './practices';
import { years } from './units';

/** Threshold of each year: dollars, patients, services (POLICY: 30,000 or 100; 90,000 or 200; from 2019 also 200). */
const thresholds: Record<number, readonly [number, number, number | null]> = {
  2017: [30_000, 100, null],
  2018: [90_000, 200, null],
  ...Object.fromEntries([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => [year, [90_000, 200, 200]])),
};

const figures = (year: number): readonly [number, number, number | null] => thresholds[year]!;
/** The least claims above a year's threshold: a cent, a patient and a service more than it. */
const justAbove = (year: number): Claims => {
  const [dollars, patients, services] = figures(year);
  return [dollars + 0.01, patients + 1, (services ?? 0) + 1];
};
const statusOf = (year: number, first: Claims | null, second: Claims | null) =>
  determineEligibility(practice(clinician('a', first, second)), 'final', policyOf(year)).clinicians[0]!.status;

describe.each(years)('the low-volume threshold of %i', (year) => {
  const above = justAbove(year);
  const hasServices = figures(year)[2] !== null;
  const elements = hasServices ? ([0, 1, 2] as const) : ([0, 1] as const);
  const part = hasServices ? 'optInEligible' : 'excluded';

  it('requires who is just above every element', () => {
    expect(statusOf(year, above, above)).toBe('required');
  });

  it.each(elements)('does not count a value equal to element %i as above it', (element) => {
    const at = above.map((figure, index) => (index === element ? figures(year)[index]! : figure)) as unknown as Claims;
    expect(statusOf(year, at, at)).toBe(part);
  });

  it('excludes who is at every element', () => {
    const [dollars, patients, services] = figures(year);
    const at: Claims = [dollars, patients, services ?? 0];
    expect(statusOf(year, at, at)).toBe('excluded');
  });

  it('reconciles the segments by the truth table: below in either billed one is exempt', () => {
    const none: Claims = [0, 0, 0];
    expect(statusOf(year, none, none)).toBe('excluded');
    expect(statusOf(year, none, above)).toBe('excluded');
    expect(statusOf(year, above, none)).toBe('excluded');
    expect(statusOf(year, above, above)).toBe('required');
  });

  it('judges on the one billed segment, and excludes who billed in none', () => {
    expect(statusOf(year, above, null)).toBe('required');
    expect(statusOf(year, null, above)).toBe('required');
    expect(statusOf(year, null, null)).toBe('excluded');
  });
});

describe('the low-volume threshold, always', () => {
  const order = ['excluded', 'optInEligible', 'required'];
  const claims = fc.tuple(
    fc.integer({ min: 0, max: 180_000 }),
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 0, max: 400 }),
  );
  const more = fc.tuple(fc.nat(90_000), fc.nat(200), fc.nat(200));

  it('never lowers a standing when a figure rises', () => {
    fc.assert(
      fc.property(fc.constantFrom(...years), claims, claims, more, (year, first, second, [d, p, s]) => {
        const before = statusOf(year, first, second);
        const raised: Claims = [first[0] + d, first[1] + p, first[2] + s];
        expect(order.indexOf(statusOf(year, raised, second))).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });

  it('gives the preliminary run by the first segment alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...years), claims, claims, (year, first, second) => {
        const run = (facts: Claims | null) =>
          determineEligibility(practice(clinician('a', first, facts)), 'preliminary', policyOf(year)).clinicians[0];
        expect(run(second)).toEqual(run(null));
      }),
    );
  });
});

describe('a threshold that nobody knows', () => {
  const policy = policyOf(2024);
  const unknown = {
    ...policy,
    eligibility: {
      ...policy.eligibility,
      lowVolumeThreshold: { ...policy.eligibility.lowVolumeThreshold, patients: null as unknown as number },
    },
  };

  it('makes the result say so, for the clinician and the group', () => {
    const facts = practice(clinician('a', [1, 1, 1], null), clinician('b', [1, 1, 1], null));
    const { clinicians, group, statusToolResult, counts } = determineEligibility(facts, 'final', unknown);
    const words = ['not determinable: the low-volume threshold of 2024 is not known (patients)'];
    expect(clinicians[0]).toMatchObject({ status: 'notDeterminable', notDeterminable: words, adjustable: false });
    expect(group).toMatchObject({ status: 'notDeterminable', notDeterminable: words });
    expect(statusToolResult).toBe('notDeterminable');
    expect(counts.notDeterminable).toBe(2);
  });

  it('still tells what does not rest on it', () => {
    const facts = practice(clinician('a', [1, 1, 1], null, { newlyEnrolled: true }));
    expect(determineEligibility(facts, 'final', unknown).clinicians[0]).toMatchObject({
      status: 'excluded',
      reasons: [{ code: 'NEWLY_ENROLLED' }],
      notDeterminable: [],
    });
  });
});
