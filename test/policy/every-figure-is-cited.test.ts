import { figuresOf, leavesOf, plainFigures } from '../../policy/figures';
import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import { isPlainObject, plainAt, type Plain } from '../../policy/plain';

const years = supportedPolicyYears();

describe('citations of the year files', () => {
  it.each(years)('%i: every figure is governed by an entry whose sources are written out', (year) => {
    const { sources, provenance, ...rest } = loadPolicyFile(year);
    const uncited = leavesOf(rest as unknown as Plain).filter(({ pointer }) => {
      let at = pointer;
      while (at !== '' && provenance[at] === undefined) at = at.slice(0, at.lastIndexOf('/'));
      const entry = provenance[at];
      return entry === undefined || entry.src.length === 0 || entry.src.some((id) => !sources[id]);
    });
    expect(uncited).toEqual([]);
  });

  it.each(years)('%i: every entry names a place of the file, a confidence and known sources', (year) => {
    const file = loadPolicyFile(year);
    const whole = plainFigures(file);
    const wrong = Object.entries(file.provenance).filter(
      ([pointer, { src, conf }]) =>
        plainAt(whole, pointer) === undefined ||
        src.length === 0 ||
        src.some((id) => file.sources[id] === undefined) ||
        !['verified', 'recalled'].includes(conf),
    );
    expect(wrong).toEqual([]);
  });

  it.each(years)('%i: no source stands in the list without a figure', (year) => {
    const { sources, provenance } = loadPolicyFile(year);
    const used = new Set(Object.values(provenance).flatMap(({ src }) => src));
    expect(Object.keys(sources).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each(years)('%i: what is computed or from memory alone is never called verified', (year) => {
    const { provenance } = loadPolicyFile(year);
    const notSeen = ['recall', 'derived', 'stated'];
    const boasted = Object.entries(provenance).filter(
      ([, { src, conf }]) => conf === 'verified' && src.every((id) => notSeen.includes(id)),
    );
    expect(boasted).toEqual([]);
  });

  it.each(years)('%i: each row of the dates names a figure and is as sure as that', (year) => {
    const file = loadPolicyFile(year);
    const standings = new Map(Object.entries(file.provenance).map(([pointer, { conf }]) => [pointer, conf]));
    const wrong = file.calendar.timers.filter(({ ref, confidence }) => {
      let at = ref;
      while (at !== '' && !standings.has(at)) at = at.slice(0, at.lastIndexOf('/'));
      return plainAt(plainFigures(file), ref) === undefined || standings.get(at) !== confidence;
    });
    expect(wrong).toEqual([]);
  });
});

describe('figures that nobody knows', () => {
  it.each(years)('%i: only a missing figure is marked unknown', (year) => {
    const file = loadPolicyFile(year);
    const filled = Object.entries(file.provenance)
      .filter(([, { unknown }]) => unknown === true)
      .filter(([pointer]) => {
        const value = plainAt(plainFigures(file), pointer);
        return value !== null && !(isPlainObject(value) && Object.values(value).includes(null));
      });
    expect(filled).toEqual([]);
  });

  it.each([
    [2017, ['/categoryWeights/reweighting/standard/3/weights', '/categoryWeights/reweighting/standard/7/weights']],
    [2018, []],
    [2019, []],
    [2020, []],
    [2021, ['meanFinalScore', 'medianFinalScore']],
    [2022, ['meanFinalScore', 'medianFinalScore']],
    [2023, ['/targetedReview/documentResponseDays']],
    [2024, []],
    [2025, ['meanFinalScore', 'medianFinalScore', 'maxPositiveAdjustmentPercent']],
    [2026, ['meanFinalScore', 'medianFinalScore', 'maxPositiveAdjustmentPercent']],
  ] as const)('%i has these and no others', (year, expected) => {
    const whole = (name: string): string => (name.startsWith('/') ? name : `/finalScore/publishedResults/${name}`);
    const unknown = figuresOf(loadPolicyFile(year)).filter(({ standing }) => standing === 'unknown');
    expect(unknown.map(({ pointer }) => pointer).sort()).toEqual(expected.map(whole).sort());
  });
});

describe('figuresOf', () => {
  it('throws for a figure without a citation, so that none can slip in', () => {
    const file = loadPolicyFile(2024);
    const uncited = { ...file, quality: { ...file.quality, madeUp: 12 } };
    expect(() => figuresOf(uncited)).toThrow(/no citation governs \/quality\/madeUp/);
  });

  it('gives value, section, standing and sources of a figure', () => {
    const threshold = figuresOf(loadPolicyFile(2024)).find(
      ({ pointer }) => pointer === '/finalScore/performanceThreshold',
    );
    expect(threshold).toMatchObject({ section: 'payment', value: 75, standing: 'verified' });
    expect(threshold?.sources[0]).toMatch(/^page:/);
  });
});
