import { loadCatalogue } from '../../catalogue/load';
import { firstPerformanceYear, programRules, yearRules } from '../../validation/year-rules';
import { supportedYears } from './fixtures/context';

describe('yearRules', () => {
  it('has exactly one rule of each kind in every supported year and the next', () => {
    for (const year of [...supportedYears, 2027]) {
      const rules = yearRules(year);
      expect(rules.categories).toHaveLength(3);
      expect(rules.programs.get('mips')).toBeDefined();
      expect(rules.cehrt.form).toBeInstanceOf(RegExp);
    }
  });

  it('refuses a year before the program', () => {
    expect(() => yearRules(firstPerformanceYear - 1)).toThrow(RangeError);
  });

  it('knows every program that the catalogue of a year names, except the one not yet documented', () => {
    for (const year of supportedYears) {
      const catalogue = loadCatalogue(year);
      const unknown = catalogue.programIds().filter((id) => !yearRules(year).programs.has(id) && !catalogue.mvp(id));
      expect({ year, unknown }).toEqual({ year, unknown: year === 2026 ? ['ssp'] : [] });
    }
  });

  it('names each program once, so that a program has one span of years', () => {
    expect(new Set(programRules.map(({ name }) => name)).size).toBe(programRules.length);
  });

  it('has MVPs exactly where the catalogue has some', () => {
    for (const year of supportedYears) {
      expect(yearRules(year).mvp !== undefined).toBe(loadCatalogue(year).mvps().length > 0);
    }
  });
});
