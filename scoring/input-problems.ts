import { worded } from './scoring-errors';
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

/** What a member has to be. */
export interface MemberRule {
  name: string;
  kind: 'figure' | 'signed' | 'count' | 'percent' | 'share' | 'boolean';
  /** Left out: `refused` where it is needed; `nullToo` where null says the same as leaving it out. */
  absence: 'refused' | 'allowed' | 'nullToo';
}

const wanted: Readonly<Record<MemberRule['kind'], string>> = {
  figure: 'a finite number from 0',
  signed: 'a finite number',
  count: 'a whole number from 0',
  percent: 'a percent from 0 to 100',
  share: 'a share from 0 to 1',
  boolean: 'true or false',
};

function isOfKind(value: unknown, kind: MemberRule['kind']): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (kind === 'signed') return true;
  if (kind === 'count') return value >= 0 && Number.isSafeInteger(value);
  return value >= 0 && value <= (kind === 'percent' ? 100 : kind === 'share' ? 1 : Infinity);
}

function codeOf(kind: MemberRule['kind']): InputProblem['code'] {
  if (kind === 'boolean') return 'VALUE_TYPE_MISMATCH';
  return kind === 'percent' || kind === 'share' ? 'OUT_OF_RANGE' : 'INVALID_NUMBER';
}

/** Reports every member that is not what its rule wants. Members without a rule say nothing and are passed over. */
export function checkMembers(value: object, rules: readonly MemberRule[], place: Place, problems: InputProblems): void {
  for (let index = 0; index < rules.length; index += 1) {
    const { name, kind, absence } = rules[index] as MemberRule;
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined || (member === null && absence !== 'allowed')) {
      if (absence !== 'refused') continue;
      problems.add(place, name, 'REQUIRED_FIELD', `${name} is missing`, `send ${wanted[kind]}`);
    } else if (!isOfKind(member, kind)) {
      const orLeave = absence === 'refused' ? '' : ', or leave it out';
      const message = `${worded(member)} is not ${wanted[kind]}`;
      problems.add(place, name, codeOf(kind), message, `send ${wanted[kind]}${orLeave}`);
    }
  }
}

/** Reports a member that should be an object and is not. */
export function isObject(
  value: unknown,
  within: Place,
  step: string | number,
  problems: InputProblems,
): value is object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return true;
  const code = value === undefined || value === null ? 'REQUIRED_FIELD' : 'VALUE_TYPE_MISMATCH';
  problems.add(within, step, code, `${worded(value)} stands where an object belongs`, 'send an object');
  return false;
}

/** Reports a member that should be a list and is not. */
export function isList(
  value: unknown,
  within: Place,
  step: string,
  problems: InputProblems,
): value is readonly unknown[] {
  if (Array.isArray(value)) return true;
  const code = value === undefined || value === null ? 'REQUIRED_FIELD' : 'VALUE_TYPE_MISMATCH';
  problems.add(within, step, code, `${worded(value)} stands where a list belongs`, 'send a list, be it empty');
  return false;
}

/** Reports a member that should be text and is not. */
export function isText(value: unknown, within: Place, step: string | number, problems: InputProblems): value is string {
  if (typeof value === 'string') return true;
  const code = value === undefined || value === null ? 'REQUIRED_FIELD' : 'VALUE_TYPE_MISMATCH';
  problems.add(within, step, code, `${worded(value)} stands where text belongs`, 'send text');
  return false;
}

/** Reports a word that is none of those known. */
export function checkWord(
  value: unknown,
  known: ReadonlySet<unknown>,
  within: Place,
  step: string,
  problems: InputProblems,
): void {
  if (known.has(value)) return;
  const isAbsent = value === undefined || value === null;
  const message = isAbsent ? `${step} is missing` : `${worded(value)} is no ${step} that is known`;
  const remedy = `use one of ${[...known].join(', ')}`;
  problems.add(within, step, isAbsent ? 'REQUIRED_FIELD' : 'UNKNOWN_VALUE', message, remedy);
}
