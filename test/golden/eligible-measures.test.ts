import { quality, qualityOf, rate, scored, strata } from './bodies';
import type { Measurement } from '../../scoring';
import type { Body } from './bodies';

const small: Body['facts'] = { specialStatuses: { smallPractice: true }, clinicianCount: 3 };

/** Nobody was eligible for the measure. */
const nobody = (measureId: string): Measurement => rate(measureId, 0, 0);

/*
 * Claims and MIPS CQM submissions with fewer than six measures are held to the measures that belong together, as the
 * clinical clusters and specialty sets of the year say.
 */
describe('nephrology by claims in 2023', () => {
  /*
   * The set 001, 047, 226, 317 asks for four measures:
   *   001 inverse flat 25% = 8.5; 047: 95% between 43.14 and 96.34: 2 + 51.86/53.2 = 2.9748
   *   226 overall 95% between 90.2 and 96.43: 3 + 4.8/6.23 = 3.7705; 317: 97% between 96.66 and 99.04: 4.1429
   *   19.3882 + 6 = 25.3882 of 40 = 63.4705%
   */
  it('has a denominator of 40', () => {
    const score = scored({
      year: 2023,
      unitKind: 'individual',
      sets: [
        quality(
          'claims',
          rate('001', 25, 100),
          rate('047', 95, 100),
          strata('226', ['screened', 50, 100], ['overall', 95, 100], ['combinedPopulations', 50, 100]),
          rate('317', 97, 100),
        ),
      ],
      facts: small,
    });
    expect(qualityOf(score)).toEqual({ possible: 40, percent: 63.4705, achievement: 48.4705 });
  });
});

describe('lung pathology by registry in 2017', () => {
  // 396: 100% = 10, the slot; 395: 98% between 93.75 and 99.66: 3 + 4.25/5.91 = 3.7191, a further outcome +2 (cap 2)
  it('has a denominator of 20 for a cluster of two: 15.7191 of 20', () => {
    const score = scored({ year: 2017, sets: [quality('registry', rate('395', 98, 100), rate('396', 40, 40))] });
    expect(qualityOf(score)).toEqual({ possible: 20, percent: 78.5955, achievement: 68.5955 });
  });

  it('misses the member that was not sent: 3.7191 of 20', () => {
    const score = scored({ year: 2017, sets: [quality('registry', rate('395', 98, 100))] });
    expect(qualityOf(score)).toMatchObject({ possible: 20, percent: 18.5955 });
  });

  it('leaves out a member nobody was eligible for: 3.7191 of 10', () => {
    const score = scored({ year: 2017, sets: [quality('registry', rate('395', 98, 100), nobody('396'))] });
    expect(qualityOf(score)).toMatchObject({ possible: 10, percent: 37.191 });
  });
});

/*
 * 2019, cluster 051, 052, 130 by registry:
 *   051: 80% between 75.76 and 86.46: 6 + 4.24/10.7 = 6.3963; 052: 97% between 96.49 and 98.86: 5 + 0.51/2.37 = 5.2152
 */
describe('lung function by registry in 2019', () => {
  const two = quality('registry', rate('051', 80, 100), rate('052', 97, 100));

  it('counts the third member as nothing: 11.6115 of 30', () => {
    expect(qualityOf(scored({ year: 2019, sets: [two] }))).toMatchObject({ possible: 30, percent: 38.705 });
  });

  it('does not reduce the denominator once an eCQM is among them', () => {
    // 318 eCQM 90% = 9.1851; 20.7966 of 60
    const sets = [two, quality('electronicHealthRecord', rate('318', 90, 100))];
    expect(qualityOf(scored({ year: 2019, sets }))).toMatchObject({ possible: 60, percent: 34.661 });
  });
});

describe('a specialty set of three by registry in 2019', () => {
  /*
   * 102: 90% between 78.5714 and 96.7742: 4.6278; 143: 99% between 98.57 and 99.26: 6.6232, the slot;
   * 144: 90% between 80 and 96.9697: 5.5893; 16.8403 + 2 (cap 3) of 30 = 62.801%
   */
  it('has a denominator of 30', () => {
    const set = quality('registry', rate('102', 90, 100), rate('143', 99, 100), rate('144', 90, 100));
    expect(qualityOf(scored({ year: 2019, sets: [set] }))).toEqual({
      possible: 30,
      percent: 62.801,
      achievement: 56.134333,
    });
  });
});

describe('pathology by registry in 2025', () => {
  it('is held to six measures when the clusters hold six together', () => {
    // 249, 250, 395 touch 249, 250, 395, 396, 397, 491; each 97% of the defined benchmark = 7.5: 22.5 of 60
    const set = quality('registry', rate('249', 97, 100), rate('250', 97, 100), rate('395', 97, 100));
    expect(qualityOf(scored({ year: 2025, sets: [set] }))).toMatchObject({ possible: 60, percent: 37.5 });
  });
});
