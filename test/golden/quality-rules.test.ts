import { percentOf, quality, qualityOf, rate, scored, strata } from './bodies';
import type { Body } from './bodies';

/*
 * Six eCQMs of 2023, none an outcome or of high priority, rows of 2021 and 2023:
 *   134: 60% between 58.935 and 72.82: 8 + 1.065/13.885 = 8.076701                         = 8.0767
 *   128: 50% between 45.66 and 61.66: 7 + 4.34/16 = 7.271250                               = 7.2713
 *   113: 60% between 59.65 and 66.98: 7 + 0.35/7.33 = 7.047749                             = 7.0477
 *   112: 60% between 54.84 and 60.57: 6 + 5.16/5.73 = 6.900524                             = 6.9005
 *   226 overall: 70% between 60.36 and 72.5: 6 + 9.64/12.14 = 6.794069                     = 6.7941
 *   117: 50% between 46.04 and 80.51: 6.1149, the sixth, for which the outcome's place stays empty
 *   36.0903 of 60 = 60.1505%
 */
describe('a submission without an outcome or high-priority measure', () => {
  it('counts five measures', () => {
    const set = quality(
      'electronicHealthRecord',
      rate('134', 60, 100),
      rate('128', 50, 100),
      rate('113', 60, 100),
      rate('112', 60, 100),
      strata('226', ['screened', 1, 100], ['overall', 70, 100], ['combinedPopulations', 2, 100]),
      rate('117', 50, 100),
    );
    expect(qualityOf(scored({ year: 2023, sets: [set] }))).toMatchObject({ possible: 60, percent: 60.1505 });
  });
});

/** 001 12% = 9.8 and 236 72% = 8.2 by registry, 318 80% = 7.0656 by eCQM: 25.0656. */
const three = [
  quality('registry', rate('001', 12, 100), rate('236', 72, 100)),
  quality('electronicHealthRecord', rate('318', 80, 100)),
];
const group: Body = { year: 2023, sets: three, facts: { clinicianCount: 30 } };

describe('the CAHPS survey in traditional MIPS', () => {
  // CAHPS_1 85 = 6.1860 and CAHPS_2 94 = 7.05, mean 6.618 (see the APP)
  const cahps = [
    { measureId: 'CAHPS_1', score: 85 },
    { measureId: 'CAHPS_2', score: 94 },
  ];

  it('is one of the six measures: 31.6836 of 60', () => {
    const score = scored({ ...group, facts: { clinicianCount: 30, cahps } });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 52.806 });
  });

  it('lowers the denominator by 10 when its sample was too small: 25.0656 of 50', () => {
    const score = scored({ ...group, facts: { clinicianCount: 30, cahpsSampleTooSmall: true } });
    expect(qualityOf(score)).toMatchObject({ possible: 50, percent: 50.1312 });
  });
});

describe('a claims measure below its minimum', () => {
  const withReadmissions = (clinicianCount: number, caseCount: number) =>
    qualityOf(
      scored({
        ...group,
        facts: { clinicianCount, administrativeClaims: [{ measureId: '479', caseCount, rate: 0.15 }] },
      }),
    );

  it('counts from 16 clinicians and 200 cases on: (25.0656 + 7.2564)/70', () => {
    expect(withReadmissions(16, 200)).toMatchObject({ possible: 70, percent: 46.174286 });
  });

  it('is left out with 15 clinicians or 199 cases: 25.0656 of 60', () => {
    expect(withReadmissions(15, 200)).toMatchObject({ possible: 60, percent: 41.776 });
    expect(withReadmissions(16, 199)).toMatchObject({ possible: 60, percent: 41.776 });
  });
});

/*
 * Six complete measures, 2023: 9.8 + 8.2 + 7.0656 + 6.6993 (047 95%) + 6.64 (130 99.9%) + 5.1019 (128 95%) = 43.5068
 * of 60 = 72.511333%
 */
describe('improvement in quality', () => {
  const six: Body = {
    year: 2023,
    sets: [
      quality(
        'registry',
        rate('001', 12, 100),
        rate('236', 72, 100),
        rate('047', 95, 100),
        rate('130', 999, 1000),
        rate('128', 95, 100),
      ),
      three[1]!,
    ],
  };
  const after = (qualityAchievementPercent: number) =>
    percentOf(scored({ ...six, facts: { previousYear: { qualityAchievementPercent } } }), 'quality');

  it('is a tenth of the relative growth: 72.511333 + (12.511333/60) * 10', () => {
    expect(after(60)).toBe(74.596556);
  });

  it('counts from 30% and is at most 10 points', () => {
    // (72.511333 - 30)/30 * 10 = 14.17
    expect(after(20)).toBe(82.511333);
  });

  it('is never negative', () => {
    expect(after(90)).toBe(72.511333);
  });

  it('never lifts the category above 100%', () => {
    // six measures at 10: 100% already
    const perfect = quality(
      'registry',
      rate('001', 5, 100),
      rate('236', 95, 100),
      rate('047', 100, 100),
      rate('128', 100, 100),
      rate('112', 100, 100),
      rate('113', 100, 100),
    );
    const score = scored({ year: 2023, sets: [perfect], facts: { previousYear: { qualityAchievementPercent: 40 } } });
    expect(percentOf(score, 'quality')).toBe(100);
  });
});
