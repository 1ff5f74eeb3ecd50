/**
 * The sets of a submission: their own properties, and that no two share a key.
 */
import { readOnlyFields, submittedCategories, vendorMethods } from '../schemas/submission';
import type { SubmittedCategory, VendorMethod } from '../schemas/submission';
import { deferred, fullDate, list, oneOf, text } from './field-checks';
import { checkMeasurements } from './measures';
import { checkPeriod } from './periods';
import { checkPiConflicts } from './pi-conflicts';
import { memberPath } from './problem-list';
import { checkProgram } from './programs';
import type { SetProgram } from './programs';
import { checkRecord, isRecord, present } from './record-rules';
import type { FieldCheck, JsonRecord, RecordRules, UnusableFields } from './record-rules';
import type { Scope } from './scope';
import { checkCehrtId, checkPracticeFields } from './set-fields';

const anyYearCategories = oneOf(submittedCategories);

const setFields: ReadonlyMap<string, FieldCheck> = new Map([
  ['category', deferred],
  ['submissionMethod', oneOf(vendorMethods)],
  ['programName', text],
  ['cehrtId', deferred],
  ['performanceStart', fullDate],
  ['performanceEnd', fullDate],
  ['measurements', list],
  ['practiceDetails', deferred],
  ['practiceId', deferred],
  ['measureSet', deferred],
]);

const setRules: RecordRules = {
  fields: setFields,
  required: ['category', 'submissionMethod', 'performanceStart', 'performanceEnd'],
  readOnly: new Set(readOnlyFields.measurementSet),
};

/** A set posted alone says which submission it belongs to. */
const loneSetRules: RecordRules = {
  ...setRules,
  fields: new Map([...setFields, ['submission', deferred], ['submissionId', deferred]]),
};

/** What the measurements of a set are held against; a part is undefined when it is wrong and already reported. */
export interface SetFrame {
  category: SubmittedCategory | undefined;
  method: VendorMethod | undefined;
  program: SetProgram;
}

/** Checks the list of sets of a submission. */
export function checkMeasurementSets(sets: readonly unknown[], path: string, scope: Scope): void {
  const seen = new Set<string>();
  for (const [index, set] of sets.entries()) {
    if (scope.problems.isFull) return;
    const setPath = `${path}[${String(index)}]`;
    if (!isRecord(set)) {
      scope.problems.add(
        setPath,
        'INVALID_TYPE',
        `${scope.problems.place(setPath)} must be an object: one measurement set`,
      );
      continue;
    }
    const frame = checkMeasurementSet(set, setPath, scope);
    const key = setKey(set, frame);
    if (key === undefined) continue;
    if (seen.has(key)) {
      const message =
        `${scope.problems.place(setPath)} repeats an earlier set of the same category, submissionMethod and programName ` +
        '(mips when absent): put all its measurements into one set';
      scope.problems.add(setPath, 'DUPLICATE_MEASUREMENT_SET', message);
    }
    seen.add(key);
  }
}

/** Checks one set and all its measurements. */
export function checkMeasurementSet(set: JsonRecord, path: string, scope: Scope, isLone = false): SetFrame {
  const unusable = new Set(checkRecord(set, path, isLone ? loneSetRules : setRules, scope.problems));
  if (!unusable.has('category') && !checkCategory(set, path, scope)) unusable.add('category');
  const frame: SetFrame = {
    category: unusable.has('category') ? undefined : (set.category as SubmittedCategory),
    method: unusable.has('submissionMethod') ? undefined : (set.submissionMethod as VendorMethod),
    program: checkProgram(set, path, scope),
  };
  checkCehrtId(set, path, unusable, scope);
  checkPracticeFields(set, path, frame.program, scope);
  checkPeriod(set, path, unusable, scope);
  checkContents(set, path, unusable, frame, scope);
  return frame;
}

function checkContents(set: JsonRecord, path: string, unusable: UnusableFields, frame: SetFrame, scope: Scope): void {
  const measurements = present(set, 'measurements');
  if (measurements === undefined || unusable.has('measurements')) return;
  const measurementsPath = memberPath(path, 'measurements');
  const measures = checkMeasurements(measurements as unknown[], measurementsPath, frame, scope);
  checkPiConflicts(measures, measurementsPath, scope);
}

function checkCategory(set: JsonRecord, path: string, scope: Scope): boolean {
  const value = set.category;
  const { year, problems } = scope;
  if (year === undefined) return anyYearCategories(value, path, 'category', problems);
  if (!oneOf(year.rules.categories)(value, path, 'category', problems)) return false;
  if (value === 'pi' && scope.entityType === 'apm' && year.rules.refusesPiForApm) {
    const text = `is pi, which entityType apm may not submit in ${String(year.rules.year)}: it is rolled up from the participants`;
    problems.addField(path, 'category', 'ENTITY_NOT_ALLOWED', text);
  }
  return true;
}

/** The set's key within one submitter's part of a submission, or undefined when part of it is wrong. */
function setKey(set: JsonRecord, frame: SetFrame): string | undefined {
  const { category, method, program } = frame;
  if (category === undefined || method === undefined || program.name === undefined) return undefined;
  const practiceId = program.name === 'cpcPlus' ? present(set, 'practiceId') : undefined;
  return JSON.stringify([category, method, program.name, practiceId]);
}
