import type { Cast } from './cast';
import type { AdjustmentCell, CategoryCell, TableRow } from './table-rows';

const HEADER = [
  'entity',
  'unit',
  'option',
  'eligibility',
  'quality',
  'cost',
  'activities',
  'interop.',
  'final',
  'adjustment',
  'review',
];

/** The final table in lines for people: figures a unit a line, and below each TIN how it reported and what happened. */
export function tableInLines(cast: readonly Cast[], rows: readonly TableRow[], scalingFactor: string): string[] {
  const cells = rows.map((row) => cellsOf(row, cast));
  const widths = HEADER.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]!.length)));
  const lineOf = (line: string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const body = rows.flatMap((row, index) => {
    const isLast = rows[index + 1]?.story !== row.story;
    return [lineOf(cells[index]!), ...(isLast ? storyLines(row, cast) : [])];
  });
  return [
    'Each category: points it gave of its weight. Adjustment: percent before scaling → after, for so many clinicians.',
    `Scaling factor ${scalingFactor}: SYNTHETIC, invented for this demonstration; CMS publishes the real one.`,
    '',
    lineOf(HEADER),
    rule,
    ...body,
  ];
}

function storyLines({ story }: TableRow, cast: readonly Cast[]): string[] {
  const found = cast.find((each) => each.story.name === story);
  return found ? [`    ${found.story.reports}: ${found.story.tells}`] : [];
}

function cellsOf(row: TableRow, cast: readonly Cast[]): string[] {
  const { quality, cost, ia, pi } = row.categories;
  const found = cast.find((each) => each.story.name === row.story);
  const isFirst = row.unadjusted !== null;
  return [
    isFirst ? shortToken(found?.played.entityKey ?? '') : '',
    row.unit,
    row.option,
    isFirst ? [row.eligibility, row.elected].filter(Boolean).join(', ') : '',
    ...[quality, cost, ia, pi].map(categoryCell),
    row.finalScore === null ? '–' : row.finalScore.toFixed(2),
    adjustmentCell(row),
    isFirst ? row.review : '',
  ];
}

/** Enough of a token to find it in the Temporal UI. */
const shortToken = (entityKey: string): string => entityKey.slice(0, 10);

const categoryCell = (cell: CategoryCell | undefined): string =>
  cell && cell.weight > 0 ? `${cell.points.toFixed(2)}/${cell.weight}` : '–';

function adjustmentCell({ adjustments, unadjusted }: TableRow): string {
  const none = unadjusted ? [`none ×${unadjusted}`] : [];
  return [...adjustments.map(one), ...none].join('; ');
}

function one({ clinicians, basePercent, finalPercent }: AdjustmentCell): string {
  const base = signed(basePercent);
  const final = finalPercent === null ? 'not known' : signed(finalPercent);
  return `${base} → ${final} ×${clinicians}`;
}

const signed = (percent: string): string => `${Number(percent) > 0 ? '+' : ''}${Number(percent).toFixed(2)}%`;
