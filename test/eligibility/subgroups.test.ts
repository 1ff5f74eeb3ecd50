import type { EntityFacts, SubgroupFacts } from '../../eligibility/facts';
import { above, below, clinician, practice, some } from './practices';
import { type Asked, codes, determined } from './units';

const roster = practice(
  clinician('a', above, above),
  clinician('b', below, below),
  clinician('c', above, above, { newlyEnrolled: true }),
  clinician('d', some, some),
);
/** Claims of a group above in services alone, in the first segment, and in nothing in the second. */
const low = [
  { segment: 1 as const, allowedCents: 100, patients: 10, services: 300, billed: true },
  { segment: 2 as const, allowedCents: 100, patients: 10, services: 10, billed: true },
];
const subgroup = (subgroupRef: string, ...clinicianRefs: string[]): SubgroupFacts => ({ subgroupRef, clinicianRefs });
const ask = (subgroups: SubgroupFacts[], asked: Asked = {}, facts: EntityFacts = roster) =>
  determined({ kind: 'practice', ...facts, subgroups }, asked).subgroups ?? [];
const reasonsOf = (...args: Parameters<typeof ask>) => ask(...args).map(({ reasons }) => codes(reasons));

describe('a subgroup', () => {
  it('inherits low volume and statuses from its group, and reaches all but the lastingly excluded', () => {
    const [heart] = ask([subgroup('heart', 'a', 'b', 'c')]);
    expect(heart).toMatchObject({ status: 'required', lowVolume: 'above', reaches: ['a', 'b'] });
    expect(heart?.statusSources).toMatchObject([{ status: 'smallPractice', from: 'group', segment: 1 }]);
  });

  it('exists from 2023', () => {
    const inYear = (year: number) => reasonsOf([subgroup('heart', 'a', 'b')], { year });
    expect([2022, 2023].map(inYear)).toEqual([[['UNIT_NOT_IN_YEAR']], [[]]]);
  });

  it('is judged on the first segment alone, in both runs', () => {
    const facts = practice(clinician('a', above, below), clinician('b', above, below));
    const final = ask([subgroup('heart', 'a', 'b')], {}, facts);
    expect(final).toMatchObject([{ status: 'required', segments: [{ segment: 1 }] }]);
    expect(ask([subgroup('heart', 'a', 'b')], { run: 'preliminary' }, facts)).toMatchObject([{ status: 'required' }]);
  });

  it('needs two clinicians, one of them eligible individually (case 10)', () => {
    expect(reasonsOf([subgroup('x', 'a')])).toEqual([['SUBGROUP_TOO_SMALL']]);
    expect(reasonsOf([subgroup('x', 'b', 'd')])).toEqual([['SUBGROUP_WITHOUT_ELIGIBLE_CLINICIAN']]);
  });

  it('stands once approved, whatever is lost later (case 10), and says so', () => {
    const result = determined({ kind: 'practice', ...roster, subgroups: [{ ...subgroup('x', 'a'), approved: true }] });
    expect(result.subgroups).toMatchObject([{ status: 'required', reasons: [] }]);
    expect(codes(result.warnings)).toContain('APPROVED_DESPITE_PROBLEM');
  });

  it('has no member of another subgroup of the practice (case 13); the first one stands', () => {
    expect(reasonsOf([subgroup('x', 'a', 'b'), subgroup('y', 'a', 'c')])).toEqual([[], ['SUBGROUP_MEMBER_TWICE']]);
  });

  it('has nobody who opted in or reports voluntarily', () => {
    const asked = { elections: { individuals: { d: 'optIn' as const } } };
    expect(reasonsOf([subgroup('x', 'a', 'd')], asked)).toEqual([['SUBGROUP_MEMBER_MAY_NOT']]);
  });

  it('takes no notice of an election without effect', () => {
    // `b` is below every element and `a` required: neither can opt in.
    const asked = { elections: { individuals: { a: 'optIn' as const, b: 'optIn' as const } } };
    expect(reasonsOf([subgroup('x', 'a', 'b')], asked)).toEqual([[]]);
    // The group is required: nothing to opt in to.
    expect(reasonsOf([subgroup('x', 'a', 'b')], { elections: { group: 'optIn' } })).toEqual([[]]);
    const voluntary = { elections: { individuals: { b: 'voluntary' as const } } };
    expect(reasonsOf([subgroup('x', 'a', 'b')], voluntary)).toEqual([['SUBGROUP_MEMBER_MAY_NOT']]);
  });

  it('judges an election by what it comes to in the run', () => {
    // Above some elements in the first segment and none in the second: opted in at first, then without effect.
    const facts = practice(clinician('a', above, above), clinician('d', some, below));
    const asked = { elections: { individuals: { d: 'optIn' as const } } };
    const inRun = (run: 'preliminary' | 'final') => reasonsOf([subgroup('x', 'a', 'd')], { ...asked, run }, facts);
    expect(inRun('preliminary')).toEqual([['SUBGROUP_MEMBER_MAY_NOT']]);
    expect(inRun('final')).toEqual([[]]);
  });

  it('is out by low volume in a group whose opt-in came to nothing', () => {
    // Two of 50,000 dollars, 90 patients and 150 services: 100,000, 180 and 300 in the first segment; nothing in the second.
    const [half, nothing] = [[50_000, 90, 150] as const, [10, 1, 1] as const];
    const facts = practice(clinician('a', half, nothing), clinician('b', half, nothing));
    const [refused] = ask([subgroup('x', 'a', 'b')], { elections: { group: 'optIn' } }, facts);
    expect(refused?.status).toBe('excluded');
    expect(codes(refused?.reasons ?? [])).toEqual(['SUBGROUP_WITHOUT_ELIGIBLE_CLINICIAN']);
    const [able] = ask(
      [subgroup('x', 'a', 'c')],
      { elections: { group: 'optIn' } },
      { ...practice(clinician('a', half, nothing), clinician('c', above, above)), groupSegments: low },
    );
    expect(able).toMatchObject({ status: 'excluded', reasons: [{ code: 'LOW_VOLUME' }] });
  });

  it('loses no member to a registration that was refused', () => {
    const [tooSmall, next] = reasonsOf([subgroup('x', 'a'), subgroup('y', 'a', 'b')]);
    expect([tooSmall, next]).toEqual([['SUBGROUP_TOO_SMALL'], []]);
  });

  it('gives way to one that CMS has approved, also where the file names that later', () => {
    const approved = { ...subgroup('y', 'a', 'b'), approved: true };
    expect(reasonsOf([subgroup('x', 'a', 'c'), approved])).toEqual([['SUBGROUP_MEMBER_TWICE'], []]);
  });

  it('does not stand where CMS has refused it', () => {
    const refused = { ...subgroup('x', 'a', 'b'), approved: false };
    expect(reasonsOf([refused, subgroup('y', 'a', 'b')])).toEqual([['NOT_APPROVED'], []]);
  });

  it('is not part of a group that opted in', () => {
    // Two of 50,000 dollars, 90 patients and 150 services: 100,000, 180 and 300, two elements of three.
    const half = [50_000, 90, 150] as const;
    const facts = practice(clinician('a', half, half), clinician('b', half, half));
    const asked = { elections: { group: 'optIn' as const } };
    expect(reasonsOf([subgroup('x', 'a', 'b')], asked, facts)[0]).toContain('GROUP_OPTED_IN');
  });

  it('is never facility-based', () => {
    const facility = ['a', 'b'].map((ref) =>
      clinician(ref, above, above, { specialStatuses: { 1: ['facilityBased'] } }),
    );
    const result = determined({ kind: 'practice', clinicians: facility, subgroups: [subgroup('x', 'a', 'b')] });
    expect(result.group.specialStatuses).toContain('facilityBased');
    expect(result.subgroups?.[0]?.specialStatuses).not.toContain('facilityBased');
  });

  it('has nobody who joined the practice after it was locked: its list is what counts (cases 11 and 12)', () => {
    const facts = practice(...roster.clinicians, clinician('new', null, above));
    expect(ask([subgroup('x', 'a', 'b')], {}, facts)[0]).toMatchObject({
      clinicianRefs: ['a', 'b'],
      reaches: ['a', 'b'],
    });
  });
});
