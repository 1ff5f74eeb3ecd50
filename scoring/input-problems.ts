import type { InputProblem } from './scoring-errors';

/** Where something stands, put into words only when something is wrong with it: nearly always nothing is. */
export type Place = () => string;

/** Collects the problems of one input. */
export class InputProblems {
  readonly found: InputProblem[] = [];

  add(path: string, code: InputProblem['code'], message: string, remedy: string): void {
    this.found.push({ path, code, message, remedy });
  }
}

/** Members of facts and values that are words. */
const words: ReadonlySet<string> = new Set(['measureId', 'stratum', 'name']);

function isFigure(figure: unknown, mayBeNegative: boolean): boolean {
  if (typeof figure !== 'number') return figure === null || figure === undefined || typeof figure === 'boolean';
  return (mayBeNegative || figure >= 0) && Number.isFinite(figure);
}

/**
 * Reports every member that should be a figure and is not a finite number from 0; those named in `signed` may be negative.
 * Lists are passed over: whoever knows their members checks them.
 */
export function badFigures(value: object, place: Place, problems: InputProblems, signed: readonly string[] = []): void {
  for (const name in value) {
    const figure = (value as Record<string, unknown>)[name];
    if (isFigure(figure, false) || words.has(name) || Array.isArray(figure)) continue;
    const isSigned = signed.includes(name);
    if (isSigned && isFigure(figure, true)) continue;
    const wanted = isSigned ? 'a finite number' : 'a finite number from 0';
    const message = `${JSON.stringify(figure) ?? String(figure)} is not ${wanted}`;
    problems.add(`${place()}.${name}`, 'INVALID_NUMBER', message, `send ${wanted}, or leave it out`);
  }
}
