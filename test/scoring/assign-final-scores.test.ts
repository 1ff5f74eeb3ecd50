import { loadPolicy } from '../../policy/load';
import type { UnitKind } from '../../policy/year-policy';
import { assignFinalScores, scoreForNewTin } from '../../scoring/assign-final-scores';
import type { AssignmentClinician, AssignmentUnit } from '../../scoring/assign-final-scores';
import type { AssignedScore } from '../../scoring/score-result';

function clinician(changes: Partial<AssignmentClinician> = {}): AssignmentClinician {
  return { clinicianRef: 'cli_a', adjustable: true, individuallyEligible: true, optedIn: false, ...changes };
}

function unit(unitKind: UnitKind, finalScore: string, changes: Partial<AssignmentUnit> = {}): AssignmentUnit {
  const isIndividual = unitKind === 'individual';
  return {
    unitRef: isIndividual ? 'individual:cli_a' : unitKind,
    unitKind,
    option: 'mips',
    finalScore,
    members: isIndividual ? ['cli_a'] : 'all',
    ...changes,
  };
}

function assigned(year: number, who: AssignmentClinician, ...unitScores: AssignmentUnit[]): AssignedScore {
  return assignFinalScores({ clinicians: [who], unitScores }, loadPolicy(year))[0]!;
}

const lowVolume = clinician({ individuallyEligible: false });

describe('assignFinalScores', () => {
  it('lets a virtual group prevail over a better individual score', () => {
    expect(assigned(2024, clinician(), unit('virtualGroup', '70.00'), unit('individual', '95.00'))).toMatchObject({
      finalScore: '70.00',
      reason: 'virtualGroupPrevails',
    });
  });

  it('takes the highest of individual, group, subgroup and entity from 2023', () => {
    const units = [
      unit('individual', '88.00'),
      unit('group', '81.00'),
      unit('subgroup', '90.00', { unitRef: 'subgroup:sg_1', option: 'G0053', members: ['cli_a'] }),
      unit('apm', '86.00'),
    ];
    expect(assigned(2024, clinician(), ...units)).toEqual({
      clinicianRef: 'cli_a',
      finalScore: '90.00',
      winner: { unitRef: 'subgroup:sg_1', option: 'G0053' },
      reason: 'highestOfLevel',
    });
  });

  it('puts the APM Entity first up to 2020 and no longer from 2021', () => {
    const units = [unit('apm', '60.00'), unit('group', '90.00')];
    expect(assigned(2019, clinician(), ...units)).toMatchObject({ finalScore: '60.00', reason: 'apmEntityPrevails' });
    expect(assigned(2022, clinician(), ...units)).toMatchObject({ finalScore: '90.00', reason: 'highestOfLevel' });
  });

  it('takes the best option of a unit', () => {
    const units = [unit('group', '74.10'), unit('group', '79.60', { option: 'M1366' })];
    expect(assigned(2025, clinician(), ...units)).toMatchObject({
      finalScore: '79.60',
      winner: { unitRef: 'group', option: 'M1366' },
    });
  });

  it('gives a clinician of low volume the group score only when the group reported', () => {
    expect(assigned(2024, lowVolume, unit('group', '82.00'))).toMatchObject({ finalScore: '82.00' });
    expect(assigned(2024, lowVolume)).toMatchObject({ finalScore: null, reason: 'lowVolumeNotReported' });
  });

  it.each(['newlyEnrolled', 'qp', 'partialQpNotElected', 'ineligibleType'] as const)(
    'never adjusts %s, whatever the group earned',
    (reason) => {
      expect(assigned(2024, clinician({ adjustable: false, reason }), unit('group', '82.00'))).toEqual({
        clinicianRef: 'cli_a',
        finalScore: null,
        winner: null,
        reason,
      });
    },
  );

  it('gives one who opted in the individual score, and nobody else', () => {
    const optedIn = clinician({ individuallyEligible: false, optedIn: true });
    expect(assigned(2024, optedIn, unit('individual', '77.00'))).toMatchObject({ finalScore: '77.00' });
    expect(assigned(2024, lowVolume, unit('individual', '77.00'))).toMatchObject({ finalScore: null });
  });

  it('never adjusts on a voluntary report', () => {
    expect(assigned(2024, lowVolume, unit('group', '82.00', { voluntary: true }))).toMatchObject({ finalScore: null });
  });

  it('scores whom an opted-in group left without a report 0, and not whoever the group cannot reach', () => {
    const member = clinician({ individuallyEligible: false, groupOptedIn: true });
    expect(assigned(2024, member)).toMatchObject({ finalScore: '0.00', reason: 'noSubmissionScoredZero' });
    // Their own report stays voluntary: only the group opted in.
    expect(assigned(2024, member, unit('individual', '77.00'))).toMatchObject({ finalScore: '0.00' });
    expect(assigned(2024, clinician({ ...member, adjustable: false, reason: 'qp' }))).toMatchObject({
      finalScore: null,
    });
  });

  it('scores a required or opted-in clinician 0 when nobody reported', () => {
    const expected = { finalScore: '0.00', winner: null, reason: 'noSubmissionScoredZero' };
    expect(assigned(2024, clinician())).toMatchObject(expected);
    expect(assigned(2024, clinician({ individuallyEligible: false, optedIn: true }))).toMatchObject(expected);
  });

  it('does not reach a clinician outside the subgroup', () => {
    const subgroup = unit('subgroup', '90.00', { option: 'G0053', members: ['cli_b'] });
    expect(assigned(2024, clinician(), subgroup, unit('group', '60.00'))).toMatchObject({ finalScore: '60.00' });
  });

  it('compares scores as numbers and does not depend on their order', () => {
    const units = [unit('group', '9.50'), unit('individual', '100.00'), unit('apm', '100.00')];
    const forward = assigned(2024, clinician(), ...units);
    expect(forward).toMatchObject({ finalScore: '100.00' });
    expect(assigned(2024, clinician(), ...[...units].reverse())).toEqual(forward);
  });
});

describe('a score of fewer decimals', () => {
  it('is assigned with both', () => {
    const scores = ['75', '9.5'].map((score) => assigned(2024, clinician(), unit('group', score)).finalScore);
    expect([...scores, scoreForNewTin(['75', '9.5'])]).toEqual(['75.00', '9.50', '75.00']);
  });
});

describe('scoreForNewTin', () => {
  it('carries the best score of the year to a TIN joined later, none is neutral', () => {
    expect([scoreForNewTin(['91.00', '40.00']), scoreForNewTin([])]).toEqual(['91.00', null]);
  });
});
