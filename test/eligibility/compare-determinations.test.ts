import { cmsDetermination } from '../../eligibility/cms/cms-determination';
import { compareDeterminations } from '../../eligibility/compare-determinations';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import type { ClinicianFacts, Elections } from '../../eligibility/facts';
import { type RawScenario, cmsClinician, eligibleScenario } from './cms/documents';
import { type Claims, above, below, clinician, policyOf, practice, some } from './practices';

const policy = policyOf(2024);
const small = { smallGroupPractitioner: true, ruralClinician: false };

interface Case {
  first?: Claims | null;
  rest?: Partial<ClinicianFacts>;
  scenario?: RawScenario;
  person?: RawScenario;
  elections?: Elections;
}

/** Differences of one solo clinician, as `field: cms / computed`. */
function differencesOf({
  first = above,
  rest = {},
  scenario = eligibleScenario,
  person = {},
  elections,
}: Case): string[] {
  const ours = determineEligibility(practice(clinician('a', first, first, rest)), 'final', policy, elections);
  // A solo practice has no group; CMS's document of it says so by `group: false`.
  const alone = { ...scenario, isEligible: { ...(scenario['isEligible'] as object), group: false }, ...small };
  const theirs = cmsDetermination(
    [cmsClinician('a', alone, { lowVolumeSwitch: false, ...small }, person)],
    'final',
    policy,
  );
  return compareDeterminations(theirs, ours).map(({ field, cms, computed }) => `${field}: ${cms} / ${computed}`);
}

describe('compareDeterminations by field', () => {
  const lowVolume = { isEligible: { individual: false }, lowVolumeSwitch: true };
  const mayChoose = { ...lowVolume, isOptInEligible: true, isOptedIn: null };

  it('finds nothing where both agree, group and all', () => {
    expect(differencesOf({})).toEqual([]);
  });

  it.each<[string, Case, string]>([
    ['QP status', { rest: { qpStatus: { 1: 'QP' } } }, 'qp: NONE / QP'],
    ['a Partial QP', { person: { qpStatus: 'P' } }, 'qp: PARTIAL_QP / NONE'],
    ['opt-in eligibility', { first: some, scenario: lowVolume }, 'mayOptInAs:  / individual'],
    ['a recorded election', { first: some, scenario: { ...mayChoose, isOptedIn: true } }, 'election: optIn / none'],
    [
      'an election of ours',
      { first: some, scenario: mayChoose, elections: { individuals: { a: 'voluntary' } } },
      'election: none / voluntary',
    ],
    [
      'the elements below',
      { first: some, scenario: { ...mayChoose, lowVolumeStatusReasons: [{ lowVolStusRsnCd: 'BENE/SRVC' }] } },
      'belowElements: patients services / dollars services',
    ],
    [
      'a special status',
      { rest: { specialStatuses: { 1: ['rural'] } } },
      'specialStatuses: smallPractice / rural smallPractice',
    ],
    ['the reason', { rest: { newlyEnrolled: true } }, 'reasons:  / NEWLY_ENROLLED'],
    ['the result of the look-up', { rest: { newlyEnrolled: true } }, 'statusToolResult: mipsEligible / mipsExempt'],
  ])('names %s', (_, given, difference) => {
    expect(differencesOf(given)).toContain(difference);
  });

  it('reads the low-volume switch by its polarity: on is below', () => {
    expect(differencesOf({ first: below, scenario: lowVolume })).not.toContainEqual(expect.stringMatching(/^status:/));
    expect(differencesOf({ first: above, scenario: lowVolume })).toContain('status: excluded / required');
    const off = { isEligible: { individual: null }, lowVolumeSwitch: false };
    expect(differencesOf({ first: below, scenario: off })).toContain('status: required / excluded');
  });

  it('finds no difference in what the document leaves open', () => {
    const silent = differencesOf({
      rest: { qpStatus: { 1: 'QP' } },
      scenario: { isEligible: { individual: false } },
      person: { qpStatus: null },
    });
    expect(silent.filter((line) => /^(qp|lowVolume):/.test(line))).toEqual([]);
  });

  it('takes one word of CMS for low volume and for nothing billed', () => {
    const unbilled = differencesOf({ first: null, scenario: lowVolume });
    expect(unbilled).not.toContainEqual(expect.stringMatching(/^(reasons|status):/));
  });
});
