import { EligibilityFactsError } from '../../eligibility/facts-error';
import type { ClinicianFacts } from '../../eligibility/facts';
import { above, clinician } from './practices';
import { apmEntity, codes, determined, tin, virtualGroup } from './units';

/** The NPI `a` under two TINs with somebody else at each, what is told of it at the first, and at the second. */
const twoTins = (first: Partial<ClinicianFacts>, second: Partial<ClinicianFacts> = {}) => [
  tin('one', clinician('a', above, above, first), clinician('b', above, above)),
  tin('two', clinician('a', above, above, second), clinician('c', above, above)),
];
const ofA = (result: ReturnType<typeof determined>) =>
  result.clinicians
    .filter(({ clinicianRef }) => clinicianRef === 'a')
    .map(({ practiceRef, qp, status, adjustable }) => [practiceRef, qp, status, adjustable]);

describe.each([
  ['a virtual group', virtualGroup],
  ['an APM Entity', apmEntity],
] as const)('an NPI under two TINs of %s', (_, unit) => {
  it('is a QP at both where one tells it, and is adjusted at none', () => {
    expect(ofA(determined(unit(twoTins({ qpStatus: { 1: 'QP' } }))))).toEqual([
      ['one', 'QP', 'excluded', false],
      ['two', 'QP', 'excluded', false],
    ]);
  });

  it('is newly enrolled at both where one tells it', () => {
    const result = determined(unit(twoTins({ newlyEnrolled: true })));
    expect(ofA(result)).toEqual([
      ['one', 'NONE', 'excluded', false],
      ['two', 'NONE', 'excluded', false],
    ]);
  });

  it('is not newly enrolled by its date where it billed before under the other TIN', () => {
    const enrolled = { firstEnrolledOn: '2024-02-01' };
    const practices = [
      tin('one', clinician('a', null, above, enrolled), clinician('b', above, above)),
      tin('two', clinician('a', above, above, enrolled), clinician('c', above, above)),
    ];
    expect(ofA(determined(unit(practices))).map(([, , status]) => status)).toEqual(['required', 'required']);
  });

  it('loses the QP status of the TIN whose entity was terminated, not that of the other', () => {
    const lost = { qpStatus: { 1: 'QP' as const }, qpRevoked: true };
    expect(ofA(determined(unit(twoTins(lost)))).map(([, qp]) => qp)).toEqual(['NONE', 'NONE']);
    expect(ofA(determined(unit(twoTins(lost, { qpStatus: { 1: 'QP' } })))).map(([, qp]) => qp)).toEqual(['QP', 'QP']);
  });

  it.each([
    ['clinicianType', { clinicianType: 'nursePractitioner' }, {}],
    ['newlyEnrolled', { newlyEnrolled: true }, { newlyEnrolled: false }],
    ['firstEnrolledOn', { firstEnrolledOn: '2024-01-01' }, { firstEnrolledOn: '2010-01-01' }],
  ] as const)('cannot be of two minds on %s', (fact, first, second) => {
    const list = unit === virtualGroup ? 'members' : 'practices';
    const problems = (() => {
      try {
        determined(unit(twoTins(first, second)));
        return [];
      } catch (error) {
        return error instanceof EligibilityFactsError ? error.problems.map(({ path, code }) => `${path} ${code}`) : [];
      }
    })();
    expect(problems).toEqual([`${list}[1].clinicians[0].${fact} NPI_CONTRADICTS`]);
  });
});

describe('an APM Entity whose list names an NPI under one of its TINs', () => {
  const scores = { paymentPercent: 100, patientPercent: 0 };

  it('makes a QP of it at every TIN: nobody at the other one could be eligible', () => {
    const practices = [tin('one', clinician('a', above, above)), tin('two', clinician('a', above, above))];
    const participants = [
      { practiceRef: 'one', clinicianRef: 'a', snapshots: [1] as const },
      { practiceRef: 'two', clinicianRef: 'a', snapshots: [3] as const },
    ];
    // The entity's score is of snapshot 1, by which the list has named the first TIN alone.
    const result = determined(apmEntity(practices, { participants, qpScores: { 1: scores } }));
    expect(ofA(result).map(([, qp]) => qp)).toEqual(['QP', 'QP']);
    expect(codes(result.group.reasons)).toEqual(['NO_ELIGIBLE_CLINICIAN']);
  });

  it('takes no ready result from who is in other entities, whichever TIN tells that', () => {
    const practices = twoTins({ qpStatus: { 1: 'QP' } }, { inSeveralApmEntities: true });
    const ended = determined(apmEntity(practices, { terminated: true }));
    expect(ofA(ended).map(([, qp]) => qp)).toEqual(['QP', 'QP']);
  });
});

describe('own threshold scores under one TIN', () => {
  it('count before 2026 where another TIN tells of several APM Entities', () => {
    const own = { qpScores: { 1: [{ level: 'individual' as const, paymentPercent: 100, patientPercent: 0 }] } };
    const qpOf = (second: Partial<ClinicianFacts>) => ofA(determined(virtualGroup(twoTins(own, second))))[0]?.[1];
    expect(qpOf({})).toBe('NONE');
    expect(qpOf({ inSeveralApmEntities: true })).toBe('QP');
  });
});
