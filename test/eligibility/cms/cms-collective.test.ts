import { type PlacedCmsClinician, cmsCollectiveDetermination } from '../../../eligibility/cms/cms-collective';
import { cmsClinicianOf, cmsEligibilitySchema, cmsVirtualGroupOf } from '../../../eligibility/cms/eligibility-document';
import { compareDeterminations } from '../../../eligibility/compare-determinations';
import { above, below, clinician, policyOf } from '../practices';
import { apmEntity, determined, tin, virtualGroup } from '../units';
import { type RawScenario, cmsClinician } from './documents';

const policy = policyOf(2024);
const placed = (ref: string, practiceRef: string, scenario: RawScenario): PlacedCmsClinician => ({
  ...cmsClinician(ref, scenario),
  practiceRef,
});
const eligible = {
  isEligible: { individual: true, group: false, virtualGroup: true, mipsApm: true },
  lowVolumeSwitch: false,
};
const low = {
  isEligible: { individual: false, group: false, virtualGroup: true, mipsApm: false },
  lowVolumeSwitch: true,
};

describe('cmsVirtualGroupOf', () => {
  it('reads the flags of the virtual group; the switch keeps its polarity', () => {
    const virtualGroups = [
      { virtualGroupIdentifier: 'x', lowVolumeSwitch: 'true', specialScenario: { ruralClinician: 'Y' } },
    ];
    const document = {
      npi: '0123456788',
      organizations: [{ TIN: '000111111', individualScenario: low, virtualGroups }],
    };
    const parsed = cmsEligibilitySchema.parse(document);
    expect(cmsVirtualGroupOf(parsed, '000111111')).toEqual({
      ruralClinician: true,
      lowVolumeSwitch: true,
      isEligible: { group: true },
    });
    expect(cmsClinicianOf(parsed, '000111111', 'a')).not.toHaveProperty('virtualGroups');
    expect(cmsVirtualGroupOf(parsed, '000999999')).toBeUndefined();
  });
});

describe('cmsCollectiveDetermination', () => {
  const both = [placed('a', 't', eligible), placed('b', 'u', low)];

  it('has the virtual group reach whom its flag names', () => {
    const whole = { lowVolumeSwitch: false, smallGroupPractitioner: true, isEligible: { group: true } };
    const { group, clinicians } = cmsCollectiveDetermination('virtualGroup', both, whole, 'final', policy);
    expect(group).toMatchObject({ kind: 'virtualGroup', status: 'required', specialStatuses: ['smallPractice'] });
    expect(clinicians).toMatchObject([
      { clinicianRef: 'a', practiceRef: 't', statusToolResult: 'mipsEligible' },
      { clinicianRef: 'b', practiceRef: 'u', statusToolResult: 'mipsEligibleInGroup', adjustable: true },
    ]);
  });

  it('excludes the virtual group whose low-volume switch is on: on means below', () => {
    const { group } = cmsCollectiveDetermination('virtualGroup', both, { lowVolumeSwitch: true }, 'final', policy);
    expect(group).toMatchObject({ status: 'excluded', reasons: [{ code: 'LOW_VOLUME' }] });
  });

  it('leaves an APM Entity open of which no document says anything', () => {
    const silent = [placed('a', 't', { lowVolumeSwitch: false })];
    const { group } = cmsCollectiveDetermination('apm', silent, undefined, 'final', policy);
    expect(group.status).toBe('notDeterminable');
    expect(group.notDeterminable[0]).toMatch(/^not determinable: CMS's documents tell nothing/);
  });

  it('agrees with what is computed of a virtual group', () => {
    const facts = virtualGroup([
      tin('t', clinician('a', above, above)),
      tin('u', clinician('b', below, below), clinician('c', above, above)),
    ]);
    const small = { smallGroupPractitioner: true };
    const told = [
      placed('a', 't', { ...eligible, ...small }),
      placed('b', 'u', { ...low, ...small, lowVolumeStatusReasons: [{ lowVolStusRsnCd: 'ALL' }] }),
      placed('c', 'u', { ...eligible, ...small }),
    ];
    const whole = { lowVolumeSwitch: false, isEligible: { group: true }, ...small };
    const cms = cmsCollectiveDetermination('virtualGroup', told, whole, 'final', policy);
    expect(compareDeterminations(cms, determined(facts))).toEqual([]);
  });

  it('names the TIN where a clinician of an APM Entity has a document without it', () => {
    const facts = apmEntity([tin('t', clinician('a', above, above)), tin('u', clinician('b', above, above))]);
    const cms = cmsCollectiveDetermination('apm', [placed('a', 't', eligible)], undefined, 'final', policy);
    const denied = [{ clinicianRef: 'b', practiceRef: 'u' }];
    expect(compareDeterminations(cms, determined(facts), denied)).toContainEqual({
      unitRef: 'individual:b@u',
      field: 'present',
      cms: null,
      computed: 'required',
    });
  });
});
