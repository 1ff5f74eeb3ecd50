import fc from '../support/fast-check';
import {
  compareSegment,
  groupSegments,
  judgedSegments,
  reconcile,
  segmentsDisagree,
} from '../../eligibility/low-volume';
import type { Claims } from './practices';
import { above, below, clinician, policyOf, practice, segment, some } from './practices';

const threshold = (year: number) => policyOf(year).eligibility.lowVolumeThreshold;
const compare = (claims: Claims, year = 2024) => compareSegment(segment(1, claims), threshold(year));

describe('compareSegment', () => {
  it('takes a value equal to the threshold as not above it, to the cent', () => {
    expect(compare([90_000, 201, 201]).above).toEqual({ dollars: false, patients: true, services: true });
    expect(compare([90_000.01, 200, 201]).above).toEqual({ dollars: true, patients: false, services: true });
    expect(compare([90_000.01, 201, 200]).above).toEqual({ dollars: true, patients: true, services: false });
    expect(compare([90_000.01, 201, 201]).all).toBe(true);
  });

  it('has no services element before 2019', () => {
    expect(compare([90_001, 201, 0], 2018)).toMatchObject({ above: { services: null }, all: true });
    expect(compare([90_001, 201, 0], 2019).all).toBe(false);
  });

  it('holds 2017 against 30,000 dollars and 100 patients', () => {
    expect(compare([30_000, 101, 0], 2017).all).toBe(false);
    expect(compare([30_000.01, 101, 0], 2017).all).toBe(true);
  });

  it('never loses eligibility by more volume', () => {
    const figures = fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.nat(500), fc.nat(500));
    fc.assert(
      fc.property(figures, figures, ([dollars, patients, services], [more, moreP, moreS]) => {
        const smaller = compare([dollars, patients, services]);
        const larger = compare([dollars + more, patients + moreP, services + moreS]);
        if (smaller.all) expect(larger.all).toBe(true);
        if (smaller.any) expect(larger.any).toBe(true);
      }),
    );
  });
});

describe('reconcile', () => {
  const over = (first: Claims | null, second: Claims | null) =>
    reconcile(judgedSegments(clinician('c', first, second).segments, 'final', threshold(2024)));

  it('is above only when above in both billed segments', () => {
    expect(over(above, above)).toBe('above');
    expect(over(above, below)).toBe('below');
    expect(over(below, above)).toBe('below');
    expect(over(below, below)).toBe('below');
  });

  it('asks for an exceeded element in each segment before opt-in', () => {
    expect(over(some, some)).toBe('some');
    expect(over(some, above)).toBe('some');
    expect(over(some, below)).toBe('below');
  });

  it('judges the only billed segment alone', () => {
    expect(over(null, above)).toBe('above');
    expect(over(above, null)).toBe('above');
    expect(over(null, some)).toBe('some');
  });

  it('has nothing to judge where nothing was billed', () => {
    expect(over(null, null)).toBe('notBilled');
  });

  it('looks at the first segment alone in the preliminary run', () => {
    const { segments } = clinician('c', above, below);
    expect(reconcile(judgedSegments(segments, 'preliminary', threshold(2024)))).toBe('above');
  });
});

describe('segmentsDisagree', () => {
  it('holds when one segment alone points to opt-in', () => {
    const judged = (first: Claims, second: Claims) =>
      judgedSegments(clinician('c', first, second).segments, 'final', threshold(2024));
    expect(segmentsDisagree(judged(some, above))).toBe(true);
    expect(segmentsDisagree(judged(some, some))).toBe(false);
    expect(segmentsDisagree(judged(above, above))).toBe(false);
  });
});

describe('groupSegments', () => {
  it('sums over all who billed in the segment', () => {
    // 120,000.00 + 10,000.00 dollars; 300 + 20 patients; 400 + 30 services.
    const [first] = groupSegments(practice(clinician('a', above, above), clinician('b', below, null)));
    expect(first).toMatchObject({ allowedCents: 13_000_000, patients: 320, services: 430, billed: true });
  });

  it('takes figures given for the TIN instead of the sum', () => {
    const given = segment(1, below);
    const [first, second] = groupSegments({ ...practice(clinician('a', above, above)), groupSegments: [given] });
    expect(first).toBe(given);
    expect(second).toMatchObject({ segment: 2, allowedCents: 12_000_000 });
  });
});
