import type { ClinicianFacts, EntityFacts, StatusFigures } from '../../eligibility/facts';
import { findSpecialStatuses } from '../../eligibility/special-statuses';
import type { SpecialStatus } from '../../policy/year-policy';
import { above, clinician, policyOf, practice } from './practices';
import { shareOf, sized } from './special-status-practices';
import { years } from './units';

const groupHas = (facts: EntityFacts, status: SpecialStatus, year: number) =>
  findSpecialStatuses(facts, 'final', policyOf(year).eligibility).group.includes(status);

/** A clinician with 400 services in the first segment (the claims `above`) and these figures. */
const withFigures = (figures: StatusFigures): ClinicianFacts =>
  clinician('a', above, above, { statusFigures: { 1: figures } });
const individualHas = (figures: StatusFigures, status: SpecialStatus, year: number) => {
  const one = withFigures(figures);
  return findSpecialStatuses(practice(one), 'final', policyOf(year).eligibility).ofClinician(one).includes(status);
};

/** Of 20 clinicians: how many are not enough, and how many are; null = the year does not know the status. */
type Share = readonly [tooFew: number, enough: number] | null;
// One clinician is 1 of 20; more than 75% is 16 of 20 (15 is 75%); 75% is 15 of 20; all is 20 of 20.
const one: Share = [0, 1];
const moreThan: Share = [15, 16];
const atLeast: Share = [14, 15];
const all: Share = [19, 20];
const from = (first: number, before: Share, after: Share) => (year: number) => (year < first ? before : after);

const shares: [SpecialStatus, (year: number) => Share][] = [
  ['rural', from(2018, one, moreThan)],
  ['hpsa', from(2018, one, moreThan)],
  ['nonPatientFacing', () => moreThan],
  ['hospitalBased', from(2020, all, moreThan)],
  ['ascBased', () => all],
  ['facilityBased', from(2019, null, atLeast)],
];

describe.each(years)('special statuses of %i', (year) => {
  it('find a small practice at 14 and 15 NPIs, not at 16', () => {
    expect([14, 15, 16].map((size) => groupHas(sized(size), 'smallPractice', year))).toEqual([true, true, false]);
  });

  it.each(shares)('find %s of a practice just above its share, and not just below', (status, shareIn) => {
    const share = shareIn(year);
    if (!share) {
      expect(groupHas(shareOf(status, 20, 20), status, year)).toBe(false);
      return;
    }
    const [tooFew, enough] = share;
    expect(groupHas(shareOf(status, tooFew, 20), status, year)).toBe(false);
    expect(groupHas(shareOf(status, enough, 20), status, year)).toBe(true);
  });

  it('find non-patient facing at 99 and 100 encounters, not at 101', () => {
    const has = (patientFacingEncounters: number) =>
      individualHas({ patientFacingEncounters }, 'nonPatientFacing', year);
    expect([99, 100, 101].map(has)).toEqual([true, true, false]);
  });

  it('find hospital-based at 75% of services there, not below', () => {
    // 300 of 400 services are 75%.
    const has = (there: number) => individualHas({ servicesByPlace: { '21': there } }, 'hospitalBased', year);
    expect([299, 300, 301].map(has)).toEqual([false, true, true]);
  });

  it('count place 19 as hospital from 2018', () => {
    expect(individualHas({ servicesByPlace: { '19': 400 } }, 'hospitalBased', year)).toBe(year >= 2018);
  });

  it('find ASC-based at 75% of services at place 24, not below', () => {
    const has = (there: number) => individualHas({ servicesByPlace: { '24': there } }, 'ascBased', year);
    expect([299, 300].map(has)).toEqual([false, true]);
  });

  it('find facility-based from 2019 at 75%, with a service at 21 or 23 and a facility that has a score', () => {
    const known = year >= 2019;
    const has = (servicesByPlace: Record<string, number>, hasFacilityScore = true) =>
      individualHas({ servicesByPlace, hasFacilityScore }, 'facilityBased', year);
    expect(has({ '22': 299, '23': 1 })).toBe(known);
    expect(has({ '22': 298, '23': 1 })).toBe(false);
    expect(has({ '22': 400 })).toBe(false);
    expect(has({ '21': 300 }, false)).toBe(false);
  });

  it('look at the first segment alone for facility-based status', () => {
    const facts = practice(clinician('a', above, above, { specialStatuses: { 2: ['facilityBased'] } }));
    expect(groupHas(facts, 'facilityBased', year)).toBe(false);
  });

  it('let a status found in either segment hold for the year (case 32)', () => {
    const facts = practice(clinician('a', above, above, { statusFigures: { 2: { patientFacingEncounters: 100 } } }));
    const found = findSpecialStatuses(facts, 'final', policyOf(year).eligibility);
    expect(
      found.sourcesOf(facts.clinicians[0]!).map(({ status, segment, from: source }) => [status, segment, source]),
    ).toEqual([
      ['smallPractice', 1, 'practice'],
      ['nonPatientFacing', 2, 'figures'],
    ]);
  });
});
