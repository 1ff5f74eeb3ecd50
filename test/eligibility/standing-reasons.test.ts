import { above, below, clinician, practice, some } from './practices';
import { apmEntity, codes, determined, tin, virtualGroup } from './units';

describe('the reasons of a unit', () => {
  it('are none for an APM Entity that takes part through its participants', () => {
    const entity = apmEntity([tin('t', clinician('a', above, above), clinician('b', below, below))]);
    expect(determined(entity).group).toMatchObject({ status: 'required', reasons: [] });
  });

  it('are none for a clinician whose standing is not determinable', () => {
    // 50% of payments: a QP as enacted for 2026 (50%), a Partial QP as codified (75% and 50%), who may elect to take part.
    const open = clinician('a', above, above, { qpScores: { 1: [{ paymentPercent: 50, patientPercent: 0 }] } });
    const options = { qpReading: 'both' as const };
    const asked = { year: 2026, elections: { partialQpElected: 'all' as const }, options };
    const result = determined({ kind: 'practice', ...practice(open) }, asked);
    expect(result.clinicians[0]).toMatchObject({ status: 'notDeterminable', reasons: [] });
  });
});

describe('a solo practitioner in a virtual group', () => {
  // Electing is the opt-in only of those above at least one element of the threshold.
  it.each([2018, 2019, 2024])('is refused in %i when above no element at all', (year) => {
    const members = [tin('a', clinician('a', above, above)), tin('b', clinician('b', below, below))];
    expect(codes(determined(virtualGroup(members), { year }).group.reasons)).toEqual(['MEMBER_BELOW_THRESHOLD']);
  });

  it('joins above some elements only alone: a group of two above some elements does not', () => {
    // Two of 25,000 dollars, 150 patients and 75 services: 50,000, 300 and 150, above in patients alone.
    const half = [25_000, 150, 75] as const;
    const others = tin('a', clinician('a', above, above));
    const group = tin('b', clinician('b1', half, half), clinician('b2', half, half));
    expect(codes(determined(virtualGroup([others, group])).group.reasons)).toEqual(['MEMBER_BELOW_THRESHOLD']);
    const alone = tin('b', clinician('b', some, some));
    expect(determined(virtualGroup([others, alone])).group.status).toBe('required');
  });
});

describe('the warning that patients were summed', () => {
  const warningsOf = (...patients: number[]) => {
    const roster = patients.map((count, index) => {
      const claims = [60_000, count, 150] as const;
      return clinician(`c${index}`, claims, claims);
    });
    return codes(determined({ kind: 'practice', ...practice(...roster) }).warnings);
  };

  // The sum alone is above 200: 2 × 101 = 202, and 200 + 1 = 201, for a figure equal to the threshold is not above it.
  it.each([
    [101, 101],
    [200, 1],
  ])('is given where only the sum is above the threshold: %i + %i', (...patients) => {
    expect(warningsOf(...patients)).toContain('GROUP_PATIENTS_SUMMED');
  });

  it('is not given where one clinician alone has more patients, or all together too few', () => {
    expect(warningsOf(201, 1)).not.toContain('GROUP_PATIENTS_SUMMED');
    expect(warningsOf(100, 100)).not.toContain('GROUP_PATIENTS_SUMMED');
  });
});
