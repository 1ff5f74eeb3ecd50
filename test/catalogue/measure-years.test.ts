import { loadCatalogue, supportedCatalogueYears } from '../../catalogue/load';
import { nearestIds, sayUnknownMeasure, unknownMeasure, yearsOfMeasure } from '../../catalogue/measure-years';

const all = supportedCatalogueYears().map(loadCatalogue);

describe('yearsOfMeasure', () => {
  it('names the years that have exactly this id, ascending', () => {
    expect(yearsOfMeasure('492', [...all].reverse())).toEqual([2023, 2024, 2025, 2026]);
    expect(yearsOfMeasure('no such', all)).toEqual([]);
  });
});

describe('nearestIds', () => {
  const ids = ['001', '011', '100', 'IA_PCMH', 'COST_KA_1', 'toString'];

  it('minds neither padding nor capitals nor separators', () => {
    expect(nearestIds('1', ids)[0]).toBe('001');
    expect(nearestIds('ia-pcmh', ids)[0]).toBe('IA_PCMH');
  });

  it('leaves out what is not alike', () => {
    expect(nearestIds('COST_KA_2', ids)).toEqual(['COST_KA_1']);
    expect(nearestIds('zzzzzzzz', ids)).toEqual([]);
    expect(nearestIds('', ids)).toEqual([]);
  });

  it('answers a text of any length', () => {
    expect(nearestIds('9'.repeat(1_000_000), ids)).toEqual([]);
  });
});

describe('unknownMeasure', () => {
  it('says in which years a measure of another year exists', () => {
    const found = unknownMeasure('492', 2022, all);
    expect(found).toMatchObject({ existsIn: [2023, 2024, 2025, 2026], laterId: null });
    expect(sayUnknownMeasure(found)).toMatch(/^2022 has no measure 492; it exists in 2023, 2024, 2025, 2026/);
  });

  it('names the id that CMS gave it later', () => {
    expect(unknownMeasure('MCC1', 2023, all)).toMatchObject({ existsIn: [2021], laterId: '484' });
    expect(unknownMeasure('458', 2024, all).laterId).toBe('479');
    expect(unknownMeasure('MCC1', 2020, all).laterId).toBeNull();
  });

  it('offers the nearest ids of the year for a slip', () => {
    expect(sayUnknownMeasure(unknownMeasure('1', 2024, all))).toMatch(/no year has it; nearest: 001/);
  });
});
