import fc from '../support/fast-check';
import { decidedAssignments } from '../../activities/scoring/assign';
import { loadPolicy } from '../../policy/load';
import { assignFinalScores } from '../../scoring/assign-final-scores';
import type { AssignmentClinician, AssignmentUnit } from '../../scoring';

const clinician = (clinicianRef: string): AssignmentClinician => ({
  clinicianRef,
  adjustable: true,
  individuallyEligible: true,
  optedIn: false,
});
const individual = (option: string): Omit<AssignmentUnit, 'finalScore'> => ({
  unitRef: 'individual:one',
  unitKind: 'individual',
  option,
  members: ['one'],
});
const virtualGroup = { unitRef: 'virtualGroup', unitKind: 'virtualGroup', option: 'mips', members: 'all' } as const;

const decided = (units: readonly AssignmentUnit[], open: readonly Omit<AssignmentUnit, 'finalScore'>[], year = 2024) =>
  decidedAssignments({ clinicians: [clinician('one')], unitScores: units }, open, loadPolicy(year));

describe('decidedAssignments', () => {
  it('gives a score of 100 while another option of the same clinician has none yet: nothing beats it', () => {
    const units = [{ ...individual('mips'), finalScore: '100.00' }];
    expect(decided(units, [individual('app1')])).toMatchObject([
      { finalScore: '100.00', winner: { unitRef: 'individual:one', option: 'mips' } },
    ]);
  });

  it('holds back a lower score, which the open one may beat', () => {
    expect(decided([{ ...individual('mips'), finalScore: '99.99' }], [individual('app1')])).toEqual([]);
    expect(decided([], [individual('mips')])).toEqual([]);
  });

  it('holds back even 100 where a virtual group is open, whose score prevails however low', () => {
    expect(decided([{ ...individual('mips'), finalScore: '100.00' }], [virtualGroup])).toEqual([]);
  });

  it('gives a score that an open unit of a lower level cannot touch', () => {
    const units = [{ ...virtualGroup, finalScore: '40.00' }];
    expect(decided(units, [individual('mips')])).toMatchObject([{ finalScore: '40.00' }]);
  });

  it('never gives another final score than there is once the open units have theirs', () => {
    const refs = ['one', 'two', 'three'];
    const score = fc.constantFrom('0.00', '40.00', '75.00', '99.99', '100.00');
    const kind = fc.constantFrom('individual' as const, 'group' as const, 'apm' as const, 'virtualGroup' as const);
    const drawnUnit = fc.record({ kind, option: fc.constantFrom('mips', 'app1'), of: fc.constantFrom(...refs), score });
    const drawnUnits = fc.uniqueArray(drawnUnit, {
      maxLength: 6,
      selector: ({ kind: each, option, of }) => `${each === 'individual' ? of : each} ${option}`,
    });
    let given = 0;
    fc.assert(
      fc.property(fc.constantFrom(2017, 2019, 2022, 2024), drawnUnits, fc.nat(6), (year, drawn, count) => {
        const all = drawn.map(({ kind: unitKind, option, of, score: finalScore }): AssignmentUnit => {
          const isOne = unitKind === 'individual';
          const unitRef = isOne ? `individual:${of}` : unitKind;
          return { unitRef, unitKind, option, finalScore, members: isOne ? [of] : 'all' };
        });
        const policy = loadPolicy(year);
        const clinicians = refs.map(clinician);
        const found = decidedAssignments({ clinicians, unitScores: all.slice(count) }, all.slice(0, count), policy);
        const final = assignFinalScores({ clinicians, unitScores: all }, policy);
        given += found.length;
        for (const { clinicianRef, finalScore } of found) {
          expect(final.find((each) => each.clinicianRef === clinicianRef)?.finalScore).toBe(finalScore);
        }
      }),
      { numRuns: 300 },
    );
    expect(given).toBeGreaterThan(0);
  });
});
