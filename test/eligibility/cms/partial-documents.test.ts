import { cmsDetermination } from '../../../eligibility/cms/cms-determination';
import type { CmsClinician } from '../../../eligibility/cms/eligibility-document';
import { compareDeterminations } from '../../../eligibility/compare-determinations';
import { resolveDetermination } from '../../../eligibility/resolve-determination';
import { above, below, clinician, policyOf, practice } from '../practices';
import { determined } from '../units';
import { cmsClinician, eligibleScenario } from './documents';

const computed = determined({
  kind: 'practice',
  ...practice(clinician('a', above, above), clinician('b', above, above)),
});
const determine = (...documents: CmsClinician[]) => cmsDetermination(documents, 'final', policyOf(2024));
const eligibleGroup = { isEligible: { group: true }, lowVolumeSwitch: false };
const alone = { isEligible: { individual: true }, lowVolumeSwitch: false };

/** Differences as `unit field: cms / computed`. */
const differences = (documents: CmsClinician[], ours = computed, denied: { clinicianRef: string }[] = []): string[] =>
  compareDeterminations(determine(...documents), ours, denied).map(
    ({ unitRef, field, cms, computed: own }) => `${unitRef} ${field}: ${cms} / ${own}`,
  );

describe('the document of one clinician of two', () => {
  it('tells of a group that its scenario calls eligible, and leaves the other clinician open', () => {
    const document = cmsClinician('a', eligibleScenario, eligibleGroup);
    expect(determine(document).group).toMatchObject({ exists: true, status: 'required', reasons: [] });
    expect(differences([document])).toEqual([]);
  });

  it('tells of a group too by a clinician who is eligible through it', () => {
    expect(determine(cmsClinician('a', eligibleScenario)).group.exists).toBe(true);
  });

  it('leaves the group open without any flag of it', () => {
    expect(differences([cmsClinician('a', alone)])).toEqual([]);
    expect(
      differences([cmsClinician('a', { ...alone, isEligible: { individual: false }, lowVolumeSwitch: true })]),
    ).toEqual([
      'individual:a status: excluded / required',
      'individual:a eligible: false / true',
      'individual:a reasons: LOW_VOLUME / ',
      'individual:a lowVolume: below / above',
    ]);
  });

  it('gives no reason by a flag alone that excludes, of the clinician or of the group', () => {
    const unexplained = cmsClinician('a', { isEligible: { individual: false } }, { isEligible: { group: false } });
    const differing = differences([unexplained, cmsClinician('b', alone)]);
    expect(differing).toContain('individual:a status: excluded / required');
    expect(differing).toContain('group status: excluded / required');
    expect(differing).not.toContainEqual(expect.stringContaining(' reasons: '));
  });

  it('gives the reason of a Partial QP by its QP status', () => {
    const partial = cmsClinician('a', { isEligible: { individual: false } }, {}, { qpStatus: 'P' });
    expect(differences([partial])).toContain('individual:a reasons: PARTIAL_QP_NOT_ELECTED / ');
  });

  it('may say no to a group of which it does not tell whether there is one', () => {
    const document = cmsClinician('a', alone, { isEligible: { group: false } });
    expect(differences([document])).toEqual(['group eligible: false / true']);
  });

  it('leaves a clinician open of whom it says nothing', () => {
    expect(differences([cmsClinician('a', {}, eligibleGroup)])).toEqual([]);
  });

  it('differs where it does not name the practice at all', () => {
    expect(
      differences([cmsClinician('a', eligibleScenario, eligibleGroup)], computed, [{ clinicianRef: 'b' }]),
    ).toEqual(['individual:b present: null / required']);
  });

  it('names the special statuses it says yes or no to', () => {
    // Two NPIs make a small practice, of which CMS says no; of rural it says nothing.
    const rural = { specialStatuses: { 1: ['rural' as const] } };
    const ours = determined({
      kind: 'practice',
      ...practice(clinician('a', above, above, rural), clinician('b', above, above)),
    });
    expect(
      differences([cmsClinician('a', { ...eligibleScenario, smallGroupPractitioner: false }, eligibleGroup)], ours),
    ).toEqual(['individual:a specialStatuses:  / smallPractice']);
  });
});

describe('documents of clinicians who are excluded', () => {
  const excluded = (ref: string, group = {}) =>
    cmsClinician(ref, { isEligible: { individual: false } }, group, { newlyEnrolled: true });

  it('do not take away the eligibility of a group that CMS calls eligible', () => {
    expect(determine(excluded('a', eligibleGroup)).group).toMatchObject({ status: 'required', eligible: true });
  });

  it('do not tell that nobody of the group is eligible, unless they are of all', () => {
    const three = ['a', 'b', 'c'].map((ref) =>
      clinician(ref, above, above, ref === 'c' ? {} : { newlyEnrolled: true }),
    );
    const ours = determined({ kind: 'practice', ...practice(...three) });
    const volume = { lowVolumeSwitch: false };
    expect(differences([excluded('a', volume), excluded('b', volume)], ours)).toEqual([]);
    const all = differences([excluded('a', volume), excluded('b', volume), excluded('c', volume)], ours);
    expect(all).toContain('group reasons: NO_ELIGIBLE_CLINICIAN / ');
  });
});

describe('resolveDetermination of a roster of one', () => {
  it('has a group when CMS calls it eligible', () => {
    const solo = determined({ kind: 'practice', ...practice(clinician('a', below, below)) });
    const cms = determine(cmsClinician('a', eligibleScenario, eligibleGroup));
    expect(resolveDetermination({ computed: solo, cms }).determination.group).toMatchObject({
      exists: true,
      eligible: true,
    });
  });
});
