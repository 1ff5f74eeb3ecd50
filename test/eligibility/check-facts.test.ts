import type { UnitFacts } from '../../eligibility/collective-facts';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import type { ClinicianFacts, QpScores, SegmentFacts } from '../../eligibility/facts';
import { EligibilityFactsError } from '../../eligibility/facts-error';
import { above, clinician, policyOf, practice, segment } from './practices';
import { apmEntity, determined, tin, virtualGroup } from './units';

/** Path and code of everything wrong with the facts; empty when nothing is. */
function problemsOf(facts: UnitFacts, year = 2024): string[] {
  try {
    determined(facts, { year });
    return [];
  } catch (error) {
    if (!(error instanceof EligibilityFactsError)) throw error;
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
}
const unit = (...clinicians: ClinicianFacts[]): UnitFacts => ({ kind: 'practice', clinicians });
const withClinician = (rest: object) => unit(clinician('a', above, above, rest));
const withSegments = (...segments: SegmentFacts[]) => withClinician({ segments });
const claims = (rest: object): SegmentFacts => ({ ...segment(1, above), ...rest });

describe('figures that cannot be', () => {
  it.each([
    [{ patients: NaN }, 'clinicians[0].segments[0].patients NOT_A_NUMBER'],
    [{ services: Infinity }, 'clinicians[0].segments[0].services NOT_A_NUMBER'],
    [{ allowedCents: '12' }, 'clinicians[0].segments[0].allowedCents NOT_A_NUMBER'],
    [{ patients: -1 }, 'clinicians[0].segments[0].patients NEGATIVE'],
    [{ patients: 1.5 }, 'clinicians[0].segments[0].patients NOT_WHOLE'],
    [{ segment: 3 }, 'clinicians[0].segments[0].segment SEGMENT_UNKNOWN'],
    [{ startsOn: '2021-10-01' }, 'clinicians[0].segments[0].startsOn SEGMENT_OF_ANOTHER_YEAR'],
    [{ endsOn: '2022-09-30' }, 'clinicians[0].segments[0].endsOn SEGMENT_OF_ANOTHER_YEAR'],
  ])('are refused by path: %j', (rest, problem) => {
    expect(problemsOf(withSegments(claims(rest)))).toEqual([problem]);
  });

  it('takes the days of the right year', () => {
    expect(problemsOf(withSegments(claims({ startsOn: '2022-10-01', endsOn: '2023-09-30' })))).toEqual([]);
  });

  it('tells all problems at once, with what to do', () => {
    const facts = withSegments(claims({ patients: -1 }), claims({ services: NaN }));
    expect(() => determined(facts)).toThrow(/NEGATIVE.*\n.*SEGMENT_TWICE.*\n.*NOT_A_NUMBER\)\. Give a number\./);
  });

  it('refuses them in a stored roster too, whose unknown types are only not eligible', () => {
    const stored = practice(clinician('a', above, above, { clinicianType: 'unknown' }));
    expect(determineEligibility(stored, 'final', policyOf(2024)).clinicians[0]?.reasons[0]?.code).toBe(
      'INELIGIBLE_TYPE',
    );
    const broken = practice(clinician('a', [NaN, 1, 1], null));
    expect(() => determineEligibility(broken, 'final', policyOf(2024))).toThrow(EligibilityFactsError);
  });
});

