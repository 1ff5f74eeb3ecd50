import type { QpScores } from '../../eligibility/facts';
import { cmsDetermination } from '../../eligibility/cms/cms-determination';
import { cmsClinician, eligibleScenario } from './cms/documents';
import { above, below, clinician, policyOf, practice } from './practices';
import { codes, determined, found } from './units';

describe('reasons under several readings of the QP thresholds', () => {
  it('are given once where they are the same', () => {
    // 45% of payments: a Partial QP as enacted for 2026 (40%), nothing as codified (50%); the Partial QP elected to take part.
    const scores: QpScores = { paymentPercent: 45, patientPercent: 0 };
    const roster = practice(clinician('a', below, below, { qpScores: { 1: [scores] } }), clinician('b', below, below));
    const options = { qpReading: 'both' as const };
    const asked = { year: 2026, elections: { partialQpElected: 'all' as const }, options };
    const result = found(determined({ kind: 'practice', ...roster }, asked), 'a');
    expect(result.status).toBe('excluded');
    expect(codes(result.reasons)).toEqual(['LOW_VOLUME']);
  });
});

describe('threshold scores of the clinician alone', () => {
  const own: QpScores = { level: 'individual', paymentPercent: 100, patientPercent: 100 };
  const qpOf = (year: number, rest = {}) => {
    const alone = clinician('a', above, above, { qpScores: { 1: [own] }, ...rest });
    return found(determined({ kind: 'practice', ...practice(alone) }, { year }), 'a');
  };

  it('make nobody a QP before 2026, and leave nothing open', () => {
    expect(qpOf(2024)).toMatchObject({ qp: 'NONE', status: 'required', notDeterminable: [] });
  });

  it('count in 2026, and before for who is in several APM Entities', () => {
    expect(qpOf(2026)).toMatchObject({ qp: 'QP', status: 'excluded' });
    expect(qpOf(2024, { inSeveralApmEntities: true })).toMatchObject({ qp: 'QP', status: 'excluded' });
  });
});

describe('a special status that holds in both segments', () => {
  it('is told from the first one in which it holds', () => {
    const sourceOf = (specialStatuses: object) => {
      const roster = practice(clinician('a', above, above, { specialStatuses }), clinician('b', above, above));
      const { statusSources } = found(determined({ kind: 'practice', ...roster }), 'a');
      return statusSources.filter(({ status }) => status === 'rural').map(({ segment }) => segment);
    };
    expect(sourceOf({ 1: ['rural'], 2: ['rural'] })).toEqual([1]);
    expect(sourceOf({ 2: ['rural'] })).toEqual([2]);
    expect(sourceOf({ 1: [], 2: [] })).toEqual([]);
  });
});

describe('a clinician type that CMS calls not eligible', () => {
  const notEligible = { ...eligibleScenario, isEligible: { individual: false, group: false } };
  const reasonsOf = (scenario: object, person: object = {}) => {
    const given = cmsClinician('a', { ...notEligible, ...scenario }, {}, { ...person });
    return codes(cmsDetermination([given], 'final', policyOf(2024)).clinicians[0]!.reasons);
  };

  it('is known by the flag of the person, else by the switch of the scenario', () => {
    expect(reasonsOf({}, { amsMipsEligibleClinician: false })).toEqual(['INELIGIBLE_TYPE']);
    expect(reasonsOf({ mipsEligibleSwitch: false })).toEqual(['INELIGIBLE_TYPE']);
    expect(reasonsOf({ mipsEligibleSwitch: false }, { amsMipsEligibleClinician: true })).not.toContain(
      'INELIGIBLE_TYPE',
    );
  });
});
