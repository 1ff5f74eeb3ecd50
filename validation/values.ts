/**
 * The value of one measurement, held against the shape and arithmetic of its measure's metric type.
 */
import type { Measure } from '../catalogue/year-catalogue';
import type { VendorMethod } from '../schemas/submission';
import { checkCounts } from './counts';
import { memberPath } from './problem-list';
import type { ProblemList } from './problem-list';
import { checkRecord, isRecord, present } from './record-rules';
import type { JsonRecord } from './record-rules';
import type { KnownYear } from './scope';
import { checkStrata } from './strata';
import { isOfAnotherShape, valueShapes } from './value-shapes';
import type { ValueShape } from './value-shapes';

/** What a value is held against. `method` is undefined when the set's method is wrong and already reported. */
export interface ValueFrame {
  measure: Measure;
  method: VendorMethod | undefined;
  year: KnownYear;
}

/** Checks a value that is present. A value of the wrong shape gets that one answer and is not looked into. */
export function checkValue(value: unknown, path: string, frame: ValueFrame, problems: ProblemList): void {
  const { metricType } = frame.measure;
  // Vendors never write these two; the set's method has already been refused.
  if (metricType === 'cahps' || metricType === 'costScore') return;
  if (metricType === 'boolean') {
    if (typeof value !== 'boolean') reportShape(path, 'true or false', frame, problems);
    return;
  }
  const shape = valueShapes.get(metricType);
  if (!shape) return;
  if (!isRecord(value) || isOfAnotherShape(presentNames(value), shape)) {
    reportShape(path, `an object with ${shape.required.join(', ')}`, frame, problems);
    return;
  }
  checkShaped(value, path, shape, frame, problems);
}

function checkShaped(
  value: JsonRecord,
  path: string,
  shape: ValueShape,
  frame: ValueFrame,
  problems: ProblemList,
): void {
  const { id, metricType } = frame.measure;
  const context = `; measure ${id} is ${metricType} in ${String(frame.year.rules.year)}, with ${shape.required.join(', ')}`;
  const unusable = checkRecord(value, path, { ...shape, context }, problems);
  if (shape.fields.has('strata')) {
    if (!unusable.has('strata')) checkStrata(value.strata as unknown[], memberPath(path, 'strata'), frame, problems);
  } else if (shape.fields.has('performanceMet')) {
    checkCounts(value, path, unusable, frame, problems);
  } else if (metricType === 'proportion' && unusable.size === 0) {
    checkProportion(value, path, problems);
  }
}

function checkProportion(value: JsonRecord, path: string, problems: ProblemList): void {
  const numerator = value.numerator as number;
  const denominator = value.denominator as number;
  if (numerator <= denominator) return;
  const text = `is ${String(numerator)} and exceeds the denominator ${String(denominator)}`;
  problems.addField(path, 'numerator', 'NUMERATOR_EXCEEDS_DENOMINATOR', text);
}

function reportShape(path: string, expected: string, frame: ValueFrame, problems: ProblemList): void {
  const { id, metricType } = frame.measure;
  const message = `${problems.place(path)} does not fit measure ${id}, which is ${metricType} in ${String(frame.year.rules.year)}: send ${expected}`;
  problems.add(path, 'VALUE_TYPE_MISMATCH', message);
}

function presentNames(value: JsonRecord): string[] {
  return Object.keys(value).filter((name) => present(value, name) !== undefined);
}
