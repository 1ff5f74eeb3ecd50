import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { rules } from '../../scoring/explain/rules';
import { baseYears, exclusionsOf, singleScoreYears } from './pi-builders';

/** Most points by year, as the programme's summaries give them. */
const table: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2019: { PI_EP_1: 10, PI_HIE_1: 20, PI_HIE_4: 20, PI_PEA_1: 40, publicHealth: 10 },
  2020: { PI_EP_1: 10, PI_HIE_1: 20, PI_HIE_4: 20, PI_PEA_1: 40, publicHealth: 10 },
  2021: { PI_EP_1: 10, PI_HIE_1: 20, PI_HIE_4: 20, PI_HIE_5: 40, PI_PEA_1: 40, publicHealth: 10 },
  2022: { PI_EP_1: 10, PI_HIE_1: 20, PI_HIE_4: 20, PI_HIE_5: 40, PI_PEA_1: 40, publicHealth: 10 },
};
const since2023 = {
  PI_EP_1: 10,
  PI_EP_2: 10,
  PI_HIE_1: 15,
  PI_HIE_4: 15,
  PI_HIE_5: 30,
  PI_HIE_6: 30,
  PI_PEA_1: 25,
  publicHealth: 25,
};

const bonusTable: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2019: { PI_EP_2: 5, PI_EP_3: 5 },
  2020: { PI_EP_2: 5 },
  2021: { PI_EP_2: 10 },
  2022: { PI_EP_2: 10, 'PI_PHCDRR_2 PI_PHCDRR_4 PI_PHCDRR_5': 5 },
  2026: { 'PI_PHCDRR_2 PI_PHCDRR_4 PI_PHCDRR_5 PI_PHCDRR_6': 5 },
};

function pointsOf(year: number): Record<string, number> {
  const points: Record<string, number> = {};
  for (const { id, measures, alternatives, shared } of loadPolicy(year).pi.objectives) {
    Object.assign(points, measures, alternatives, shared === undefined ? {} : { [id]: shared.points });
  }
  return points;
}

describe('points of the single score', () => {
  it.each(singleScoreYears)('are those of the table in %i', (year) => {
    expect(pointsOf(year)).toEqual(table[year] ?? since2023);
  });

  it.each(singleScoreYears)('are bonuses as in the table in %i', (year) => {
    const bonuses = loadPolicy(year).pi.bonuses.map(({ measureIds, points }) => [measureIds.join(' '), points]);
    expect(Object.fromEntries(bonuses)).toEqual(bonusTable[year] ?? { 'PI_PHCDRR_2 PI_PHCDRR_4 PI_PHCDRR_5': 5 });
  });

  it.each(singleScoreYears)('name only measures of the catalogue of %i, and every exclusion excuses one', (year) => {
    const catalogue = loadCatalogue(year);
    const { objectives, bonuses, attestations } = loadPolicy(year).pi;
    const required = objectives.flatMap(({ measures, alternatives, shared }) => [
      ...Object.keys(measures ?? {}),
      ...Object.keys(alternatives ?? {}),
      ...(shared?.measureIds ?? []),
      ...Object.values(shared?.several ?? {}),
    ]);
    const ids = [...required, ...bonuses.flatMap((bonus) => bonus.measureIds), ...attestations.map((a) => a.measureId)];
    for (const id of ids) expect([id, catalogue.measure(id)?.category]).toEqual([id, 'pi']);
    const excusing = new Set(required.flatMap((id) => exclusionsOf(year, id)));
    const listed = catalogue.measures().filter((m) => m.category === 'pi' && m.reportingCategory === 'exclusion');
    for (const { id } of listed) expect([id, excusing.has(id)]).toEqual([id, true]);
  });

  it('asks for the SAFER answer from 2022 and for a yes from 2024', () => {
    const safer = singleScoreYears.map(
      (year) => loadPolicy(year).pi.attestations.find(({ measureId }) => measureId === 'PI_PPHI_2')?.mustBeYes,
    );
    expect(safer).toEqual([undefined, undefined, undefined, false, false, true, true, true]);
  });
});

describe.each(baseYears)('measure sets of %i', (year) => {
  const model = loadPolicy(year).pi.baseAndPerformance!;
  const catalogue = loadCatalogue(year);

  it('have the weights and the base measures of the catalogue', () => {
    for (const { id: setId, performance, baseIds } of model.measureSets) {
      for (const { measureId, points } of performance) {
        const measure = catalogue.measure(measureId);
        expect(measure).toMatchObject({ weight: points, measureSets: setId === 'transition' ? ['transition'] : [] });
      }
      const required = catalogue.measures().filter((measure) => {
        if (measure.category !== 'pi' && measure.category !== 'aci') return false;
        const isTransition = measure.measureSets.includes('transition');
        return measure.isRequired && measure.reportingCategory === 'base' && isTransition === (setId === 'transition');
      });
      expect([...baseIds].sort()).toEqual(required.map(({ id }) => id).sort());
    }
  });

  it('can earn 90 performance points each, a registry counted once', () => {
    for (const { performance } of model.measureSets) {
      const counted = new Set<readonly string[]>();
      const most = performance.reduce((sum, { measureId, points }) => {
        const group = model.countedOnce.find((ids) => ids.includes(measureId));
        if (group !== undefined && counted.has(group)) return sum;
        if (group !== undefined) counted.add(group);
        return sum + points;
      }, 0);
      expect(most).toBe(model.performanceMax);
    }
  });

  it('have bonuses that add up to the stated most', () => {
    for (const { id } of model.measureSets) {
      const bonuses = loadPolicy(year).pi.bonuses.filter(({ set }) => set === undefined || set === id);
      const edition = model.editionBonus?.set === id ? model.editionBonus.points : 0;
      const most = bonuses.reduce((sum, { points }) => sum + points, edition);
      // standard 2018: 5 + 10 + 10 for 2015 Edition technology alone; everywhere else 5 + 10
      expect(most).toBe(id === 'transition' ? 15 : model.bonusMax);
    }
  });

  it('name bonuses with the weights of the catalogue', () => {
    for (const { measureIds, points } of loadPolicy(year).pi.bonuses) {
      for (const id of measureIds) expect(catalogue.measure(id)).toMatchObject({ weight: points });
    }
  });
});

describe('rules of the category', () => {
  it.each([...baseYears, ...singleScoreYears])('are cited in %i', (year) => {
    const own = Object.entries(rules).filter(([id]) => id.startsWith('pi.'));
    expect(own.length).toBeGreaterThan(10);
    for (const [, { pointer }] of own) expect(loadPolicy(year).cite(pointer).sources).not.toEqual([]);
  });
});
