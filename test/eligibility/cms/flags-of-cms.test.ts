import type { PlacedCmsClinician } from '../../../eligibility/cms/cms-collective';
import { cmsCollectiveDetermination } from '../../../eligibility/cms/cms-collective';
import { cmsDetermination } from '../../../eligibility/cms/cms-determination';
import type { CmsClinician } from '../../../eligibility/cms/eligibility-document';
import { cmsClinicianOf, cmsEligibilitySchema, cmsVirtualGroupOf } from '../../../eligibility/cms/eligibility-document';
import { compareDeterminations } from '../../../eligibility/compare-determinations';
import { above, below, clinician, policyOf, practice } from '../practices';
import { codes, determined } from '../units';
import { cmsClinician, eligibleScenario } from './documents';
import type { RawScenario } from './documents';

const determine = (...clinicians: CmsClinician[]) => cmsDetermination(clinicians, 'final', policyOf(2024));
const placed = (ref: string, scenario: RawScenario): PlacedCmsClinician => ({
  ...cmsClinician(ref, scenario),
  practiceRef: 't',
});

describe('the scenario of a practice, which every document repeats', () => {
  it('is that of the first document that has one', () => {
    const documents = [
      {},
      { lowVolumeSwitch: false, ruralClinician: true },
      { lowVolumeSwitch: false, hpsaClinician: true },
    ];
    const given = documents.map((group, index) => cmsClinician(`c${index}`, eligibleScenario, group));
    expect(determine(...given).group.specialStatuses).toEqual(['rural']);
  });
});

describe('what a scenario says of volume', () => {
  const silentOn = (scenario: RawScenario) => {
    const { clinicians, group } = determine(cmsClinician('a', scenario, scenario), cmsClinician('b', eligibleScenario));
    return [clinicians[0]!.silentOn ?? [], group.silentOn ?? []].map((fields) => fields.includes('lowVolume'));
  };

  it('is nothing without a switch, an opt-in or a flag of eligibility', () => {
    expect(silentOn({ ruralClinician: true })).toEqual([true, true]);
    expect(silentOn({ isEligible: { individual: false, group: false }, isOptInEligible: false })).toEqual([true, true]);
  });

  it.each([
    [{ lowVolumeSwitch: false }],
    [{ lowVolumeSwitch: true }],
    [{ isOptInEligible: true }],
    [{ isOptedIn: true }],
    [{ isEligible: { individual: true, group: true } }],
  ])('is told by %j', (scenario) => {
    expect(silentOn(scenario)).toEqual([false, false]);
  });
});

describe('whom CMS calls eligible', () => {
  const enrolled = (isEligible: object) =>
    determine(
      cmsClinician(
        'a',
        { isEligible, lowVolumeSwitch: true },
        { isEligible: { group: true } },
        { newlyEnrolled: true },
      ),
      cmsClinician('b', eligibleScenario),
    );

  it('is not barred by a reason that stands beside the flag, at either level', () => {
    expect(enrolled({ individual: true }).clinicians[0]).toMatchObject({ status: 'required', reasons: [] });
    expect(enrolled({ individual: false, group: true }).clinicians[0]).toMatchObject({
      reasons: [{ code: 'LOW_VOLUME' }],
      eligibleIfGroupReports: true,
    });
    expect(codes(enrolled({ individual: true }).warnings)).toEqual(['CMS_FLAGS_DISAGREE']);
  });

  it('is barred by it without the flag', () => {
    expect(enrolled({ individual: false, group: false }).clinicians[0]).toMatchObject({
      reasons: [{ code: 'NEWLY_ENROLLED' }],
      eligibleIfGroupReports: false,
    });
  });
});

