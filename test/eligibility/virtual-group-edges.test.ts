import type { MemberFacts } from '../../eligibility/collective-facts';
import type { ClinicianFacts } from '../../eligibility/facts';
import { above, clinician } from './practices';
import { codes, determined, found, tin, virtualGroup } from './units';

const solo = (ref: string, rest: Partial<MemberFacts> = {}, person: Partial<ClinicianFacts> = {}): MemberFacts => ({
  ...tin(`tin-${ref}`, clinician(ref, above, above, person)),
  ...rest,
});
const groupOf = (members: MemberFacts[], rest = {}, year = 2024) =>
  determined(virtualGroup(members, rest), { year }).group;

describe('the election of a virtual group', () => {
  const pair = [solo('a'), solo('b')];

  it('counts from the first day of the window: 2 October 2023 for 2024', () => {
    expect(codes(groupOf(pair, { electedOn: '2023-10-01' }).reasons)).toEqual(['ELECTION_EARLY']);
    expect(groupOf(pair, { electedOn: '2023-10-02' }).status).toBe('required');
    // 11 October 2017 for 2018.
    expect(codes(groupOf(pair, { electedOn: '2017-10-10' }, 2018).reasons)).toEqual(['ELECTION_EARLY']);
    expect(groupOf(pair, { electedOn: '2017-10-11' }, 2018).status).toBe('required');
  });

  it('holds for one year: that of an earlier year is too early', () => {
    expect(codes(groupOf(pair, { electedOn: '2022-12-01' }).reasons)).toEqual(['ELECTION_EARLY']);
  });

  it('has no effect where CMS has not approved it', () => {
    const refused = determined(virtualGroup(pair, { approved: false }));
    expect(refused.group).toMatchObject({ status: 'excluded', reasons: [{ code: 'NOT_APPROVED' }] });
    // Who is required alone is required still.
    expect(found(refused, 'a')).toMatchObject({ status: 'required', adjustable: true });
  });
});

describe('a virtual group that loses members', () => {
  it('has too few where all but one left before the year began', () => {
    expect(codes(groupOf([solo('a'), solo('b', { withdrewOn: '2023-12-31' })]).reasons)).toEqual(['TOO_FEW_TINS']);
    expect(codes(groupOf([solo('a'), solo('b', { dissolvedOn: '2023-12-31' })]).reasons)).toEqual(['TOO_FEW_TINS']);
  });

  it('is for people to decide where the loss came in the year, or after an approval', () => {
    const oneLeft = [expect.stringMatching(/^not determinable: one TIN is left/)];
    expect(groupOf([solo('a'), solo('b', { dissolvedOn: '2024-01-01' })])).toMatchObject({ notDeterminable: oneLeft });
    const approved = groupOf([solo('a'), solo('b', { withdrewOn: '2023-12-31' })], { approved: true });
    expect(approved).toMatchObject({ status: 'notDeterminable', notDeterminable: oneLeft });
  });

  it('goes on with two of three, whenever the third left', () => {
    for (const left of [{ withdrewOn: '2023-12-31' }, { dissolvedOn: '2023-12-31' }, { dissolvedOn: '2024-06-30' }])
      expect(groupOf([solo('a'), solo('b'), solo('c', left)]).status).toBe('required');
  });
});

describe('a member of a virtual group who becomes a QP in the year', () => {
  it.each([
    ['QP', 'QP'],
    ['PARTIAL_QP', 'PARTIAL_QP_NOT_ELECTED'],
  ] as const)('stays a member as %s: the election came before, and its score adjusts the others', (status, why) => {
    const result = determined(virtualGroup([solo('a'), solo('b', {}, { qpStatus: { 3: status } })]));
    expect(result.group.status).toBe('required');
    expect(result.members?.map(({ reasons }) => codes(reasons))).toEqual([[], []]);
    expect(found(result, 'b')).toMatchObject({ status: 'excluded', adjustable: false, reasons: [{ code: why }] });
    expect(found(result, 'a').adjustable).toBe(true);
  });

  it('leaves nobody to score where all of them are QPs', () => {
    const qp = { qpStatus: { 1: 'QP' as const } };
    expect(codes(groupOf([solo('a', {}, qp), solo('b', {}, qp)]).reasons)).toEqual(['NO_ELIGIBLE_CLINICIAN']);
  });
});