describe('words and names', () => {
  it.each([
    [{ clinicianType: 'wizard' }, 'clinicians[0].clinicianType CLINICIAN_TYPE_UNKNOWN'],
    [{ firstEnrolledOn: '2023-02-29' }, 'clinicians[0].firstEnrolledOn NOT_A_DATE'],
    [{ firstEnrolledOn: 'long ago' }, 'clinicians[0].firstEnrolledOn NOT_A_DATE'],
    [{ firstEnrolledOn: '2025-01-01' }, 'clinicians[0].firstEnrolledOn ENROLLED_AFTER_YEAR'],
    [{ specialStatuses: { 1: ['famous'] } }, 'clinicians[0].specialStatuses.1[0] STATUS_UNKNOWN'],
    [{ qpStatus: { 5: 'QP' } }, 'clinicians[0].qpStatus[0] SNAPSHOT_UNKNOWN'],
    [{ qpStatus: { 1: 'Y' } }, 'clinicians[0].qpStatus.1 STATUS_UNKNOWN'],
    [
      { qpScores: { 1: [{ paymentPercent: 101, patientPercent: 0 }] } },
      'clinicians[0].qpScores.1[0].paymentPercent NOT_A_PERCENTAGE',
    ],
    [{ qpScores: { 1: [{ paymentPercent: 10 }] } }, 'clinicians[0].qpScores.1[0].patientPercent SCORE_MISSING'],
    [
      { statusFigures: { 1: { patientFacingEncounters: -1 } } },
      'clinicians[0].statusFigures.1.patientFacingEncounters NEGATIVE',
    ],
    // The segment has 400 services.
    [
      { statusFigures: { 1: { servicesByPlace: { '21': 200, '22': 201 } } } },
      'clinicians[0].statusFigures.1.servicesByPlace SERVICES_EXCEEDED',
    ],
    [
      { segments: [], statusFigures: { 1: { servicesByPlace: { '21': 1 } } } },
      'clinicians[0].statusFigures.1 FIGURES_WITHOUT_CLAIMS',
    ],
  ])('are refused by path: %j', (rest, problem) => {
    expect(problemsOf(withClinician(rest))).toContain(problem);
  });

  it('takes a type of a later year, which is then not eligible', () => {
    const facts = withClinician({ clinicianType: 'clinicalSocialWorker' });
    expect(determined(facts, { year: 2021 }).clinicians[0]?.reasons[0]?.code).toBe('INELIGIBLE_TYPE');
    expect(determined(facts, { year: 2022 }).clinicians[0]?.status).toBe('required');
  });

  it('refuses an NPI twice in a practice, and nobody at all', () => {
    expect(problemsOf(unit(clinician('a', above, above), clinician('a', above, above)))).toEqual([
      'clinicians[1] CLINICIAN_TWICE',
    ]);
    expect(problemsOf(unit())).toEqual(['clinicians NOBODY_LISTED']);
  });

  it('never repeats a value', () => {
    const facts = withClinician({ clinicianType: '000111111', firstEnrolledOn: '0123456788' });
    expect(() => determined(facts)).toThrow(expect.objectContaining({ message: expect.not.stringMatching(/\d{9}/) }));
  });
});

describe('units of several TINs', () => {
  const one = tin('t', clinician('a', above, above));

  it('refuses a TIN twice', () => {
    expect(problemsOf(virtualGroup([one, one]))).toContain('members[1] PRACTICE_TWICE');
  });

  it('refuses dates that are none', () => {
    const facts = virtualGroup([{ ...one, withdrewOn: 'never' }], { electedOn: '2023-13-01' });
    expect(problemsOf(facts)).toEqual(['electedOn NOT_A_DATE', 'members[0].withdrewOn NOT_A_DATE']);
  });

  it('refuses a participant of no practice, of no roster, twice, or at no snapshot', () => {
    const participant = (practiceRef: string, clinicianRef: string, snapshots: (1 | 2 | 3 | 4)[] = [1]) => ({
      practiceRef,
      clinicianRef,
      snapshots,
    });
    const participants = [
      participant('t', 'a'),
      participant('u', 'a'),
      participant('t', 'z'),
      participant('t', 'a', []),
    ];
    expect(problemsOf(apmEntity([one], { participants }))).toEqual([
      'participants[1] PRACTICE_UNKNOWN',
      'participants[2] CLINICIAN_NOT_ON_ROSTER',
      'participants[3] CLINICIAN_TWICE',
      'participants[3].snapshots NOBODY_LISTED',
    ]);
  });

  it('refuses entity scores that are no percentages', () => {
    const qpScores = { 1: { paymentPercent: -1, patientPercent: NaN } as QpScores };
    expect(problemsOf(apmEntity([one], { qpScores }))).toEqual([
      'qpScores.1.paymentPercent NOT_A_PERCENTAGE',
      'qpScores.1.patientPercent NOT_A_NUMBER',
    ]);
  });

  it('refuses subgroups of strangers, and names twice', () => {
    const subgroup = (...clinicianRefs: string[]) => ({ subgroupRef: 's', clinicianRefs });
    const facts: UnitFacts = {
      kind: 'practice',
      clinicians: one.clinicians,
      subgroups: [subgroup('z'), subgroup('a', 'a')],
    };
    expect(problemsOf(facts)).toEqual([
      'subgroups[0].clinicianRefs[0] CLINICIAN_NOT_ON_ROSTER',
      'subgroups[1] SUBGROUP_TWICE',
      'subgroups[1].clinicianRefs[1] CLINICIAN_TWICE',
    ]);
  });
});
