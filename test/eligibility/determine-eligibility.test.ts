import fc from '../support/fast-check';
import type { Determination } from '../../eligibility/determination';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import type { Elections, EntityFacts } from '../../eligibility/facts';
import { above, below, clinician, policyOf, practice, some } from './practices';

const final = (facts: EntityFacts, elections: Elections = {}, year = 2024) =>
  determineEligibility(facts, 'final', policyOf(year), elections);
const preliminary = (facts: EntityFacts, elections: Elections = {}) =>
  determineEligibility(facts, 'preliminary', policyOf(2024), elections);
const one = ({ clinicians }: Determination, ref = 'a') => {
  const found = clinicians.find(({ clinicianRef }) => clinicianRef === ref);
  if (!found) throw new Error(`No clinician ${ref}`);
  return found;
};

describe('determineEligibility of one clinician', () => {
  it('requires who is above every element in both segments', () => {
    expect(one(final(practice(clinician('a', above, above))))).toMatchObject({
      status: 'required',
      eligible: true,
      adjustable: true,
      reasons: [],
      statusToolResult: 'mipsEligible',
    });
  });

  it('offers opt-in from 2019 to who is above some elements, and excludes the same clinician in 2018', () => {
    const facts = practice(clinician('a', some, some));
    expect(one(final(facts, {}, 2019))).toMatchObject({ status: 'optInEligible', statusToolResult: 'optInEligible' });
    expect(one(final(facts, {}, 2018))).toMatchObject({
      status: 'excluded',
      reasons: [{ code: 'LOW_VOLUME' }],
      statusToolResult: 'mipsExempt',
    });
  });

  it('exempts who fell below in the second segment (case 2)', () => {
    const facts = practice(clinician('a', above, below));
    expect(one(preliminary(facts)).status).toBe('required');
    expect(one(final(facts)).status).toBe('excluded');
  });

  it('never turns exempt at preliminary into eligible at final while the first segment was billed (case 1)', () => {
    const facts = practice(clinician('a', below, above));
    expect(one(preliminary(facts)).status).toBe('excluded');
    expect(one(final(facts)).status).toBe('excluded');
  });

  it('makes a new TIN/NPI eligible at final on the second segment alone (case 1)', () => {
    const facts = practice(clinician('a', null, above));
    expect(one(preliminary(facts)).reasons[0]?.code).toBe('NOT_BILLED');
    expect(one(final(facts)).status).toBe('required');
  });

  it('never promotes an opt-in-eligible clinician to required by the other segment, and warns (case 3)', () => {
    const determination = final(practice(clinician('a', some, above)));
    expect(one(determination).status).toBe('optInEligible');
    expect(determination.warnings).toContainEqual(
      expect.objectContaining({ code: 'OPT_IN_ACROSS_SEGMENTS', clinicianRef: 'a' }),
    );
  });

  it('leaves who first billed after both segments to the group score alone', () => {
    const determination = final(practice(clinician('a', above, above), clinician('b', null, null)));
    expect(one(determination, 'b')).toMatchObject({
      status: 'excluded',
      reasons: [{ code: 'BILLED_AFTER_SEGMENTS' }],
      eligibleIfGroupReports: true,
      statusToolResult: 'mipsEligibleInGroup',
    });
  });
});

