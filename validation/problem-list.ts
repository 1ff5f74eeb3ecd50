/**
 * Gathers every problem of one body, so that its sender corrects all of them at once.
 */
import type { Problem, SubmissionErrorCode, SubmissionWarningCode } from '../schemas/submission-codes';

/** More problems than this help nobody and cost memory; the last entry then says that there are more. */
export const maxProblems = 1000;

/** Longest property name repeated in a path; a name is the sender's to choose and may be anything. */
const maxNameLength = 100;

/** Path of a property: dotted where the name allows it, in brackets otherwise. */
export function memberPath(parent: string, name: string): string {
  const shown = name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name;
  return /^[A-Za-z_$][\w$-]*$/.test(shown) ? `${parent}.${shown}` : `${parent}[${JSON.stringify(shown)}]`;
}

/** Errors and warnings found so far, each list bounded by {@link maxProblems} and a final marker. */
export class ProblemList {
  readonly errors: Problem<SubmissionErrorCode>[] = [];
  readonly warnings: Problem<SubmissionWarningCode>[] = [];

  /** @param rootName what messages call the body: `Submission` or `MeasurementSet`. */
  constructor(private readonly rootName: string) {}

  /** True once no further error can be listed, so that reading the rest of a hostile body can stop. */
  get isFull(): boolean {
    return this.errors.length > maxProblems;
  }

  /** An error at `path`. */
  add(path: string, code: SubmissionErrorCode, message: string): void {
    push(this.errors, { path, code, message });
  }

  /** An error about one property, worded as CMS words it: "field 'x' in Submission.measurementSets[0] …". */
  addField(parent: string, name: string, code: SubmissionErrorCode, text: string): void {
    this.add(
      memberPath(parent, name),
      code,
      `field '${name.slice(0, maxNameLength)}' in ${this.place(parent)} ${text}`,
    );
  }

  /** A remark that refuses nothing. */
  warn(path: string, code: SubmissionWarningCode, message: string): void {
    push(this.warnings, { path, code, message });
  }

  /** How messages name the object at `path`. */
  place(path: string): string {
    return this.rootName + path.slice(1);
  }
}

function push<Code extends string>(list: Problem<Code | 'TOO_MANY_PROBLEMS'>[], problem: Problem<Code>): void {
  if (list.length < maxProblems) list.push(problem);
  else if (list.length === maxProblems) list.push(tooMany);
}

const tooMany: Problem<'TOO_MANY_PROBLEMS'> = {
  path: '$',
  code: 'TOO_MANY_PROBLEMS',
  message: `more than ${String(maxProblems)} problems: only the first ${String(maxProblems)} are listed; correct these and send the body again`,
};
