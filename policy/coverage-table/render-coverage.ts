import type { Coverage, CoveredRow } from './cover-policies';
import type { CoverageStatus } from './coverage-row';
import { limits } from './limits';

/** What each status says, in the order of the totals. */
export const statusWords: Readonly<Record<CoverageStatus, string>> = {
  exact: 'every figure of the rule was seen in a source',
  recalled: 'implemented; at least one figure is from memory, or computed from others',
  'not determinable': 'a figure or a day that is not known is missing; a result that needs it says so',
  refused: 'the engine declines it by name, as the program does',
  '–': 'does not exist in the year',
};

const statuses = Object.keys(statusWords) as CoverageStatus[];
const limitIds = Object.keys(limits);

/** A Markdown table with its columns aligned, as the formatter of the repository writes it. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

function limitNumbers({ limits: ids }: CoveredRow): string {
  return ids.map((id) => limitIds.indexOf(id) + 1).join(', ');
}

function sectionTable({ years }: Coverage, rows: readonly CoveredRow[]): string[] {
  const head = ['rule', ...years.map(String), 'limits'];
  return table([
    head,
    ...rows.map((row) => [row.rule, ...years.map((year) => row.years[year] ?? '–'), limitNumbers(row)]),
  ]);
}

/** How many rules have each status, by year. */
export function coverageTotals({ years, sections }: Coverage): Readonly<Record<string, readonly number[]>> {
  const rows = sections.flatMap((section) => section.rows);
  const count = (status: CoverageStatus): number[] =>
    years.map((year) => rows.filter((row) => row.years[year] === status).length);
  return Object.fromEntries(statuses.map((status) => [status, count(status)]));
}

function totalsTable(coverage: Coverage): string[] {
  const totals = Object.entries(coverageTotals(coverage));
  const body = totals.map(([status, counts]) => [status, ...counts.map(String), statusWords[status as CoverageStatus]]);
  return table([['status', ...coverage.years.map(String), 'means'], ...body]);
}

function limitLines(): string[] {
  return Object.values(limits).map(({ says, notes }, index) => `${index + 1}. ${says} (${notes.join(', ')})`);
}

const introduction = [
  '# Coverage: rule by year',
  '',
  'Written by `npm run qpp -- policy coverage`, not by hand: every status is found from the values of `policy/years/<year>.json` and',
  'their provenance, and a test holds this page to it. A rule is as sure as its least sure figure. `npm run qpp -- policy YEAR` shows',
  'the figures themselves with their sources; `exact` speaks of figures, and of nothing that CMS computes but does not publish.',
];

const limitsIntroduction = [
  'The numbers of the last column lead here; in brackets are the [decision notes](decisions) that say more.',
];

/** The coverage as the Markdown page docs/coverage.md, line by line. */
export function renderCoverage(coverage: Coverage): string[] {
  const sections = coverage.sections.flatMap(({ title, rows }) => [
    '',
    `## ${title}`,
    '',
    ...sectionTable(coverage, rows),
  ]);
  const known = ['', '## Known limits', '', ...limitsIntroduction, '', ...limitLines()];
  return [...introduction, '', ...totalsTable(coverage), ...sections, ...known];
}
