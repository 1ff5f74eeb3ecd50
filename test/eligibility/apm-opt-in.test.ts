import type { Elections } from '../../eligibility/facts';
import { above, below, clinician, some } from './practices';
import { apmEntity, codes, determined, found, tin } from './units';

/** An APM Entity of one who is above some elements; `whole` are the entity's own claims in both segments. */
const entityOf = (whole: typeof above, person = {}) =>
  apmEntity([tin('t', clinician('a', some, some, person))], {
    groupSegments: ([1, 2] as const).map((segment) => {
      const [dollars, patients, services] = whole;
      return { segment, allowedCents: dollars * 100, patients, services, billed: true };
    }),
  });
const optIn: Elections = { individuals: { a: 'optIn' } };

describe('who takes part only in an APM Entity that is not above the threshold', () => {
  it.each([2019, 2020])('may not opt in alone in %i', (year) => {
    for (const whole of [below, some]) {
      const result = determined(entityOf(whole), { year, elections: optIn });
      expect(found(result, 'a')).toMatchObject({ status: 'excluded', adjustable: false, optInBarred: true });
      expect(found(result, 'a').mayOptInAs).not.toContain('individual');
      expect(codes(result.warnings)).toEqual(
        expect.arrayContaining(['OPT_IN_BARRED_BY_ENTITY', 'OPT_IN_WITHOUT_EFFECT']),
      );
    }
  });

  it('is taken along where the entity opts in', () => {
    const result = determined(entityOf(some), { year: 2019, elections: { group: 'optIn' } });
    expect(found(result, 'a')).toMatchObject({ statusToolResult: 'mipsEligibleInGroup', adjustable: true });
  });

  it('may opt in where the entity is above, where other entities are not told, and from 2021', () => {
    expect(found(determined(entityOf(above), { year: 2019, elections: optIn }), 'a').status).toBe('optedIn');
    const several = entityOf(below, { inSeveralApmEntities: true });
    expect(found(determined(several, { year: 2019, elections: optIn }), 'a').status).toBe('optedIn');
    expect(found(determined(entityOf(below), { year: 2021, elections: optIn }), 'a').status).toBe('optedIn');
  });

  it('is told so only where the choice would have been theirs', () => {
    const entity = apmEntity([
      tin('t', clinician('a', below, below), clinician('b', some, some, { qpStatus: { 1: 'QP' } })),
    ]);
    expect(codes(determined(entity, { year: 2020 }).warnings)).not.toContain('OPT_IN_BARRED_BY_ENTITY');
  });
});

describe("the group of a participant's TIN in the years of the APM scoring standard", () => {
  // Of two at the TIN the list names one; the TIN reports as a group, and together they are above.
  const practice = tin('t', clinician('a', below, below), clinician('b', above, above));
  const participants = [{ practiceRef: 't', clinicianRef: 'a', snapshots: [1] as const }];
  const asked = { elections: { reportsAsGroup: true } };

  it.each([2017, 2020])('reaches nobody in the answer on the entity in %i', (year) => {
    const result = determined(apmEntity([practice], { participants }), { year, ...asked });
    expect(found(result, 'a')).toMatchObject({ statusToolResult: 'mipsExempt', adjustable: false });
  });

  it('takes the participant along from 2021', () => {
    const result = determined(apmEntity([practice], { participants }), { year: 2021, ...asked });
    expect(found(result, 'a').statusToolResult).toBe('mipsEligibleInGroup');
  });
});
