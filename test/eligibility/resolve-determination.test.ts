import { cmsDetermination } from '../../eligibility/cms/cms-determination';
import { compareDeterminations } from '../../eligibility/compare-determinations';
import { decide } from '../../eligibility/decide';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import { resolveDetermination } from '../../eligibility/resolve-determination';
import { cmsClinician, eligibleScenario, lowVolumeScenario } from './cms/documents';
import { above, clinician, policyOf, practice } from './practices';

const policy = policyOf(2024);
const group = { isEligible: { group: true }, lowVolumeSwitch: false, smallGroupPractitioner: true };
const small = { smallGroupPractitioner: true };
const computed = determineEligibility(
  practice(clinician('a', above, above), clinician('b', above, above)),
  'final',
  policy,
);
const agreeing = ['a', 'b'].map((ref) => cmsClinician(ref, { ...eligibleScenario, ...small }, group));

describe('compareDeterminations', () => {
  it('finds nothing where both say the same', () => {
    expect(compareDeterminations(cmsDetermination(agreeing, 'final', policy), computed)).toEqual([]);
  });

  it('names each field that differs', () => {
    const other = cmsClinician('b', { ...lowVolumeScenario, ...small, ruralClinician: true }, group);
    const differences = compareDeterminations(cmsDetermination([agreeing[0]!, other], 'final', policy), computed);
    expect(differences).toEqual([
      { unitRef: 'individual:b', field: 'status', cms: 'excluded', computed: 'required' },
      { unitRef: 'individual:b', field: 'eligible', cms: 'false', computed: 'true' },
      { unitRef: 'individual:b', field: 'adjustable', cms: 'false', computed: 'true' },
      { unitRef: 'individual:b', field: 'statusToolResult', cms: 'mipsEligibleInGroup', computed: 'mipsEligible' },
      { unitRef: 'individual:b', field: 'reasons', cms: 'LOW_VOLUME', computed: '' },
      { unitRef: 'individual:b', field: 'lowVolume', cms: 'below', computed: 'above' },
      // Reason code BOTH names beneficiaries and charges.
      { unitRef: 'individual:b', field: 'belowElements', cms: 'dollars patients', computed: '' },
      { unitRef: 'individual:b', field: 'specialStatuses', cms: 'rural smallPractice', computed: 'smallPractice' },
    ]);
  });

  it('names a clinician that only one side knows', () => {
    const withStranger = [...agreeing, cmsClinician('z', eligibleScenario, group)];
    expect(compareDeterminations(cmsDetermination(withStranger, 'final', policy), computed)).toEqual([
      { unitRef: 'individual:z', field: 'present', cms: 'required', computed: null },
    ]);
  });
});

describe('resolveDetermination', () => {
  it('is ours where CMS has said nothing', () => {
    expect(resolveDetermination({ computed })).toEqual({
      determination: computed,
      authority: 'computed',
      differences: [],
    });
  });

  it("is CMS's where there is one, with the differences reported", () => {
    const cms = cmsDetermination([agreeing[0]!, cmsClinician('b', lowVolumeScenario, group)], 'final', policy);
    const resolved = resolveDetermination({ computed, cms });
    expect(resolved.authority).toBe('cms');
    expect(resolved.determination.clinicians[1]?.status).toBe('excluded');
    expect(resolved.differences.map(({ field }) => field)).toContain('status');
  });

  it('keeps our standing for a clinician that CMS does not name', () => {
    const cms = cmsDetermination([agreeing[0]!], 'final', policy);
    const { determination } = resolveDetermination({ computed, cms });
    expect(determination.clinicians.map(({ clinicianRef, authority }) => [clinicianRef, authority])).toEqual([
      ['a', 'cms'],
      ['b', 'computed'],
    ]);
    expect(determination.group.exists).toBe(true);
  });

  it("applies elections made after CMS's file was read", () => {
    const cms = cmsDetermination([agreeing[0]!, cmsClinician('b', lowVolumeScenario, group)], 'final', policy);
    const reporting = decide(computed, { reportsAsGroup: true });
    const { determination } = resolveDetermination({ computed: reporting, cms });
    expect(determination.clinicians[1]).toMatchObject({ status: 'excluded', adjustable: true });
  });
});
