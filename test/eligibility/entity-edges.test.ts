import type { ClinicianFacts } from '../../eligibility/facts';
import { above, below, clinician, practice, some } from './practices';
import { apmEntity, codes, determined, found, tin, virtualGroup } from './units';

describe('a ready QP result of a terminated APM Entity (case 36)', () => {
  const ended = (rest: Partial<ClinicianFacts>) =>
    found(
      determined(
        apmEntity([tin('t', clinician('a', above, above, { qpStatus: { 1: 'QP' }, ...rest }))], { terminated: true }),
      ),
      'a',
    );

  it('is lost', () => {
    expect(ended({})).toMatchObject({ qp: 'NONE', status: 'required' });
  });

  it('stays with who is in other entities too', () => {
    expect(ended({ inSeveralApmEntities: true })).toMatchObject({ qp: 'QP', status: 'excluded' });
  });
});

describe('an APM Entity from 2021 on, with participants who are not determinable', () => {
  // 50% of payments: a QP as enacted for 2026 (50%), a Partial QP as codified (75% and 50%), who may elect to take part.
  const open = { qpScores: { 1: [{ paymentPercent: 50, patientPercent: 0 }] } };
  const options = { qpReading: 'both' as const };
  const asked = { year: 2026, elections: { partialQpElected: 'all' as const }, options };

  it('takes part for sure when one of the others does, and leaves nothing open', () => {
    const entity = apmEntity([tin('t', clinician('a', above, above, open), clinician('b', above, above))]);
    const result = determined(entity, asked);
    expect(found(result, 'a').status).toBe('notDeterminable');
    expect(result.group).toMatchObject({ status: 'required', reasons: [], notDeterminable: [] });
  });

  it('is not determinable where all the others are out, and says once what it hangs on', () => {
    const roster = [clinician('a', above, above, open), clinician('b', above, above, open)];
    const { group } = determined(apmEntity([tin('t', ...roster)]), asked);
    expect(group).toMatchObject({ status: 'notDeterminable', eligible: false, reasons: [] });
    expect(group.notDeterminable).toEqual([expect.stringMatching(/^not determinable: the QP status is/)]);
  });
});

describe('a warning on somebody of a practice', () => {
  it('is left out when the participation list does not name them', () => {
    // The ready result says nothing, the scores beside it a QP: the two differ.
    const doubtful = { qpStatus: { 1: 'NONE' as const }, qpScores: { 1: [{ paymentPercent: 99, patientPercent: 0 }] } };
    const whole = tin('t', clinician('a', above, above), clinician('b', above, above, doubtful));
    const list = (...refs: string[]) => ({
      participants: refs.map((clinicianRef) => ({ practiceRef: 't', clinicianRef, snapshots: [1] as const })),
    });
    expect(codes(determined(apmEntity([whole], list('a'))).warnings)).not.toContain('QP_GIVEN_AND_SCORED_DIFFER');
    expect(codes(determined(apmEntity([whole], list('a', 'b'))).warnings)).toContain('QP_GIVEN_AND_SCORED_DIFFER');
  });
});

describe('an APM Entity held against the threshold by segment', () => {
  it('is out when its participants together are below in the first segment alone', () => {
    const inSegments = (first: typeof above, second: typeof above) =>
      determined(apmEntity([tin('t', clinician('a', first, second))]), { year: 2020 }).group;
    expect(inSegments(above, above).status).toBe('required');
    expect(inSegments(below, above)).toMatchObject({ status: 'excluded', lowVolume: 'below' });
    expect(inSegments(above, below)).toMatchObject({ status: 'excluded', lowVolume: 'below' });
  });
});

describe('a virtual group that CMS has approved', () => {
  const solo = (ref: string, rest = {}) => ({ ...tin(`tin-${ref}`, clinician(ref, above, above)), ...rest });

  it('stands with the one TIN it was made of, with a warning', () => {
    const result = determined(virtualGroup([solo('a')], { approved: true }));
    expect(result.group.status).toBe('required');
    expect(codes(result.warnings)).toContain('APPROVED_DESPITE_PROBLEM');
  });

  it('needs no size of its TINs in the first segment', () => {
    // Billed in the second segment only: nobody counts there in the first.
    const late = tin('tin-b', clinician('b', null, above));
    expect(determined(virtualGroup([solo('a'), late], { approved: true })).group.status).toBe('required');
  });

  it('tells of a dissolved TIN and of an election as opt-in only where there is one', () => {
    const warnings = (rest: object, claims = above) => {
      const member = { ...tin('tin-c', clinician('c', claims, claims)), ...rest };
      return codes(determined(virtualGroup([solo('a'), solo('b'), member])).warnings);
    };
    expect(warnings({})).toEqual([]);
    expect(warnings({ dissolvedOn: '2024-06-30' })).toEqual(['MEMBER_DISSOLVED']);
    expect(warnings({}, some)).toContain('MEMBER_OPTS_IN_BY_ELECTION');
    // Who does not take part any more elects nothing.
    expect(warnings({ dissolvedOn: '2024-06-30' }, some)).toEqual(['MEMBER_DISSOLVED']);
  });
});

