import { cmsDetermination } from '../../../eligibility/cms/cms-determination';
import { policyOf } from '../practices';
import { cmsClinician } from './documents';
import type { RawScenario } from './documents';

const belowOf = (scenario: RawScenario) =>
  cmsDetermination([cmsClinician('a', scenario)], 'final', policyOf(2024)).clinicians[0]!.belowElements;
const below = (...reasonCodes: string[]): RawScenario => ({
  isEligible: { individual: false },
  lowVolumeSwitch: true,
  lowVolumeStatusReasons: reasonCodes.map((lowVolStusRsnCd) => ({ lowVolStusRsnCd })),
});

describe('the elements below the threshold in a document of CMS', () => {
  it.each([
    ['CHRG', ['dollars']],
    ['BENE', ['patients']],
    ['SRVC', ['services']],
    ['BOTH', ['dollars', 'patients']],
    ['BENE/SRVC', ['patients', 'services']],
    ['CHRG/SRVC', ['dollars', 'services']],
    ['ALL', ['dollars', 'patients', 'services']],
  ])('are read from the reason %s', (reasonCode, elements) => {
    expect(belowOf(below(reasonCode))).toEqual(elements);
  });

  it('are joined where several reasons are given, in the order of the threshold', () => {
    expect(belowOf(below('SRVC', 'CHRG'))).toEqual(['dollars', 'services']);
  });

  it('are none where the switch says above, and not known where it says below without a reason, or says nothing', () => {
    expect(belowOf({ isEligible: { individual: true }, lowVolumeSwitch: false })).toEqual([]);
    expect(belowOf(below())).toBeNull();
    expect(belowOf({ isEligible: { individual: true } })).toBeNull();
  });

  it('are not known where one of the reasons is of a later vocabulary', () => {
    expect(belowOf(below('CHRG', 'TIME'))).toBeNull();
  });
});