describe('a low-volume switch that the eligibility flag of the whole outweighs', () => {
  const whole = { isEligible: { group: true }, lowVolumeSwitch: true };
  const warned = ({ warnings }: { warnings: object[] }) => warnings;

  it('is warned about of a group and of a virtual group, by name', () => {
    expect(warned(determine(cmsClinician('a', {}, whole)))).toEqual([
      { code: 'CMS_FLAGS_DISAGREE', words: expect.stringContaining('calls the group eligible') as string },
    ]);
    const members = [placed('a', {})];
    expect(warned(cmsCollectiveDetermination('virtualGroup', members, whole, 'final', policyOf(2024)))).toEqual([
      { code: 'CMS_FLAGS_DISAGREE', words: expect.stringContaining('calls the virtual group eligible') as string },
    ]);
  });

  it('is none of a group that has opted in', () => {
    expect(warned(determine(cmsClinician('a', {}, { ...whole, isOptedIn: true })))).toEqual([]);
  });

  it('is told of a clinician of several TINs with the TIN', () => {
    const member = placed('a', { isEligible: { individual: true }, lowVolumeSwitch: true });
    const ofMembers = cmsCollectiveDetermination('virtualGroup', [member], {}, 'final', policyOf(2024));
    expect(warned(ofMembers)).toMatchObject([{ clinicianRef: 'a', practiceRef: 't' }]);
  });
});

describe('an APM Entity in documents of CMS', () => {
  const through = { isEligible: { individual: false, mipsApm: true }, lowVolumeSwitch: true };
  const notThrough = { isEligible: { individual: false, mipsApm: false }, lowVolumeSwitch: true };
  const entity = (year: number, ...scenarios: RawScenario[]) =>
    cmsCollectiveDetermination(
      'apm',
      scenarios.map((scenario, index) => placed(`c${index}`, scenario)),
      undefined,
      'final',
      policyOf(year),
    );

  it('is eligible when it makes anybody so', () => {
    expect(entity(2024, notThrough, through).group).toMatchObject({ status: 'required', eligible: true });
    expect(entity(2024, notThrough).group.status).toBe('notDeterminable');
  });

  it('reaches its participants by itself in the years that hold it against the threshold, to 2020', () => {
    expect(entity(2020, through, notThrough).clinicians[0]!.adjustable).toBe(true);
    expect(entity(2021, through, notThrough).clinicians[0]!.adjustable).toBe(false);
  });
});

describe('documents of a virtual group and of facilities', () => {
  const parsed = (organization: object) =>
    cmsEligibilitySchema.parse({ npi: '0123456788', organizations: [{ TIN: '000111111', ...organization }] });

  it('make a virtual group eligible by the flag alone', () => {
    const withFlag = (virtualGroup: boolean) =>
      cmsVirtualGroupOf(
        parsed({ individualScenario: { isEligible: { virtualGroup } }, virtualGroups: [{ lowVolumeSwitch: true }] }),
        '000111111',
      );
    expect(withFlag(true)).toEqual({ lowVolumeSwitch: true, isEligible: { group: true } });
    expect(withFlag(false)).toEqual({ lowVolumeSwitch: true });
  });

  it('call a clinician facility-based by the scenario, else by the practice', () => {
    const facility = (organization: object) =>
      cmsClinicianOf(parsed(organization), '000111111', 'a')!.individual.isFacilityBased;
    expect(facility({ isFacilityBased: true })).toBe(true);
    expect(facility({ isFacilityBased: true, individualScenario: { isFacilityBased: false } })).toBe(false);
    expect(facility({})).toBeUndefined();
  });
});

describe('compareDeterminations of a group', () => {
  it('names what differs of the group itself', () => {
    const computed = determined({
      kind: 'practice',
      ...practice(clinician('a', above, above), clinician('b', below, below)),
    });
    const low = { isEligible: { group: false }, lowVolumeSwitch: true };
    const cms = determine(cmsClinician('a', eligibleScenario, low), cmsClinician('b', eligibleScenario, low));
    const ofGroup = compareDeterminations(cms, computed).filter(({ unitRef }) => unitRef === 'group');
    expect(ofGroup).toContainEqual({ unitRef: 'group', field: 'status', cms: 'excluded', computed: 'required' });
  });
});

describe('what the look-up shows of a group', () => {
  const half = [50_000, 90, 150] as const;
  const shown = (claims: typeof above, elections = {}) => {
    const roster = practice(clinician('a', claims, claims), clinician('b', claims, claims));
    return determined({ kind: 'practice', ...roster }, { elections }).group.statusToolResult;
  };

  it('is its own standing, never that of another group', () => {
    expect(shown(above)).toBe('mipsEligible');
    // Two of 50,000 dollars, 90 patients and 150 services: 100,000, 180 and 300, two elements of three.
    expect(shown(half)).toBe('optInEligible');
    expect(shown(half, { group: 'optIn' })).toBe('mipsEligible');
    expect(shown(below)).toBe('mipsExempt');
  });
});