describe('determineEligibility with elections', () => {
  const choosing = practice(clinician('a', some, some));

  it('makes an opted-in clinician eligible and adjustable', () => {
    expect(one(final(choosing, { individuals: { a: 'optIn' } }))).toMatchObject({
      status: 'optedIn',
      adjustable: true,
    });
  });

  it('never adjusts a voluntary reporter (case 6)', () => {
    expect(one(final(choosing, { individuals: { a: 'voluntary' } }))).toMatchObject({
      status: 'voluntary',
      eligible: false,
      adjustable: false,
    });
  });

  it('gives an early opt-in no effect when the clinician falls below everything, and warns (case 5)', () => {
    const facts = practice(clinician('a', some, below));
    const elections: Elections = { individuals: { a: 'optIn' } };
    expect(one(preliminary(facts, elections)).status).toBe('optedIn');
    const determination = final(facts, elections);
    expect(one(determination).status).toBe('excluded');
    expect(determination.warnings).toContainEqual(
      expect.objectContaining({ code: 'OPT_IN_WITHOUT_EFFECT', clinicianRef: 'a' }),
    );
  });

  it('changes nothing for who is required anyway', () => {
    const facts = practice(clinician('a', above, above));
    expect(one(final(facts, { individuals: { a: 'voluntary' } })).status).toBe('required');
  });

  it('opts in the group for all whom a group score can reach, even if nothing is submitted (case 4)', () => {
    // Two of 50,000 dollars, 90 patients and 150 services: the group has 100,000, 180 and 300, two elements of three.
    const half = [50_000, 90, 150] as const;
    const facts = practice(clinician('a', half, half), clinician('b', half, half, { newlyEnrolled: true }));
    expect(final(facts).group.status).toBe('optInEligible');
    const opted = final(facts, { group: 'optIn' });
    expect(opted.group).toMatchObject({ status: 'optedIn', eligible: true });
    expect(one(opted, 'a').adjustable).toBe(true);
    expect(one(opted, 'b').adjustable).toBe(false);
  });

  it('excludes a Partial QP until it elects, alone or through its entity (case 38)', () => {
    const facts = practice(clinician('a', above, above, { qpStatus: { 2: 'PARTIAL_QP' } }));
    expect(one(final(facts)).reasons[0]?.code).toBe('PARTIAL_QP_NOT_ELECTED');
    expect(one(final(facts, { partialQpElected: ['a'] })).status).toBe('required');
    expect(one(final(facts, { partialQpElected: 'all' })).status).toBe('required');
  });
});

describe('determineEligibility of a group', () => {
  const facts = practice(
    clinician('able', above, above),
    clinician('low', below, below),
    clinician('new', null, above, { firstEnrolledOn: '2024-03-01' }),
    clinician('partial', above, above, { qpStatus: { 1: 'PARTIAL_QP' } }),
    clinician('qp', above, above, { qpStatus: { 3: 'QP' } }),
  );
  const reporting = final(facts, { reportsAsGroup: true });

  it('has everybody in the group score, whoever is adjusted', () => {
    expect(reporting.clinicians.map(({ inGroupScore }) => inGroupScore)).toEqual([true, true, true, true, true]);
  });

  it('reaches low volume through the group; newly enrolled, QP and Partial QP without election never', () => {
    expect(reporting.clinicians.map(({ clinicianRef, adjustable }) => [clinicianRef, adjustable])).toEqual([
      ['able', true],
      ['low', true],
      ['new', false],
      ['partial', false],
      ['qp', false],
    ]);
  });

  it('leaves the low-volume clinician unadjusted while the practice does not report as a group', () => {
    expect(one(final(facts), 'low')).toMatchObject({ eligibleIfGroupReports: true, adjustable: false });
  });

  it('counts by the reason that decided', () => {
    expect(reporting.counts).toEqual({
      required: 1,
      optIn: 0,
      optedIn: 0,
      voluntary: 0,
      excludedByReason: { LOW_VOLUME: 1, NEWLY_ENROLLED: 1, PARTIAL_QP_NOT_ELECTED: 1, QP: 1 },
    });
    expect(reporting.eligible).toEqual({ individual: true, group: true });
    expect(reporting.statusToolResult).toBe('mipsEligible');
  });

  it('drops a QP found after the final release from adjustment but keeps its data in the group (case 37)', () => {
    const before = final(practice(clinician('a', above, above), clinician('b', above, above)), {
      reportsAsGroup: true,
    });
    const found = clinician('b', above, above, { qpStatus: { 3: 'QP' } });
    const after = final(practice(clinician('a', above, above), found), { reportsAsGroup: true });
    expect(one(before, 'b').adjustable).toBe(true);
    expect(one(after, 'b')).toMatchObject({ adjustable: false, inGroupScore: true, reasons: [{ code: 'QP' }] });
    expect(after.group.segments).toEqual(before.group.segments);
  });

  it('makes a clinician eligible again when the QP status is lost (case 36)', () => {
    const lost = clinician('a', above, above, { qpStatus: { 1: 'QP' }, qpRevoked: true });
    expect(one(final(practice(lost))).status).toBe('required');
  });

  it('has no group in a practice of one (case 54)', () => {
    const { group } = final(practice(clinician('a', above, above)));
    expect(group).toMatchObject({ exists: false, eligible: false, reasons: [{ code: 'SOLO_PRACTICE' }] });
  });

  it('has no group where nobody could be eligible', () => {
    const qp = { qpStatus: { 1: 'QP' } } as const;
    const { group } = final(practice(clinician('a', above, above, qp), clinician('b', above, above, qp)));
    expect(group).toMatchObject({ eligible: false, reasons: [{ code: 'NO_ELIGIBLE_CLINICIAN' }] });
  });

  it('can be eligible together where each is low-volume alone', () => {
    // Three of 40,000 dollars, 90 patients, 90 services: 120,000, 270 and 270 are above.
    const third = [40_000, 90, 90] as const;
    const determination = final(practice(...['a', 'b', 'c'].map((ref) => clinician(ref, third, third))));
    expect(determination.group.status).toBe('required');
    expect(determination.statusToolResult).toBe('mipsEligibleInGroup');
    expect(determination.warnings.map(({ code }) => code)).toContain('GROUP_PATIENTS_SUMMED');
  });
});

