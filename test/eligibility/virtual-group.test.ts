import type { MemberFacts } from '../../eligibility/collective-facts';
import type { ClinicianFacts } from '../../eligibility/facts';
import { type Claims, above, below, clinician, some } from './practices';
import { type Asked, codes, determined, found, tin, virtualGroup } from './units';

const solo = (ref: string, claims: Claims = above, rest: Partial<ClinicianFacts> = {}): MemberFacts =>
  tin(`tin-${ref}`, clinician(ref, claims, claims, rest));
const many = (ref: string, size: number): MemberFacts =>
  tin(`tin-${ref}`, ...Array.from({ length: size }, (_, index) => clinician(`${ref}${index}`, above, above)));
const ask = (members: MemberFacts[], rest = {}, asked: Asked = {}) => determined(virtualGroup(members, rest), asked);

describe('a virtual group', () => {
  it('is scored together, and all its members report through it', () => {
    const result = ask([solo('a'), tin('b', clinician('b1', above, above), clinician('b2', below, below))]);
    expect(result.group).toMatchObject({ kind: 'virtualGroup', status: 'required', statusToolResult: 'mipsEligible' });
    expect(found(result, 'b2')).toMatchObject({
      practiceRef: 'b',
      status: 'excluded',
      statusToolResult: 'mipsEligibleInGroup',
      adjustable: true,
      mayOptInAs: [],
    });
    expect(result.members?.map(({ practiceRef, reasons }) => [practiceRef, codes(reasons)])).toEqual([
      ['tin-a', []],
      ['b', []],
    ]);
  });

  it('never reaches newly enrolled, QP and non-electing Partial QP', () => {
    const rest: Partial<ClinicianFacts>[] = [
      { newlyEnrolled: true },
      { qpStatus: { 1: 'QP' } },
      { qpStatus: { 1: 'PARTIAL_QP' } },
    ];
    const others = rest.map((each, index) => clinician(`x${index}`, above, above, each));
    const result = ask([solo('a'), tin('b', clinician('b1', above, above), ...others)]);
    expect(result.clinicians.filter(({ adjustable }) => adjustable).map(({ clinicianRef }) => clinicianRef)).toEqual([
      'a',
      'b1',
    ]);
  });

  it('exists from 2018', () => {
    const members = [solo('a'), solo('b')];
    expect(codes(ask(members, {}, { year: 2017 }).group.reasons)).toEqual(['UNIT_NOT_IN_YEAR']);
    expect(ask(members, {}, { year: 2018 }).group.status).toBe('required');
  });

  it('takes TINs of at most 10 NPIs in the first segment, whatever they grow to (case 7)', () => {
    expect(ask([solo('a'), many('b', 10)]).group.status).toBe('required');
    expect(codes(ask([solo('a'), many('b', 11)]).group.reasons)).toEqual(['TIN_TOO_LARGE']);
    const grown = { ...many('b', 2), practiceSize: { 1: 10, 2: 14 } };
    expect(ask([solo('a'), grown]).group.status).toBe('required');
  });

  it('needs two TINs', () => {
    expect(codes(ask([solo('a')]).group.reasons)).toEqual(['TOO_FEW_TINS']);
  });

  it('is elected by 31 December before the year', () => {
    const members = [solo('a'), solo('b')];
    expect(ask(members, { electedOn: '2023-12-31' }).group.status).toBe('required');
    expect(codes(ask(members, { electedOn: '2024-01-01' }).group.reasons)).toEqual(['ELECTION_LATE']);
  });

  it('is not determinable without a day of election or a size in the first segment, unless CMS has approved it', () => {
    const members = [solo('a'), solo('b')];
    const undated = { electedOn: undefined } as unknown as Record<string, never>;
    expect(ask(members, undated).group).toMatchObject({
      status: 'notDeterminable',
      notDeterminable: ['not determinable: the day of the election is not given'],
    });
    expect(ask(members, { ...undated, approved: true }).group.status).toBe('required');
  });

  it('takes a solo practitioner above some elements from 2019, whose election is its opt-in', () => {
    const members = [solo('a'), solo('b', some)];
    expect(codes(ask(members, {}, { year: 2018 }).group.reasons)).toEqual(['MEMBER_BELOW_THRESHOLD']);
    const result = ask(members, {}, { year: 2019 });
    expect(result.group.status).toBe('required');
    expect(codes(result.warnings)).toContain('MEMBER_OPTS_IN_BY_ELECTION');
  });

  it('takes no group below the threshold of its TIN', () => {
    const low = tin('b', clinician('b1', below, below), clinician('b2', below, below));
    expect(codes(ask([solo('a'), low]).group.reasons)).toEqual(['MEMBER_BELOW_THRESHOLD']);
  });

  it('takes no solo practitioner who is newly enrolled', () => {
    const reasons = codes(ask([solo('a'), solo('b', above, { newlyEnrolled: true })]).group.reasons);
    expect(reasons).toEqual(['MEMBER_WITHOUT_ELIGIBLE_CLINICIAN']);
  });

  it('lets nobody out once the year has begun (case 8)', () => {
    const leaving = (withdrewOn: string) => [solo('a'), solo('b'), { ...solo('c'), withdrewOn }];
    const late = ask(leaving('2024-01-01'));
    expect(late.clinicians).toHaveLength(3);
    expect(codes(late.warnings)).toContain('WITHDRAWAL_WITHOUT_EFFECT');
    expect(ask(leaving('2023-12-31')).clinicians).toHaveLength(2);
  });

  it('goes on without a TIN that dissolved, and with one TIN left is for people to decide (case 9)', () => {
    const dissolved = { ...solo('c'), dissolvedOn: '2024-06-30' };
    expect(ask([solo('a'), solo('b'), dissolved]).group.status).toBe('required');
    expect(ask([solo('a'), dissolved]).group).toMatchObject({
      status: 'notDeterminable',
      notDeterminable: [expect.stringMatching(/^not determinable: one TIN is left/)],
    });
  });

  it('falls out with its own volume: above in the first segment and below in the second', () => {
    // Two of 50,000 dollars, 150 patients and 150 services in the second segment: 100,000, 300 and 300 are above.
    const second = (claims: Claims) => ['a', 'b'].map((ref) => tin(ref, clinician(ref, above, claims)));
    expect(ask(second([50_000, 150, 150])).group.status).toBe('required');
    // Two of 45,000 are 90,000, which is not above 90,000; a virtual group may not opt in.
    const fallen = ask(second([45_000, 150, 150]));
    expect(fallen.group).toMatchObject({ status: 'excluded', lowVolume: 'some', reasons: [{ code: 'LOW_VOLUME' }] });
  });

  it('is small at 15 NPIs together, and counts shares over all of them', () => {
    const small = (size: number) => ask([many('a', 10), many('b', size - 10)]).group.specialStatuses;
    expect(small(15)).toContain('smallPractice');
    expect(small(16)).not.toContain('smallPractice');
    // 16 of 20 rural is 80%; 15 of 20 is 75%, and more is needed.
    const rural = (count: number) => {
      const members = [many('a', 10), many('b', 10)].map((member, place) => ({
        ...member,
        clinicians: member.clinicians.map((one, index) =>
          place * 10 + index < count ? { ...one, specialStatuses: { 1: ['rural' as const] } } : one,
        ),
      }));
      return ask(members).group.specialStatuses.includes('rural');
    };
    expect([15, 16].map(rural)).toEqual([false, true]);
  });

  it('can be facility-based from 2023', () => {
    const facility = ['a', 'b'].map((ref) => solo(ref, above, { specialStatuses: { 1: ['facilityBased'] } }));
    const has = (year: number) => ask(facility, {}, { year }).group.specialStatuses.includes('facilityBased');
    expect([2022, 2023].map(has)).toEqual([false, true]);
  });

  it('keeps an NPI under two of its TINs apart', () => {
    const twice = ask([
      tin('one', clinician('a', above, above)),
      tin('two', clinician('a', below, below), clinician('b', above, above)),
    ]);
    expect(
      twice.clinicians.map(({ clinicianRef, practiceRef, status }) => [clinicianRef, practiceRef, status]),
    ).toEqual([
      ['a', 'one', 'required'],
      ['a', 'two', 'excluded'],
      ['b', 'two', 'required'],
    ]);
  });
});
