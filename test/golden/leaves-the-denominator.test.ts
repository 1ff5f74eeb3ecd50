import { loadCatalogue } from '../../catalogue/load';
import { measureRate } from '../../scoring/quality/measure-rate';
import { highPriorityKind } from '../../scoring/quality/scored-measure';
import { activities, incomplete, interoperabilityOf82, quality, qualityOf, rate, scored, strata } from './bodies';
import type { Body } from './bodies';
import type { Measurement } from '../../scoring';

describe('a measure of the Web Interface', () => {
  // 2021: seven of its measures have a benchmark. 236 on the flat one: 72% = 8.2.
  const with112 = (measurement: Measurement) =>
    qualityOf(scored({ year: 2021, sets: [quality('cmsWebInterface', rate('236', 72, 100), measurement)] }));

  it('leaves the denominator with fewer than 20 cases', () => {
    // 8.2 of 60 = 13.666667%; with 20 cases of 0% there are 3 points, 11.2 of 70 = 16%.
    expect(with112(rate('112', 19, 19))).toMatchObject({ possible: 60, percent: 13.666667 });
    expect(with112(rate('112', 0, 20))).toMatchObject({ possible: 70, percent: 16 });
  });

  it('stays in it when its data are not complete', () => {
    // 69 of 100 reported is less than 70%: 0 points of 10; 8.2 of 70 = 11.714286%.
    expect(with112(incomplete('112', 60, 69, 100))).toMatchObject({ possible: 70, percent: 11.714286 });
  });
});

describe('a simple average of strata', () => {
  it('has no rate where no stratum has one', () => {
    const measure = loadCatalogue(2024).qualityMeasure('009')!;
    expect(measureRate(measure, strata('009', ['84Days', 0, 0], ['180Days', 0, 0])).rate).toBeNull();
  });
});

describe('the population health measure registered with a pathway of 2024', () => {
  const open = (registration: NonNullable<Body['facts']>['registration'], isComputed = true) =>
    scored({
      year: 2024,
      option: 'M0002',
      sets: [quality('registry', rate('236', 72, 100))],
      facts: {
        clinicianCount: 40,
        ...(isComputed ? { administrativeClaims: [{ measureId: '479', caseCount: 400, rate: 0.15 }] } : {}),
        ...(registration === undefined ? {} : { registration }),
      },
    }).notDeterminable.filter((words) => words.includes('population health'));

  it('is said to be unknown where CMS computed one and nobody told the choice, or it was of another pathway', () => {
    expect(open(undefined)).toHaveLength(1);
    expect(open({ mvpId: 'M0002' })).toHaveLength(1);
    expect(open({ mvpId: 'G0053', populationHealthMeasureId: '479' })).toHaveLength(1);
  });

  it('is not missed where it is told, or where none could be scored', () => {
    expect(open({ mvpId: 'M0002', populationHealthMeasureId: '479' })).toEqual([]);
    expect(open(undefined, false)).toEqual([]);
  });
});

describe('what next year is compared with', () => {
  const cost = [{ measureId: 'TPCC_1', caseCount: 60, value: 1400 }];
  const sets = [quality('electronicHealthRecord', rate('236', 72, 100)), activities('IA_EPA_1'), interoperabilityOf82];

  it('has no cost of a year in which cost was 0 for everyone', () => {
    expect(scored({ year: 2021, sets: sets.slice(0, 2), facts: { cost } }).costPercent).toBeNull();
    // 7 + 275.72/314.45 = 7.8768 of 10
    expect(scored({ year: 2024, sets, facts: { cost } }).costPercent).toBeCloseTo(78.768, 3);
  });

  it('has no cost where that was waived', () => {
    const reweighted = [{ category: 'cost', reason: 'eucAutomatic' }] as const;
    expect(scored({ year: 2024, sets, facts: { cost, reweighted } }).costPercent).toBeNull();
  });

  it('has no quality where that was waived', () => {
    const waived = { reweighted: [{ category: 'quality', reason: 'eucApplication' }] } as const;
    const { qualityAchievementPercent } = scored({ year: 2024, sets: sets.slice(1), facts: waived });
    expect(qualityAchievementPercent).toBeNull();
    expect(scored({ year: 2024, sets }).qualityAchievementPercent).toBeGreaterThan(0);
  });
});

describe('weights that nobody knows', () => {
  it('make the score of 2017 without activities not determinable', () => {
    const waived = { reweighted: [{ category: 'ia', reason: 'notApplicable' }] } as const;
    expect(() => scored({ year: 2017, sets: [quality('registry', rate('236', 72, 100))], facts: waived })).toThrow(
      expect.objectContaining({ code: 'QPP_SCORING_NOT_DETERMINABLE' }),
    );
  });
});

describe('highPriorityKind', () => {
  const catalogue = loadCatalogue(2019);
  const kindOf = (measureId: string, changes: Partial<Parameters<typeof highPriorityKind>[0]>) =>
    highPriorityKind({
      measureId,
      measure: catalogue.qualityMeasure(measureId),
      method: 'registry',
      setRef: 'set',
      rate: 50,
      reportingRate: 100,
      caseCount: 100,
      benchmark: undefined,
      deciles: null,
      points: 5,
      measureClass: 1,
      ruleId: 'quality.class1.decile',
      isOutcome: true,
      isHighPriority: true,
      isComplete: true,
      hasEnoughCases: true,
      isEndToEnd: false,
      ...changes,
    });

  it('needs somebody who met the measure: not 0%, and not 100% where lower is better', () => {
    // 001 counts poor control; 236 control.
    expect(
      ['001', '001', '236', '236'].map((id, index) => kindOf(id, { rate: [100, 99.99, 0, 0.01][index]! })),
    ).toEqual(['none', 'outcomeOrPatientExperience', 'none', 'outcomeOrPatientExperience']);
    expect(kindOf('236', { rate: null })).toBe('none');
  });

  it('needs points, complete data and enough cases', () => {
    expect(kindOf('236', { points: null })).toBe('none');
    expect(kindOf('236', { isComplete: false })).toBe('none');
    expect(kindOf('236', { hasEnoughCases: false })).toBe('none');
    expect(kindOf('236', { isOutcome: false })).toBe('highPriority');
    expect(kindOf('236', { isOutcome: false, isHighPriority: false })).toBe('none');
  });
});