describe('a QP in a group that may opt in', () => {
  it('has no choice, and the others have the choice of the group', () => {
    // Two of 50,000 dollars, 90 patients and 150 services: 100,000, 180 and 300, two elements of three.
    const half = [50_000, 90, 150] as const;
    const roster = [clinician('a', half, half, { qpStatus: { 1: 'QP' } }), clinician('b', half, half)];
    const result = determined({ kind: 'practice', ...practice(...roster) });
    expect(result.group.status).toBe('optInEligible');
    expect(found(result, 'a')).toMatchObject({ mayOptInAs: [], statusToolResult: 'mipsExempt' });
    expect(found(result, 'b').mayOptInAs).toContain('group');
  });
});

describe('the counts of a determination', () => {
  it('count every clinician once, the excluded by their first reason', () => {
    const roster = [
      clinician('a', above, above),
      clinician('b', below, below),
      clinician('c', below, below),
      clinician('d', above, above, { newlyEnrolled: true }),
      clinician('e', above, above, { qpStatus: { 2: 'QP' } }),
      clinician('f', above, above, { qpStatus: { 1: 'QP' } }),
    ];
    expect(determined({ kind: 'practice', ...practice(...roster) }).counts).toMatchObject({
      required: 1,
      excludedByReason: { LOW_VOLUME: 2, NEWLY_ENROLLED: 1, QP: 2 },
    });
  });
});

describe('the warning that roster and size differ', () => {
  const warnings = (size: number | undefined, rest: Partial<ClinicianFacts>) => {
    const roster = practice(clinician('a', above, above, rest), clinician('b', above, above));
    const practiceSize = size === undefined ? {} : { practiceSize: { 1: size, 2: size } };
    return codes(determined({ kind: 'practice', ...roster, ...practiceSize }).warnings);
  };
  const rural = { specialStatuses: { 1: ['rural' as const] } };

  it('is given where shares were made of a roster that is not the whole practice', () => {
    expect(warnings(3, rural)).toContain('ROSTER_AND_SIZE_DIFFER');
  });

  it('is not given where they agree, or no share was made of the roster', () => {
    expect(warnings(2, rural)).not.toContain('ROSTER_AND_SIZE_DIFFER');
    expect(warnings(undefined, rural)).not.toContain('ROSTER_AND_SIZE_DIFFER');
    expect(warnings(3, {})).not.toContain('ROSTER_AND_SIZE_DIFFER');
  });
});

describe('the warning that somebody newly enrolled billed before', () => {
  const told = (rest: Partial<ClinicianFacts>, first: typeof above | null = above) => {
    const result = determined({ kind: 'practice', ...practice(clinician('a', first, above, rest)) });
    return [found(result, 'a').status, codes(result.warnings)];
  };

  it('says whether the flag was followed, or the claims against the date', () => {
    expect(told({ newlyEnrolled: true })).toEqual(['excluded', ['NEWLY_ENROLLED_AND_BILLED']]);
    expect(told({ firstEnrolledOn: '2024-03-01' })).toEqual(['required', ['NEWLY_ENROLLED_AND_BILLED']]);
  });

  it('is not given without claims of before, or where a flag says that nobody is newly enrolled', () => {
    expect(told({ firstEnrolledOn: '2024-03-01' }, null)).toEqual(['excluded', []]);
    expect(told({ firstEnrolledOn: '2024-03-01', newlyEnrolled: false })).toEqual(['required', []]);
  });
});

describe('a clinician called a small practice', () => {
  const warnings = (size: number, specialStatuses: object) => {
    const roster = practice(clinician('a', above, above, { specialStatuses }), clinician('b', above, above));
    const result = determined({ kind: 'practice', ...roster, practiceSize: { 1: size, 2: size } });
    return [found(result, 'a').specialStatuses.includes('smallPractice'), codes(result.warnings)];
  };
  const small = { 1: ['smallPractice' as const] };

  it('is none where the practice is none, and a warning says so', () => {
    expect(warnings(16, small)).toEqual([
      false,
      expect.arrayContaining(['SMALL_PRACTICE_OF_CLINICIAN']) as unknown as string[],
    ]);
  });

  it('needs no warning where the practice is small, or the clinician called nothing', () => {
    expect(warnings(15, small)[1]).not.toContain('SMALL_PRACTICE_OF_CLINICIAN');
    expect(warnings(16, {})[1]).not.toContain('SMALL_PRACTICE_OF_CLINICIAN');
  });
});

describe('the warning that an opt-in lies across segments', () => {
  const warnings = (first: typeof above, second: typeof above) =>
    codes(determined({ kind: 'practice', ...practice(clinician('a', first, second)) }).warnings);

  it('is given where some elements are exceeded in one segment and not in the other', () => {
    expect(warnings(some, above)).toContain('OPT_IN_ACROSS_SEGMENTS');
    expect(warnings(some, below)).toContain('OPT_IN_ACROSS_SEGMENTS');
  });

  it('is not given where both show the same', () => {
    for (const claims of [above, some, below]) expect(warnings(claims, claims)).not.toContain('OPT_IN_ACROSS_SEGMENTS');
  });
});
