import { activities, figures, interoperabilityOf, interoperabilityOf82, quality, rate, scored } from './bodies';
import type { Body } from './bodies';

/** The hospital's result gives quality 80% and cost 60%. */
const facility = { qualityPercent: 80, costPercent: 60 };
const facts: Body['facts'] = { specialStatuses: { facilityBased: true }, facility };
/** Two activities of high weight: 40 of 40. */
const twoHigh = activities('IA_EPA_1', 'IA_PM_2');

describe('facility-based scoring', () => {
  it('gives a clinician of 2019 quality and cost: 80 * 0.45 + 60 * 0.15 + 15 + 78 * 0.25 = 79.5', () => {
    const score = scored({ year: 2019, unitKind: 'individual', sets: [twoHigh, interoperabilityOf[2020]], facts });
    expect(figures(score)).toEqual({
      quality: { percent: 80, weight: 45, contribution: 36 },
      cost: { percent: 60, weight: 15, contribution: 9 },
      ia: { percent: 100, weight: 15, contribution: 15 },
      pi: { percent: 78, weight: 25, contribution: 19.5 },
    });
    expect(score.finalScore).toBe('79.50');
  });

  it('leaves the threshold of 2019, 30, to a unit with quality alone: 25 * 0.85 + 20 * 0.15 = 24.25 would be less', () => {
    const score = scored({
      year: 2019,
      unitKind: 'individual',
      sets: [],
      facts: {
        specialStatuses: { facilityBased: true, hospitalBased: true },
        reweighted: [{ category: 'ia', reason: 'eucApplication' }],
        facility: { qualityPercent: 25, costPercent: 20 },
      },
    });
    expect(score.finalScore).toBe('30.00');
  });

  it('leaves cost out in 2020: 80 * 0.55 + 15 + 78 * 0.3 = 82.4', () => {
    const score = scored({ year: 2020, unitKind: 'group', sets: [twoHigh, interoperabilityOf[2020]], facts });
    expect(figures(score)).toMatchObject({ quality: { percent: 80, weight: 55 }, cost: { weight: 0 } });
    expect(score.finalScore).toBe('82.40');
  });

  it('does not exist in 2021 and 2022: activities alone, and 82 * 0.3 in 2021', () => {
    const score = scored({ year: 2021, unitKind: 'group', sets: [twoHigh, interoperabilityOf[2021]], facts });
    expect(figures(score).quality?.percent).toBe(0);
    expect(score.finalScore).toBe('39.60');
    expect(scored({ year: 2022, unitKind: 'group', sets: [twoHigh], facts }).finalScore).toBe('15.00');
  });

  it('exists again in 2023: 24 + 18 + 15 + 20.5 = 77.5, for virtual groups too', () => {
    const body: Body = { year: 2023, sets: [twoHigh, interoperabilityOf82], facts };
    expect(scored({ ...body, unitKind: 'individual' }).finalScore).toBe('77.50');
    expect(scored({ ...body, unitKind: 'group' }).finalScore).toBe('77.50');
    expect(scored({ ...body, unitKind: 'virtualGroup' }).finalScore).toBe('77.50');
  });

  it('is not for APM Entities: 0 + 15 + 82 * 0.3', () => {
    const body: Body = { year: 2023, unitKind: 'apm', sets: [twoHigh, interoperabilityOf82], facts };
    expect(scored(body).finalScore).toBe('39.60');
  });

  it('takes the row without Promoting Interoperability: 80 * 0.55 + 60 * 0.3 + 15', () => {
    const score = scored({
      year: 2023,
      sets: [twoHigh],
      facts: { ...facts, reweighted: [{ category: 'pi', reason: 'hardshipException' }] },
    });
    expect(score.finalScore).toBe('77.00');
  });
});

/*
 * A group of 2023 with its own measures: 236 72% = 8.2, 001 12% = 9.8, 047 95% = 6.6993, 130 99.9% = 6.64,
 * 134 95% = 4.7469, 128 95% = 5.1019 by registry (see the other tests of 2023): 41.1881 of 60 = 68.646833%
 * Cost: TPCC 1400 = 6.93 of 10 = 69.3%
 * own 68.646833 * 0.3 + 69.3 * 0.3 = 41.38405
 */
describe('a facility-based group that reports as well', () => {
  const own: Body = {
    year: 2023,
    sets: [
      quality(
        'registry',
        rate('001', 12, 100),
        rate('236', 72, 100),
        rate('047', 95, 100),
        rate('130', 999, 1000),
        rate('134', 95, 100),
        rate('128', 95, 100),
      ),
      twoHigh,
      interoperabilityOf82,
    ],
    facts: { ...facts, cost: [{ measureId: 'TPCC_1', caseCount: 60, value: 1400 }] },
  };

  it('gets the hospital result when that is higher: 42 + 35.5', () => {
    expect(scored(own).finalScore).toBe('77.50');
  });

  it('keeps its own when that is higher, category by category no choice: 41.38405 + 35.5', () => {
    // quality 70, cost 60 would be 39: the own cost and quality stay together
    const lower = { ...own, facts: { ...own.facts, facility: { qualityPercent: 70, costPercent: 60 } } };
    const score = scored(lower);
    expect(figures(score)).toMatchObject({ quality: { percent: 68.646833 }, cost: { percent: 69.3 } });
    expect(score.finalScore).toBe('76.88');
  });
});
