import { groupBody, measurement, piSet } from './fixtures/bodies';
import { errorsOf } from './fixtures/context';

/** A set of these measures, each with a value of its type. */
function conflicts(year: number, ids: string[], category = 'pi'): string[] {
  const ratios = new Set(['PI_EP_1', 'PI_HIE_1', 'PI_HIE_4', 'ACI_EP_1', 'PI_HIE_2']);
  const measurements = ids.map((id) => measurement(id, ratios.has(id) ? { numerator: 1, denominator: 2 } : true));
  return errorsOf(groupBody(year, [piSet(year, measurements, { category })])).map((line) =>
    line.replace('$.measurementSets[0].measurements', ''),
  );
}

describe('checkPiConflicts', () => {
  it('refuses an exclusion beside its measure, wherever it stands', () => {
    expect(conflicts(2024, ['PI_EP_1', 'PI_LVPP_1'])).toEqual(['PI_EXCLUSION_CONFLICT [1].measureId']);
    expect(conflicts(2024, ['PI_LVPP_1', 'PI_EP_1'])).toEqual(['PI_EXCLUSION_CONFLICT [0].measureId']);
  });

  it('refuses the later of two measures that replace each other, once', () => {
    expect(conflicts(2024, ['PI_HIE_1', 'PI_HIE_4', 'PI_HIE_5'])).toEqual(['PI_SUBSTITUTE_CONFLICT [2].measureId']);
    expect(conflicts(2024, ['PI_HIE_5', 'PI_HIE_1', 'PI_HIE_6'])).toEqual([
      'PI_SUBSTITUTE_CONFLICT [1].measureId',
      'PI_SUBSTITUTE_CONFLICT [2].measureId',
    ]);
  });

  it('refuses two exclusions of one measure, and two stages of active engagement', () => {
    expect(conflicts(2022, ['PI_PHCDRR_1_EX_1', 'PI_PHCDRR_1_EX_2'])).toEqual(['PI_SUBSTITUTE_CONFLICT [1].measureId']);
    expect(conflicts(2024, ['PI_PHCDRR_1', 'PI_PHCDRR_1_PRE', 'PI_PHCDRR_1_PROD'])).toEqual([
      'PI_SUBSTITUTE_CONFLICT [2].measureId',
    ]);
  });

  it('reports a 2018 pair that is listed as both by its exclusion alone', () => {
    expect(conflicts(2018, ['PI_EP_1', 'PI_LVPP_1'])).toEqual(['PI_EXCLUSION_CONFLICT [1].measureId']);
  });

  it('knows the advancing care information of 2017', () => {
    expect(conflicts(2017, ['ACI_EP_1', 'ACI_LVPP_1'], 'aci')).toEqual(['PI_SUBSTITUTE_CONFLICT [1].measureId']);
  });

  it('takes measures that stand beside each other', () => {
    expect(conflicts(2024, ['PI_EP_1', 'PI_HIE_1', 'PI_HIE_4'])).toEqual([]);
    expect(conflicts(2024, ['PI_LVPP_1', 'PI_HIE_5'])).toEqual([]);
  });

  it('counts a repeated measure once', () => {
    expect(conflicts(2024, ['PI_LVPP_1', 'PI_EP_1', 'PI_LVPP_1'])).toEqual([
      'DUPLICATE_MEASURE [2].measureId',
      'PI_EXCLUSION_CONFLICT [0].measureId',
    ]);
  });
});
