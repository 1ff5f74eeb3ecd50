import { wrap } from '../policy/describe/render-description';

/** Widest line of an explanation. */
export const WIDTH = 120;

/** A line that goes on below itself, indented further, where it is too long. */
export function indented(indent: string, text: string): string[] {
  const [first = '', ...more] = wrap(text, WIDTH - indent.length);
  if (more.length === 0) return [`${indent}${first}`];
  const deeper = `${indent}    `;
  return [`${indent}${first}`, ...wrap(more.join(' '), WIDTH - deeper.length).map((line) => `${deeper}${line}`)];
}

const standing = / \((verified|recalled)\)$/;

/** The sources of an answer, numbered as they are first cited. */
export class CitedSources {
  private readonly numbers = new Map<string, number>();

  /** `[3]`, for a citation as the score tree has it. */
  cite(citation: string): string {
    const number = this.numbers.get(citation) ?? this.numbers.size + 1;
    this.numbers.set(citation, number);
    return `[${number}]`;
  }

  /** The list at the end: number, whether the source was seen, and the source. */
  lines(): string[] {
    if (this.numbers.size === 0) return [];
    const list = [...this.numbers].flatMap(([citation, number]) => {
      const seen = standing.exec(citation)?.[1] ?? '';
      return indented('  ', `${`[${number}]`.padEnd(4)} ${seen.padEnd(8)} ${citation.replace(standing, '')}`);
    });
    return ['Sources (verified: seen in a source; recalled: from memory or computed)', ...list];
  }
}
