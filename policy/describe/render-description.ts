import type { Block, DescribedSection, Mark, PolicyDescription } from './description';

/** Widest line of the text; longer figures go on under their own column. */
const WIDTH = 150;

/** Words of a text on lines of at most `width` characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length === 0 ? [''] : lines;
}

function markInWords({ standing, sources }: Mark): string {
  return `${standing.padEnd(8)} [${sources.join(',')}]`;
}

/** Lines of cells under each other, the mark of each row at the end of its first line. */
function columns(rows: readonly { cells: readonly string[]; tail: string }[], limit: number): string[] {
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const natural = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map(({ cells }) => (cells[column] ?? '').length)),
  );
  const widths = fit(natural, limit - 2 * count);
  return rows.flatMap(({ cells, tail }) => {
    const wrapped = widths.map((width, column) => wrap(cells[column] ?? '', width));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const text = widths.map((width, column) => (wrapped[column]?.[line] ?? '').padEnd(width)).join('  ');
      return `    ${line === 0 ? `${text}  ${tail}` : text}`.trimEnd();
    });
  });
}

/** Takes the room a table lacks from its widest columns. */
function fit(widths: number[], room: number): number[] {
  const fitted = [...widths];
  for (let excess = sum(fitted) - room; excess > 0; excess = sum(fitted) - room) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if (fitted[widest]! <= 16) break;
    const next = Math.max(16, ...fitted.filter((_, column) => column !== widest));
    fitted[widest] = Math.max(fitted[widest]! - excess, Math.min(next, fitted[widest]! - 1), 16);
  }
  return fitted;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function renderBlock(block: Block): string[] {
  const heading = block.heading === null ? [] : [`  ${block.heading}`];
  if (block.kind === 'facts') {
    const rows = block.lines.map((line) => ({ cells: [line.label, line.text], tail: markInWords(line) }));
    return [...heading, ...columns(rows, WIDTH - 24)];
  }
  const head = { cells: block.columns, tail: '' };
  return [
    ...heading,
    ...columns([head, ...block.rows.map((row) => ({ cells: row.cells, tail: markInWords(row) }))], WIDTH - 24),
  ];
}

function renderSection({ name, title, blocks, sources }: DescribedSection): string[] {
  const cited = sources.map((source, index) => `    [${index + 1}] ${source}`);
  return ['', `${title.toUpperCase()} (${name})`, ...blocks.flatMap(renderBlock), '  Sources', ...cited];
}

/** The readable policy as lines of text. */
export function renderDescription(description: PolicyDescription): string[] {
  const { performanceYear, paymentYear, sections } = description;
  return [
    `Policy of performance year ${performanceYear}, payment year ${paymentYear}`,
    'verified: seen in a source; recalled: from memory or computed; unknown: nobody knows the figure yet; –: does not apply.',
    ...sections.flatMap(renderSection),
  ];
}
