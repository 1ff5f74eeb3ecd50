import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { factsWithoutEffect } from '../../scoring';
import type { RiskIndicator, UnitFacts, UnitScoreInput } from '../../scoring';
import { facts, input, quality, rate, set, yes } from './builders';

function told(given: Partial<UnitFacts>, changes: Partial<UnitScoreInput> = {}): string[] {
  const unit = input([set('ia', [yes('IA_EPA_1')])], { facts: facts(given), ...changes });
  const year = unit.performanceYear;
  return factsWithoutEffect(unit, loadPolicy(year), loadCatalogue(year)).map(
    ({ fact, message }) => `${fact}: ${message}`,
  );
}

describe('facts without effect although a figure beside them is not known', () => {
  const dual: RiskIndicator = { name: 'dualProportion', value: 0.5 };

  it('are risk indicators beyond the cap of the bonus: nobody knows that they are below the median', () => {
    // 1.5 + 4 x 3 = 13.5: the cap of 10 is reached; 1.5 + 4 x 2 = 9.5 leaves it open, and the score says so.
    expect(told({ complexPatient: [{ name: 'hcc', z: 3, atOrAboveMedian: true }, dual] })).toEqual([
      'risk indicator dualProportion: a cap is reached without it',
    ]);
    expect(told({ complexPatient: [{ name: 'hcc', z: 2, atOrAboveMedian: true }, dual] })).toEqual([]);
  });

  it('are indicators that would earn nothing on either side of the median', () => {
    // 1.5 - 4 x 0.5 = -0.5
    expect(told({ complexPatient: [{ name: 'hcc', z: -0.5 }] })).toEqual([
      'risk indicator hcc: its distance from the mean earns nothing',
    ]);
  });

  it('are a dual proportion of 0 in a year that knows no median', () => {
    const performanceYear = 2021;
    const sets = [set('ia', [yes('IA_EPA_1')], { performanceStart: '2021-01-01', performanceEnd: '2021-12-31' })];
    expect(told({ complexPatient: [{ name: 'dualProportion', value: 0 }] }, { performanceYear, sets })).toEqual([
      'risk indicator dualProportion: a value of 0 earns nothing',
    ]);
  });

  it('are population health measures of which one was chosen, where the threshold stands in any case', () => {
    const option = 'G0055';
    const sets = [quality([rate('236', 72, 100)], 'registry', { programName: option })];
    const reweighted = (['cost', 'ia', 'pi'] as const).map((category) => ({
      category,
      reason: 'eucApplication' as const,
    }));
    const administrativeClaims = [{ measureId: '479', caseCount: 300, rate: 0.15 }];
    expect(told({ administrativeClaims, clinicianCount: 60, reweighted }, { option, sets })).toContain(
      'claims measure 479: it counts only where it was chosen at registration, and the choice is not known',
    );
  });
});
