/**
 * The populations of a measure with several: every one sent, under its exact name of the year, once.
 */
import { checkCounts } from './counts';
import type { ProblemList } from './problem-list';
import { checkRecord, isRecord } from './record-rules';
import type { JsonRecord } from './record-rules';
import { stratumShape } from './value-shapes';
import type { ValueFrame } from './values';

/** Names a measure collects in the year, and those among them that the method may leave out. */
function expectedStrata({ measure, method, year }: ValueFrame): {
  all: readonly string[];
  required: readonly string[];
} {
  const all = measure.category === 'quality' ? measure.strata : [];
  // With the method unknown, what any method may leave out is not called missing: the method's own mistake is told.
  const exception = year.rules.stratumExceptions.find(
    (candidate) => candidate.measureId === measure.id && (method === undefined || candidate.method === method),
  );
  return { all, required: exception ? all.filter((name) => !exception.optional.includes(name)) : all };
}

/** Checks the list of strata. */
export function checkStrata(strata: readonly unknown[], path: string, frame: ValueFrame, problems: ProblemList): void {
  const expected = expectedStrata(frame);
  const sent = new Set<string>();
  let allNamed = true;
  for (const [index, stratum] of strata.entries()) {
    if (problems.isFull) return;
    const stratumPath = `${path}[${String(index)}]`;
    if (!isRecord(stratum)) {
      problems.add(stratumPath, 'INVALID_TYPE', `${problems.place(stratumPath)} must be an object: one stratum`);
      allNamed = false;
      continue;
    }
    allNamed = checkStratum(stratum, stratumPath, expected.all, sent, frame, problems) && allNamed;
  }
  // A stratum without a legible name may be the one that seems to be missing.
  if (allNamed)
    reportMissing(
      path,
      expected.required.filter((name) => !sent.has(name)),
      frame,
      problems,
    );
}

/** @returns whether the stratum says which one it is. */
function checkStratum(
  stratum: JsonRecord,
  path: string,
  names: readonly string[],
  sent: Set<string>,
  frame: ValueFrame,
  problems: ProblemList,
): boolean {
  const context = `; measure ${frame.measure.id} is ${frame.measure.metricType} in ${String(frame.year.rules.year)}`;
  const unusable = checkRecord(stratum, path, { ...stratumShape, context }, problems);
  const named = checkName(stratum, path, names, sent, frame, problems);
  if (named !== 'repeated') checkCounts(stratum, path, unusable, frame, problems);
  return named !== 'illegible';
}

function checkName(
  stratum: JsonRecord,
  path: string,
  names: readonly string[],
  sent: Set<string>,
  frame: ValueFrame,
  problems: ProblemList,
): 'good' | 'repeated' | 'illegible' {
  const name = stratum.stratum;
  if (name === null || name === undefined) return 'illegible';
  if (typeof name !== 'string') {
    problems.addField(path, 'stratum', 'INVALID_TYPE', 'must be a string');
    return 'illegible';
  }
  if (sent.has(name)) {
    problems.addField(path, 'stratum', 'DUPLICATE_STRATUM', 'repeats a stratum of this value: send each stratum once');
    return 'repeated';
  }
  sent.add(name);
  if (!names.includes(name)) {
    const text = `is no stratum of measure ${frame.measure.id} in ${String(frame.year.rules.year)} (case matters): use ${names.join(', ')}`;
    problems.addField(path, 'stratum', 'UNKNOWN_STRATUM', text);
  }
  return 'good';
}

function reportMissing(path: string, missing: readonly string[], frame: ValueFrame, problems: ProblemList): void {
  if (missing.length === 0) return;
  const message =
    `${problems.place(path)} lacks ${missing.join(', ')}: measure ${frame.measure.id} needs every stratum of ` +
    `${String(frame.year.rules.year)}, also those with a population of 0`;
  problems.add(path, 'MISSING_STRATUM', message);
}