describe('determineEligibility, always', () => {
  const claims = fc.constantFrom(above, some, below, null);
  const anyone = fc.record({
    first: claims,
    second: claims,
    type: fc.constantFrom('physician', 'other'),
    newlyEnrolled: fc.boolean(),
    qp: fc.constantFrom('QP' as const, 'PARTIAL_QP' as const, 'NONE' as const),
    decision: fc.constantFrom('optIn' as const, 'voluntary' as const, undefined),
  });
  const practices = fc.array(anyone, { minLength: 1, maxLength: 8 });

  const build = (people: (typeof anyone extends fc.Arbitrary<infer P> ? P : never)[]) => {
    const clinicians = people.map(({ first, second, type, newlyEnrolled, qp }, index) =>
      clinician(`c${index}`, first, second, { clinicianType: type, newlyEnrolled, qpStatus: { 1: qp } }),
    );
    const decided = people.flatMap(({ decision }, index) => (decision ? [[`c${index}`, decision] as const] : []));
    return { facts: practice(...clinicians), elections: { individuals: Object.fromEntries(decided) } };
  };

  it('gives the same answer in any order of clinicians', () => {
    fc.assert(
      fc.property(practices, (people) => {
        const { facts, elections } = build(people);
        const reversed = practice(...[...facts.clinicians].reverse());
        expect(final(reversed, elections).clinicians).toEqual(final(facts, elections).clinicians);
      }),
    );
  });

  it('adjusts nobody who is of the wrong type, newly enrolled, QP, or Partial QP without election', () => {
    fc.assert(
      fc.property(practices, (people) => {
        const { facts, elections } = build(people);
        const determination = final(facts, { ...elections, reportsAsGroup: true, group: 'optIn' });
        people.forEach(({ type, newlyEnrolled, qp }, index) => {
          if (type === 'other' || newlyEnrolled || qp !== 'NONE') {
            expect(one(determination, `c${index}`).adjustable).toBe(false);
          }
        });
      }),
    );
  });

  it('counts every clinician once', () => {
    fc.assert(
      fc.property(practices, (people) => {
        const { facts, elections } = build(people);
        const { required, optIn, optedIn, voluntary, excludedByReason } = final(facts, elections).counts;
        const excluded = Object.values(excludedByReason).reduce((sum, next) => sum + next, 0);
        expect(required + optIn + optedIn + voluntary + excluded).toBe(people.length);
      }),
    );
  });
});
