import type { RowProblem } from '../loader/row-problem';
import { tell } from './say';

/** A problem of a facts file, by its line; `refused` is whether the row was left out. */
export interface ListedProblem extends RowProblem {
  line: number;
  refused: boolean;
}

/** Problems that a document lists; a file of any length takes no more memory for them. */
export const mostListed = 1000;

/** The problems of a facts file: told as they are found, the first of them kept for the machine form. */
export class RowProblems {
  private readonly listed: ListedProblem[] = [];
  private count = 0;

  add(line: number, problems: readonly RowProblem[], refused: boolean): void {
    for (const { path, code, message } of problems) {
      tell(`line ${line}: ${refused ? 'refused' : 'warning'}: ${code} ${path === '' ? '' : `${path} `}${message}`);
      this.count += 1;
      if (this.listed.length < mostListed) this.listed.push({ line, refused, path, code, message });
    }
  }

  /** The first problems, and how many more there are: all of them stand on standard error. */
  document(): { problems: readonly ListedProblem[]; moreProblems: number } {
    return { problems: this.listed, moreProblems: this.count - this.listed.length };
  }
}
