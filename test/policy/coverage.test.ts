import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import { coverPolicies, coverageSections } from '../../policy/coverage-table/cover-policies';
import type { CoverageRow } from '../../policy/coverage-table/coverage-row';
import { limits } from '../../policy/coverage-table/limits';
import { coverageTotals, renderCoverage } from '../../policy/coverage-table/render-coverage';
import { policyCommand } from '../../cli/commands/policy';
import { rules } from '../../scoring/explain/rules';
import { runCommand } from '../cli/run-command';
import { files, read } from '../house/repository';

const years = supportedPolicyYears();
const coverage = coverPolicies(years.map(loadPolicyFile));
const rows = coverage.sections.flatMap((section) => section.rows);
const declared: readonly CoverageRow[] = coverageSections.flatMap((section) => section.rows);

/** The status of a rule by its section and words. */
function status(title: string, rule: string, year: number): string | undefined {
  const section = coverage.sections.find((one) => one.title === title);
  return section?.rows.find((row) => row.rule === rule)?.years[year];
}

describe('docs/coverage.md', () => {
  it('is what the generator prints', () => {
    expect(read('docs/coverage.md')).toBe(`${renderCoverage(coverage).join('\n')}\n`);
  });

  it('names only decision notes that exist', () => {
    const known = new Set(files.flatMap((file) => /^docs\/decisions\/(\d{4})-/.exec(file)?.[1] ?? []));
    expect(Object.values(limits).flatMap(({ notes }) => notes.filter((note) => !known.has(note)))).toEqual([]);
  });
});

describe('the rows of the coverage', () => {
  it('leave out no rule of the score tree, and name no other', () => {
    const named = new Set(declared.flatMap((row) => row.rules ?? []));
    expect([...named].sort()).toEqual(Object.keys(rules).sort());
  });

  it('exist in one year at least, and each limit touches a row', () => {
    const idle = rows.filter((row) => years.every((year) => row.years[year] === '–')).map(({ rule }) => rule);
    // The standard was closed before there were subgroups: the cell is shown because every cell is.
    expect(idle).toEqual(['APM scoring standard: subgroup']);
    const touched = new Set(declared.flatMap((row) => row.limits ?? []));
    expect(Object.keys(limits).filter((id) => !touched.has(id as keyof typeof limits))).toEqual([]);
  });

  it('rest on figures: each has pointers, a row of weights or a cell, and no two of a section the same words', () => {
    const bases = declared.map((row) => [row.pointers, row.weights, row.cell].filter((basis) => basis !== undefined));
    expect(bases.filter((basis) => basis.length !== 1)).toEqual([]);
    for (const section of coverage.sections) {
      expect(new Set(section.rows.map(({ rule }) => rule)).size).toBe(section.rows.length);
    }
  });
});

describe('coverPolicies', () => {
  it('takes the least sure of the figures of a rule', () => {
    // The threshold of 3 points is a single figure, seen in a source.
    expect(status('Final score and payment', 'performance threshold', 2017)).toBe('exact');
    // Activities: all their points were seen for 2022; of 2024 the weights of activities are from memory.
    expect(status('Improvement activities', 'doubled for special statuses', 2022)).toBe('exact');
    expect(status('Improvement activities', 'doubled for special statuses', 2024)).toBe('recalled');
  });

  it('says not determinable where the file marks a figure unknown, or has a bracket instead of a day', () => {
    expect(status('Weights and reweighting', 'MIPS and MVP, without activities', 2017)).toBe('not determinable');
    expect(status('Weights and reweighting', 'MIPS and MVP, without activities', 2018)).toBe('recalled');
    expect(status('Calendar and targeted review', 'targeted review: days for documents', 2023)).toBe(
      'not determinable',
    );
    expect(status('Calendar and targeted review', 'release of final scores', 2026)).toBe('not determinable');
  });

  it('says not determinable where published benchmarks stand in for those of the year', () => {
    expect(status('Cost', 'median and standard deviations', 2025)).not.toBe('not determinable');
    expect(status('Cost', 'median and standard deviations', 2026)).toBe('not determinable');
  });

  it('takes the QP thresholds of 2026 as the law has them, whatever the older text says', () => {
    expect(status('Eligibility', 'QP and Partial QP, Medicare Option, payments', 2026)).toBe('exact');
    expect(status('Eligibility', 'QP and Partial QP, Medicare Option, patients', 2026)).toBe('exact');
    // Of the All-Payer percentages those of patients were not seen.
    expect(status('Eligibility', 'QP and Partial QP, All-Payer Option', 2026)).toBe('recalled');
  });

  it('tells what is refused from what does not exist', () => {
    const participation = 'Participation and reporting options';
    expect(status(participation, 'MVP: virtual group', 2022)).toBe('–');
    expect(status(participation, 'MVP: virtual group', 2023)).toBe('refused');
    expect(status(participation, 'traditional MIPS: APM Entity', 2020)).toBe('refused');
    expect(status(participation, 'traditional MIPS: APM Entity', 2024)).toBe('exact');
  });

  it('counts each row once a year', () => {
    const totals = Object.values(coverageTotals(coverage));
    const sums = years.map((_, index) => totals.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
    expect(sums).toEqual(years.map(() => rows.length));
  });

  it('throws where a row rests on a figure that a file does not have', () => {
    const damaged = loadPolicyFile(2024);
    Reflect.deleteProperty(damaged.finalScore, 'smallPracticeBonus');
    expect(() => coverPolicies([damaged])).toThrow('/finalScore/smallPracticeBonus');
  });
});

describe('qpp policy coverage', () => {
  it('prints the page, and with --json rows, totals and limits', async () => {
    const page = await runCommand(policyCommand(), ['coverage']);
    expect(page.out).toBe(read('docs/coverage.md'));
    const json = JSON.parse((await runCommand(policyCommand(), ['coverage', '--json'])).out) as object;
    expect(json).toEqual({ ...coverage, totals: coverageTotals(coverage), limits });
  });
});
