import type { InputProblem } from './scoring-errors';

/** Where something stands; put into words only when something is wrong with it, which is nearly never. */
export interface Place {
  /** What it stands in; null at the root of the input. */
  within: Place | null;
  step: string | number;
}

/** The root of every path. */
export const root: Place = { within: null, step: '$' };

/** A place as a JSONPath. */
export function pathOf({ within, step }: Place): string {
  if (within === null) return String(step);
  return typeof step === 'number' ? `${pathOf(within)}[${step}]` : `${pathOf(within)}.${step}`;
}

/** Collects the problems of one input. */
export class InputProblems {
  readonly found: InputProblem[] = [];

  add(within: Place, step: string | number, code: InputProblem['code'], message: string, remedy: string): void {
    this.found.push({ path: pathOf({ within, step }), code, message, remedy });
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
    problems.add(place, name, 'INVALID_NUMBER', message, `send ${wanted}, or leave it out`);
  }
}
