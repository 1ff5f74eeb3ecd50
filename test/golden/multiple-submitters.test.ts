import { activities, interoperability, interoperabilityOf82, percentOf, quality, rate, scored } from './bodies';
import type { Draft } from './bodies';

const fromOther = (draft: Draft): Draft => ({ ...draft, submitterRef: 'org_other' });

/** The same answers without the bonus registry: 77. */
const weaker: Draft = interoperability(
  'pi',
  ...interoperabilityOf82.measurements.filter(
    ({ measureId }) => measureId !== 'PI_PHCDRR_2' && measureId !== 'PI_PHCDRR_2_PROD',
  ),
);

describe('the same category from two organizations', () => {
  it('is not added up: one activity of 20 points each is 20 of 40', () => {
    const sets = [activities('IA_EPA_1'), fromOther(activities('IA_PM_2'))];
    expect(percentOf(scored({ year: 2023, sets }), 'ia')).toBe(50);
  });

  it('counts with the better quality score', () => {
    // 236 72% = 8.2 of 60 = 13.666667% beside 001 12% = 9.8 of 60 = 16.333333%, eCQM beside them so that 60 stands
    const none = rate('318', 0, 100);
    const sets = [
      quality('registry', rate('236', 72, 100)),
      quality('electronicHealthRecord', none),
      fromOther(quality('registry', rate('001', 12, 100))),
      fromOther(quality('electronicHealthRecord', none)),
    ];
    // 318 at 0% is below every bound and earns 1 point: 10.8 of 60
    expect(percentOf(scored({ year: 2023, sets }), 'quality')).toBe(18);
  });

  it('counts with the better Promoting Interoperability score since 2024: 82 beside 77', () => {
    expect(percentOf(scored({ year: 2025, sets: [weaker, fromOther(interoperabilityOf82)] }), 'pi')).toBe(82);
  });
});
