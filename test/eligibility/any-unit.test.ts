import fc from '../support/fast-check';
import type { Determination } from '../../eligibility/determination';
import type { ClinicianFacts } from '../../eligibility/facts';
import { type Claims, clinician } from './practices';
import { apmEntity, determined, tin, virtualGroup, years } from './units';

const claims = fc.option(fc.tuple(fc.nat(180_000), fc.nat(400), fc.nat(400)), { nil: null });
const person = fc.record({
  first: claims,
  second: claims,
  rest: fc.record({
    clinicianType: fc.constantFrom('physician', 'other'),
    newlyEnrolled: fc.boolean(),
    qpScores: fc.option(
      fc.record({ paymentPercent: fc.nat(100), patientPercent: fc.nat(100) }).map((scores) => ({ 2: [scores] })),
      { nil: undefined },
    ),
  }),
});
const rosters = fc.array(fc.array(person, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 });
const year = fc.constantFrom(...years.filter((each) => each >= 2018));
const run = fc.constantFrom('preliminary' as const, 'final' as const);

type Roster = { first: Claims | null; second: Claims | null; rest: Partial<ClinicianFacts> }[];
const practicesOf = (all: Roster[]) =>
  all.map((roster, place) =>
    tin(
      `t${place}`,
      ...roster.map(({ first, second, rest }, index) => clinician(`c${place}${index}`, first, second, rest)),
    ),
  );
const reversed = (practices: ReturnType<typeof practicesOf>) =>
  [...practices].reverse().map((each) => ({ ...each, clinicians: [...each.clinicians].reverse() }));

/** What must not hang on the order of a file. */
const essence = ({ group, clinicians, counts, statusToolResult }: Determination) => ({
  group: {
    ...group,
    notDeterminable: [...group.notDeterminable].sort(),
    problems: [...group.problems.map(({ code }) => code)].sort(),
  },
  clinicians,
  counts,
  statusToolResult,
});
const withoutReasonOrder = (determination: Determination) => {
  const { group, ...rest } = essence(determination);
  return { ...rest, group: { ...group, reasons: group.reasons.map(({ code }) => code).sort() } };
};

describe('determineUnit, always', () => {
  it('says the same of a virtual group in any order of TINs and clinicians', () => {
    fc.assert(
      fc.property(rosters, year, run, (all, inYear, which) => {
        const practices = practicesOf(all);
        const asked = { year: inYear, run: which };
        expect(withoutReasonOrder(determined(virtualGroup(reversed(practices)), asked))).toEqual(
          withoutReasonOrder(determined(virtualGroup(practices), asked)),
        );
      }),
    );
  });

  it('says the same of an APM Entity in any order of its list', () => {
    fc.assert(
      fc.property(rosters, year, run, (all, inYear, which) => {
        const practices = practicesOf(all);
        const asked = { year: inYear, run: which };
        expect(withoutReasonOrder(determined(apmEntity(reversed(practices)), asked))).toEqual(
          withoutReasonOrder(determined(apmEntity(practices), asked)),
        );
      }),
    );
  });

  it('adjusts nobody of the wrong type or newly enrolled, through no unit', () => {
    fc.assert(
      fc.property(rosters, year, (all, inYear) => {
        const practices = practicesOf(all);
        const barred = new Set(
          practices.flatMap(({ clinicians }) =>
            clinicians
              .filter(({ clinicianType, newlyEnrolled }) => clinicianType === 'other' || newlyEnrolled)
              .map(({ clinicianRef }) => clinicianRef),
          ),
        );
        for (const facts of [virtualGroup(practices, { approved: true }), apmEntity(practices)]) {
          const { clinicians } = determined(facts, { year: inYear, elections: { partialQpElected: 'all' } });
          expect(clinicians.filter(({ clinicianRef, adjustable }) => adjustable && barred.has(clinicianRef))).toEqual(
            [],
          );
        }
      }),
    );
  });

  it('gives every clinician one of the four results or says why it cannot', () => {
    fc.assert(
      fc.property(rosters, fc.constantFrom(...years), (all, inYear) => {
        const { clinicians } = determined(apmEntity(practicesOf(all)), { year: inYear });
        for (const { status, statusToolResult, reasons, notDeterminable } of clinicians) {
          const isOpen = status === 'notDeterminable' || statusToolResult === 'notDeterminable';
          expect(status === 'required' || isOpen || reasons.length > 0).toBe(true);
          if (status === 'notDeterminable') expect(notDeterminable[0]).toMatch(/^not determinable: /);
        }
      }),
    );
  });
});
