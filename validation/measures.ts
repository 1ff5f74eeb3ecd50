/**
 * The measurements of a set: known in the year, of the set's category, and allowed for its method, program and vendor.
 */
import type { Measure } from '../catalogue/year-catalogue';
import { readOnlyFields } from '../schemas/submission';
import { deferred, text } from './field-checks';
import type { SetFrame } from './measurement-sets';
import { memberPath } from './problem-list';
import { checkRecord, isRecord, present } from './record-rules';
import type { JsonRecord, RecordRules } from './record-rules';
import type { KnownYear, Scope } from './scope';
import { checkValue } from './values';

const measurementRules: RecordRules = {
  fields: new Map([
    ['measureId', text],
    ['value', deferred],
  ]),
  required: ['measureId', 'value'],
  readOnly: new Set(readOnlyFields.measurement),
};

/** Programs named in a message before it would get too long to read. */
const maxProgramsNamed = 12;

/** A measurement whose measure is known, first of its id in the set, and of the set's category. */
export interface KnownMeasurement {
  index: number;
  measure: Measure;
}

/** Checks all measurements of a set; answers those whose measure could be found, for checks across measures. */
export function checkMeasurements(
  measurements: readonly unknown[],
  path: string,
  frame: SetFrame,
  scope: Scope,
): KnownMeasurement[] {
  const seen = new Set<string>();
  const known: KnownMeasurement[] = [];
  for (const [index, measurement] of measurements.entries()) {
    if (scope.problems.isFull) break;
    const measurementPath = `${path}[${String(index)}]`;
    if (!isRecord(measurement)) {
      const place = scope.problems.place(measurementPath);
      scope.problems.add(measurementPath, 'INVALID_TYPE', `${place} must be an object with measureId and value`);
      continue;
    }
    const measure = checkMeasurement(measurement, measurementPath, seen, frame, scope);
    if (measure) known.push({ index, measure });
  }
  return known;
}

function checkMeasurement(
  measurement: JsonRecord,
  path: string,
  seen: Set<string>,
  frame: SetFrame,
  scope: Scope,
): Measure | undefined {
  const unusable = checkRecord(measurement, path, measurementRules, scope.problems);
  if (unusable.has('measureId')) return undefined;
  const id = measurement.measureId as string;
  if (seen.has(id)) {
    scope.problems.addField(
      path,
      'measureId',
      'DUPLICATE_MEASURE',
      'repeats a measure of this set: report each measure once',
    );
    return undefined;
  }
  seen.add(id);
  if (scope.year === undefined) return undefined;
  const measure = findMeasure(id, path, frame, scope.year, scope);
  if (!measure) return undefined;
  checkAllowed(measure, path, frame, scope.year, scope);
  const value = present(measurement, 'value');
  if (value !== undefined)
    checkValue(value, memberPath(path, 'value'), { measure, method: frame.method, year: scope.year }, scope.problems);
  return measure;
}

function findMeasure(id: string, path: string, frame: SetFrame, year: KnownYear, scope: Scope): Measure | undefined {
  const measure = year.catalogue.measure(id);
  if (!measure) {
    const text = `is no measure of ${String(year.rules.year)} (measures data ${year.catalogue.sourceVersion}): ids are exact strings such as "001"; look it up in the year's catalogue`;
    scope.problems.addField(path, 'measureId', 'UNKNOWN_MEASURE', text);
    return undefined;
  }
  if (frame.category !== undefined && measure.category !== frame.category) {
    const remedy =
      measure.category === 'cost'
        ? 'leave it out, CMS computes cost from claims'
        : `move it to a ${measure.category} set`;
    const text = `is measure ${measure.id} of category ${measure.category}, in a set of category ${frame.category}: ${remedy}`;
    scope.problems.addField(path, 'measureId', 'CATEGORY_MISMATCH', text);
    return undefined;
  }
  return measure;
}

/** Why a measure may not stand where it does: a code, and the end of the sentence. */
type Refusal = readonly [code: 'METHOD_NOT_ALLOWED' | 'PROGRAM_NOT_ALLOWED' | 'VENDOR_NOT_ALLOWED', text: string];

function checkAllowed(measure: Measure, path: string, frame: SetFrame, { rules }: KnownYear, scope: Scope): void {
  for (const [code, text] of refusals(measure, frame, scope.context.submitterOrganizationId)) {
    const message = `is measure ${measure.id}, which in ${String(rules.year)} ${text}`;
    scope.problems.addField(path, 'measureId', code, message);
  }
}

function refusals(measure: Measure, { method, program }: SetFrame, vendor: string | undefined): Refusal[] {
  const found: Refusal[] = [];
  if (measure.category === 'quality') {
    if (method !== undefined && !measure.submissionMethods.includes(method)) {
      const methods = measure.submissionMethods.join(', ');
      found.push(['METHOD_NOT_ALLOWED', `is not reported by ${method} but by ${methods}`]);
    }
    if (vendor !== undefined && measure.allowedVendors.length > 0 && !measure.allowedVendors.includes(vendor)) {
      const text = 'only the registries CMS approved for it may submit; ask its steward, or leave it out';
      found.push(['VENDOR_NOT_ALLOWED', text]);
    }
  }
  const programs = measure.allowedPrograms;
  if (program.usable && program.name !== undefined && programs.length > 0 && !programs.includes(program.name)) {
    found.push(['PROGRAM_NOT_ALLOWED', `is not part of ${program.name} but of ${named(programs)}`]);
  }
  return found;
}

function named(programs: readonly string[]): string {
  const rest = programs.length - maxProgramsNamed;
  const shown = programs.slice(0, maxProgramsNamed).join(', ');
  return rest > 0 ? `${shown} and ${String(rest)} more` : shown;
}
