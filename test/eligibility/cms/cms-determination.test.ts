import { cmsDetermination } from '../../../eligibility/cms/cms-determination';
import type { CmsClinician } from '../../../eligibility/cms/eligibility-document';
import { cmsClinicianOf, cmsEligibilitySchema } from '../../../eligibility/cms/eligibility-document';
import type { Elections } from '../../../eligibility/facts';
import { policyOf } from '../practices';
import { cmsClinician, document, eligibleScenario, lowVolumeScenario } from './documents';

const group = { isEligible: { group: true }, lowVolumeSwitch: false };
const determine = (clinicians: CmsClinician[], elections: Elections = {}) =>
  cmsDetermination(clinicians, 'final', policyOf(2024), elections);
const only = (...clinician: Parameters<typeof cmsClinician>) => determine([cmsClinician(...clinician)]).clinicians[0]!;

describe('cmsEligibilitySchema', () => {
  it.each([
    [true, true],
    ['true', true],
    ['Y', true],
    ['false', false],
    ['', null],
  ])('reads the group flag %p as %p', (written, read) => {
    const parsed = cmsEligibilitySchema.parse(document({ isEligible: { individual: false, group: written } }));
    expect(parsed.organizations[0]?.individualScenario?.isEligible?.group).toBe(read);
  });

  it('refuses a flag that says neither yes nor no', () => {
    const result = cmsEligibilitySchema.safeParse(document({ lowVolumeSwitch: 'perhaps' }));
    expect(result.error?.issues[0]?.path).toEqual(['organizations', 0, 'individualScenario', 'lowVolumeSwitch']);
  });
});

describe('cmsClinicianOf', () => {
  it('finds nothing for a practice that the document does not name', () => {
    const parsed = cmsEligibilitySchema.parse(document({}));
    expect(cmsClinicianOf(parsed, '000999999', 'a')).toBeUndefined();
  });
});

describe('cmsDetermination', () => {
  it('requires who CMS calls eligible', () => {
    expect(only('a', eligibleScenario)).toMatchObject({ status: 'required', authority: 'cms', adjustable: true });
  });

  it('reads the low-volume switch by its polarity: on means below the threshold', () => {
    expect(only('a', { lowVolumeSwitch: true })).toMatchObject({
      status: 'excluded',
      reasons: [{ code: 'LOW_VOLUME' }],
    });
    expect(only('a', { lowVolumeSwitch: false }).status).toBe('required');
  });

  it('takes the opt-in flag and the three answers of the decision', () => {
    const choosing = { isEligible: { individual: false }, lowVolumeSwitch: true, isOptInEligible: true };
    expect(only('a', { ...choosing, isOptedIn: null }).status).toBe('optInEligible');
    expect(only('a', { ...choosing, isOptedIn: false }).status).toBe('voluntary');
    expect(only('a', { ...choosing, isOptedIn: true })).toMatchObject({ status: 'optedIn', adjustable: true });
  });

  it('lets a decision that CMS recorded win over ours, which is irrevocable', () => {
    const scenario = { lowVolumeSwitch: true, isOptInEligible: true, isOptedIn: true };
    const determination = determine([cmsClinician('a', scenario)], { individuals: { a: 'voluntary' } });
    expect(determination.clinicians[0]?.status).toBe('optedIn');
  });

  it('reaches the low-volume clinician through an eligible group', () => {
    const clinicians = [cmsClinician('a', eligibleScenario, group), cmsClinician('b', lowVolumeScenario, group)];
    const determination = determine(clinicians, { reportsAsGroup: true });
    expect(determination.group).toMatchObject({ status: 'required', eligible: true });
    expect(determination.clinicians[1]).toMatchObject({ status: 'excluded', adjustable: true });
  });

  it('names type, enrolment and QP in the order of the rule', () => {
    const out = { isEligible: { individual: false, group: false } };
    const code = (person: Record<string, unknown>) => only('a', out, {}, person).reasons[0]?.code;
    expect(code({ amsMipsEligibleClinician: false, newlyEnrolled: true })).toBe('INELIGIBLE_TYPE');
    expect(code({ newlyEnrolled: true, qpStatus: 'Y' })).toBe('NEWLY_ENROLLED');
    expect(code({ qpStatus: 'Y' })).toBe('QP');
    expect(code({ qpStatus: 'P' })).toBe('PARTIAL_QP_NOT_ELECTED');
  });

  it('takes an eligible Partial QP as one that has elected', () => {
    expect(only('a', eligibleScenario, {}, { qpStatus: 'P' }).status).toBe('required');
  });

  it('keeps whom CMS excludes at both levels out of the adjustment, even where its code is not published', () => {
    const excluded = { isEligible: { individual: false, group: false }, lowVolumeSwitch: false };
    const clinicians = [
      cmsClinician('a', eligibleScenario, group),
      cmsClinician('b', excluded, group, { qpStatus: 'R' }),
    ];
    const determination = determine(clinicians, { reportsAsGroup: true });
    expect(determination.clinicians[1]).toMatchObject({
      adjustable: false,
      reasons: [{ code: 'EXCLUDED_BY_CMS' }],
    });
  });

  it("follows CMS's eligibility flag over its other flags, and warns", () => {
    const determination = determine([cmsClinician('a', { ...eligibleScenario, lowVolumeSwitch: true })]);
    expect(determination.clinicians[0]?.status).toBe('required');
    expect(determination.warnings).toMatchObject([{ code: 'CMS_FLAGS_DISAGREE', clinicianRef: 'a' }]);
  });

  it('takes the special statuses of the clinician and of the practice apart', () => {
    const individual = { ...eligibleScenario, smallGroupPractitioner: true, ambulatorySurgicalCenter: true };
    const practice = { ...group, ruralClinician: true };
    const determination = determine([cmsClinician('a', individual, practice), cmsClinician('b', eligibleScenario)]);
    expect(determination.clinicians[0]?.specialStatuses).toEqual(['smallPractice', 'ascBased']);
    expect(determination.group.specialStatuses).toEqual(['rural']);
  });
});
