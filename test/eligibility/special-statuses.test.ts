import type { EntityFacts } from '../../eligibility/facts';
import { findSpecialStatuses } from '../../eligibility/special-statuses';
import type { SpecialStatus } from '../../policy/year-policy';
import { shareOf, sized } from './special-status-practices';
import { above, clinician, policyOf, practice } from './practices';

const found = (facts: EntityFacts, year = 2024, run: 'preliminary' | 'final' = 'final') =>
  findSpecialStatuses(facts, run, policyOf(year).eligibility);
const having = (status: SpecialStatus, part: number, whole: number, year = 2024) =>
  found(shareOf(status, part, whole), year).group.includes(status);

describe('small practice', () => {
  it('is 15 NPIs or fewer', () => {
    expect(found(sized(15)).group).toContain('smallPractice');
    expect(found(sized(16)).group).not.toContain('smallPractice');
  });

  it('holds for the year when it held in one segment (cases 32 and 55)', () => {
    expect(found({ ...sized(20), practiceSize: { 1: 15, 2: 20 } }).group).toContain('smallPractice');
  });

  it('goes by the one size that was given, not by a roster that it shows to be partial', () => {
    expect(found({ ...sized(3), practiceSize: { 1: 100 } }).group).not.toContain('smallPractice');
    expect(found({ ...sized(20), practiceSize: { 2: 15 } }).group).toContain('smallPractice');
  });

  it('is a status of every clinician under the TIN', () => {
    const facts = sized(3);
    expect(found(facts).ofClinician(facts.clinicians[0]!)).toContain('smallPractice');
  });
});

describe('shares of the billing clinicians', () => {
  it('asks for more than 75% for rural, HPSA, non-patient facing and hospital-based', () => {
    // 3 of 4 is exactly 75%; 4 of 5 is 80%.
    for (const status of ['rural', 'hpsa', 'nonPatientFacing', 'hospitalBased'] as const) {
      expect(having(status, 3, 4)).toBe(false);
      expect(having(status, 4, 5)).toBe(true);
    }
  });

  it('asks for all for ASC-based', () => {
    expect(having('ascBased', 3, 4)).toBe(false);
    expect(having('ascBased', 4, 4)).toBe(true);
  });

  it('asks for 75% or more for facility-based, and knows it from 2019', () => {
    expect(having('facilityBased', 3, 4)).toBe(true);
    expect(having('facilityBased', 3, 4, 2018)).toBe(false);
  });

  it('asked for every hospital-based clinician before 2020', () => {
    expect(having('hospitalBased', 4, 5, 2019)).toBe(false);
    expect(having('hospitalBased', 4, 5, 2020)).toBe(true);
  });

  it('asked in 2017 for one rural clinician', () => {
    expect(having('rural', 1, 10, 2017)).toBe(true);
    expect(having('rural', 1, 10, 2018)).toBe(false);
  });
});

describe('findSpecialStatuses', () => {
  it('lets a status of one segment hold for the year (case 32)', () => {
    const facts = practice(clinician('a', above, above, { specialStatuses: { 2: ['nonPatientFacing'] } }));
    const { ofClinician } = found(facts);
    expect(ofClinician(facts.clinicians[0]!)).toContain('nonPatientFacing');
    expect(found(facts, 2024, 'preliminary').group).not.toContain('nonPatientFacing');
  });

  it('looks at the first segment alone for facility-based status', () => {
    const facts = practice(clinician('a', above, above, { specialStatuses: { 2: ['facilityBased'] } }));
    expect(found(facts).group).not.toContain('facilityBased');
  });

  it('takes a status given for the TIN', () => {
    expect(found({ ...sized(20), specialStatuses: { 1: ['rural'] } }).group).toContain('rural');
  });

  it('has nothing to say of a practice without clinicians', () => {
    expect(found(practice()).group).toEqual([]);
  });
});
