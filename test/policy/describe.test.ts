import { describePolicy, figuresOf, policySections, renderDescription, type Block, type Mark } from '../../policy';
import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';

const years = supportedPolicyYears();
const rowsOf = (block: Block): readonly Mark[] => (block.kind === 'facts' ? block.lines : block.rows);
const textOf = (year: number, everything = false): string =>
  renderDescription(describePolicy(loadPolicyFile(year), { everything })).join('\n');

describe('describePolicy', () => {
  it.each(years)('%i: has every section, each line with a standing and a source', (year) => {
    const { sections } = describePolicy(loadPolicyFile(year));
    const missing = policySections
      .map(({ name }) => name)
      .filter((name) => !sections.some((section) => section.name === name));
    // `year` is the title; `methods` holds only what no other section shows; pathways begin in 2023, the APP in 2021.
    expect(missing.filter((name) => !['year', 'methods', 'mvp-app', 'complex-patient-bonus'].includes(name))).toEqual(
      [],
    );
    for (const { sources, blocks } of sections)
      for (const row of blocks.flatMap(rowsOf)) {
        expect(row.sources.length).toBeGreaterThan(0);
        for (const number of row.sources) expect(sources[number - 1]).toBeTruthy();
      }
  });

  it.each(years)('%i: with everything asked for, no figure is left out', (year) => {
    const file = loadPolicyFile(year);
    const shown = describePolicy(file, { everything: true }).sections.flatMap(({ blocks }) =>
      blocks.flatMap(rowsOf).map(({ pointer }) => pointer),
    );
    const left = figuresOf(file).filter(
      ({ section, pointer }) =>
        section !== 'year' && !shown.some((at) => pointer === at || pointer.startsWith(`${at}/`)),
    );
    expect(left.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('describes only the sections asked for', () => {
    const { sections } = describePolicy(loadPolicyFile(2024), { sections: ['qp', 'review'] });
    expect(sections.map(({ name }) => name)).toEqual(['qp', 'review']);
  });

  it('shows every row of the reweighting tables', () => {
    const [section] = describePolicy(loadPolicyFile(2024), { sections: ['weights'] }).sections;
    const tables = section!.blocks.filter(({ heading }) => heading?.startsWith('Reweighting'));
    // Sixteen sets of absent categories in each of the two tables, and two rows of the APP's.
    expect(tables.map((table) => rowsOf(table).length)).toEqual([16, 16, 2]);
  });

  it('calls a figure that nobody knows unknown, and one that does not apply a dash', () => {
    const [section] = describePolicy(loadPolicyFile(2025), { sections: ['payment'] }).sections;
    const lines = section!.blocks.flatMap((block) => (block.kind === 'facts' ? block.lines : []));
    const line = (pointer: string) => lines.find((candidate) => candidate.pointer === pointer);
    expect(line('/finalScore/publishedResults/maxPositiveAdjustmentPercent')).toMatchObject({
      text: 'not known yet',
      standing: 'unknown',
    });
    expect(line('/finalScore/additionalThreshold')).toMatchObject({ text: '–', standing: 'verified' });
  });
});

describe('renderDescription', () => {
  it.each([
    [2017, /allowed charges \(US dollars\) +more than 30,000 +verified/],
    [2018, /virtual group · max NPIs per TIN +10/],
    [2019, /QP payments +25%/],
    [2020, /cost taken out +yes/],
    [2023, /close in the end +2024-04-15 20:00 ET +verified/],
    [2023, /days for documents +not known yet +unknown/],
    [2024, /PI {2,}40 +30 +30 +0 +recalled/],
    [2024, /gaps between cut points +1, 1, 2, 1, 1, 1, 0\.5, 0\.5, 0\.5 +verified/],
    [2025, /final score release .*day not known: mid-June 2026 expected/],
    [2026, /Medicare Option +50% +40% +35% +25% +verified/],
    [2026, /Medicare Option, older text of the regulation, superseded by +75% +50% +50% +35%/],
  ])('%i reads %p', (year, line) => {
    expect(textOf(year)).toMatch(line);
  });

  it.each(years)('%i: no line says undefined or shows an object', (year) => {
    expect(textOf(year, true)).not.toMatch(/undefined|\[object|NaN/);
  });

  it('keeps its lines within a wide screen', () => {
    for (const line of textOf(2025, true).split('\n'))
      if (!line.startsWith('    [')) expect(line.length).toBeLessThanOrEqual(170);
  });
});
