import { decide } from '../../eligibility/decide';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import { reclassify } from '../../eligibility/reclassification';
import { above, below, clinician, policyOf, practice, some } from './practices';

const policy = policyOf(2024);
const pair = (second: readonly [number, number, number]) =>
  practice(clinician('a', above, above), clinician('b', above, second));

describe('reclassify', () => {
  it('is empty when nothing changed', () => {
    const determination = determineEligibility(pair(above), 'final', policy);
    expect(reclassify(determination, determination)).toEqual([]);
  });

  it('names who turned exempt at the final check (case 2)', () => {
    const before = determineEligibility(pair(below), 'preliminary', policy);
    const after = determineEligibility(pair(below), 'final', policy);
    expect(reclassify(before, after)).toEqual([
      {
        unitRef: 'individual:b',
        from: 'required',
        to: 'excluded',
        consequence: 'becomesExempt',
        adjustable: { from: true, to: false },
      },
    ]);
  });

  it('names who became eligible at the final check (case 1)', () => {
    const facts = practice(clinician('a', null, above));
    const before = determineEligibility(facts, 'preliminary', policy);
    const [change] = reclassify(before, determineEligibility(facts, 'final', policy));
    expect(change).toMatchObject({ unitRef: 'individual:a', to: 'required', consequence: 'becomesEligible' });
  });

  it('tells an election from a change of the determination', () => {
    const before = determineEligibility(practice(clinician('a', some, some)), 'final', policy);
    const after = decide(before, { individuals: { a: 'optIn' } });
    expect(reclassify(before, after)).toMatchObject([{ from: 'optInEligible', to: 'optedIn', consequence: 'elected' }]);
  });

  it('names a clinician whose adjustment alone changed when the practice reports as a group', () => {
    const before = determineEligibility(pair(below), 'final', policy);
    const facts = reclassify(before, decide(before, { reportsAsGroup: true }));
    // Group: 120,000 + 10,000 dollars, 320 patients, 430 services in segment 2: above.
    expect(facts).toMatchObject([{ unitRef: 'individual:b', consequence: 'adjustabilityChanged' }]);
  });

  it('names who joined and who left', () => {
    const before = determineEligibility(practice(clinician('a', above, above)), 'final', policy);
    const after = determineEligibility(practice(clinician('b', above, above)), 'final', policy);
    expect(reclassify(before, after)).toMatchObject([
      { unitRef: 'individual:a', to: null, consequence: 'becomesExempt' },
      { unitRef: 'individual:b', from: null, consequence: 'becomesEligible' },
    ]);
  });
});
