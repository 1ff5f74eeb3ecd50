/**
 * The program a set is for: does it exist, is it active in the year, may this kind of entity use it.
 */
import { memberPath } from './problem-list';
import { present } from './record-rules';
import type { JsonRecord } from './record-rules';
import type { KnownYear, Scope } from './scope';
import { programRules } from './year-rules';
import type { ProgramRule } from './year-rules';

/** Used when a set names no program. */
export const defaultProgram = 'mips';

/** What is known of a set's program. */
export interface SetProgram {
  /** Undefined when it is not even a string. */
  name: string | undefined;
  /** Whether it passed every check, so that measures may be held against it. */
  usable: boolean;
}

/** `pcf` was taken in either case; every other name is exact. */
export function canonicalProgram(name: string): string {
  return name.toLowerCase() === 'pcf' ? 'pcf' : name;
}

/** Checks `programName` and the entity type against it. */
export function checkProgram(set: JsonRecord, path: string, scope: Scope): SetProgram {
  const value = present(set, 'programName') ?? defaultProgram;
  if (typeof value !== 'string') return { name: undefined, usable: false };
  const name = canonicalProgram(value);
  const { year, problems } = scope;
  if (year === undefined) {
    if (!isKnownAnywhere(name, scope) && !hasMvpForm(name)) reportUnknown(path, scope);
    return { name, usable: false };
  }
  const rule = activeRule(name, year);
  if (!rule) {
    if (isKnownAnywhere(name, scope)) reportInactive(name, path, year, scope);
    else reportUnknown(path, scope);
    return { name, usable: false };
  }
  if (scope.entityType !== undefined && !rule.entityTypes.includes(scope.entityType)) {
    const text = `is ${name}, which entityType ${scope.entityType} may not report in ${String(year.rules.year)}: it is for ${rule.entityTypes.join(', ')}`;
    problems.addField(path, 'programName', 'ENTITY_NOT_ALLOWED', text);
    return { name, usable: false };
  }
  return { name, usable: true };
}

function activeRule(name: string, year: KnownYear): ProgramRule | undefined {
  return year.rules.programs.get(name) ?? (year.catalogue.mvp(name) ? year.rules.mvp : undefined);
}

/** MVP ids as CMS has made them so far; used only to hold judgement while the year is unknown. */
function hasMvpForm(name: string): boolean {
  return /^[GM]\d{4}$/.test(name);
}

function yearsOfMvp(name: string, scope: Scope): number[] {
  return scope.context.supportedYears.filter((year) => scope.context.catalogueFor(year)?.mvp(name) !== undefined);
}

function isKnownAnywhere(name: string, scope: Scope): boolean {
  return programRules.some((rule) => rule.name === name) || (hasMvpForm(name) && yearsOfMvp(name, scope).length > 0);
}

function reportInactive(name: string, path: string, year: KnownYear, scope: Scope): void {
  const rule = programRules.find((candidate) => candidate.name === name);
  const when = rule
    ? `${String(rule.from)} ${rule.to === undefined ? 'onwards' : `to ${String(rule.to)}`}`
    : yearsOfMvp(name, scope).join(', ');
  const text = `is ${name}, active in ${when}, not in ${String(year.rules.year)}: ${choices(year)}`;
  scope.problems.add(
    memberPath(path, 'programName'),
    'PROGRAM_NOT_ACTIVE',
    `field 'programName' in ${scope.problems.place(path)} ${text}`,
  );
}

function reportUnknown(path: string, scope: Scope): void {
  const known = scope.year
    ? choices(scope.year)
    : `use ${programRules.map((rule) => rule.name).join(', ')} or an MVP id`;
  scope.problems.addField(path, 'programName', 'INVALID_ENUM', `is no program of any year (case matters): ${known}`);
}

function choices({ rules, catalogue }: KnownYear): string {
  const mvps = rules.mvp ? catalogue.mvps().map((mvp) => mvp.id) : [];
  return `in ${String(rules.year)} use one of ${[...rules.programs.keys(), ...mvps].join(', ')}`;
}
