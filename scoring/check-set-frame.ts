/** Refusing what a measurement set says of itself: who, which program, which days, by which method. */
import { submissionMethods } from '../catalogue/year-catalogue';
import type { Measure, YearCatalogue } from '../catalogue/year-catalogue';
import { checkWord, isText } from './input-problems';
import type { InputProblems, Place } from './input-problems';
import { oncePer } from './once-per';
import type { MeasurementSet } from './score-input';
import { worded } from './scoring-errors';

const categories: ReadonlySet<unknown> = new Set(['quality', 'ia', 'pi', 'aci']);
const methods: ReadonlySet<unknown> = new Set(submissionMethods);

/** Methods by which quality alone is reported. Source: 42 CFR 414.1325. */
const qualityMethods: ReadonlySet<unknown> = new Set(['claims', 'certifiedSurveyVendor', 'administrativeClaims']);

/** Names of programs a set of the year may carry. The data name none before 2021; then there were these two. */
const programsOf = oncePer((catalogue: YearCatalogue): ReadonlySet<string> => {
  const named = catalogue.programIds();
  const fixed = named.length > 0 ? named : ['mips', 'cpcPlus'];
  return new Set([...fixed, ...catalogue.mvps().map(({ id }) => id)]);
});

/** What a set is held against. The option is judged for itself, so that its own sets are not refused beside it. */
export interface SetYear {
  catalogue: YearCatalogue;
  option: string;
}

const dayForm = /^\d{4}-\d\d-\d\d$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The 365 days that every year has, as MM-DD. */
const daysOfEveryYear: ReadonlySet<string> = new Set(
  monthLengths.flatMap((length, month) =>
    Array.from({ length }, (_, day) => `${twoDigits(month + 1)}-${twoDigits(day + 1)}`),
  ),
);

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** A day that the calendar has, as YYYY-MM-DD. */
function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !dayForm.test(text)) return false;
  const day = text.slice(5);
  return daysOfEveryYear.has(day) || (day === '02-29' && isLeap(Number(text.slice(0, 4))));
}

/** Whether a day can be told: it is one, and of the performance year. */
function isDay(value: unknown, year: number, place: Place, step: string, problems: InputProblems): value is string {
  if (!isDate(value)) {
    problems.add(place, step, 'INVALID_DATE', `${worded(value)} is not a date`, 'write a day as YYYY-MM-DD');
    return false;
  }
  if (Number(value.slice(0, 4)) === year) return true;
  const remedy = `send a day from ${year}-01-01 to ${year}-12-31`;
  problems.add(place, step, 'PERIOD_OUTSIDE_YEAR', `${value} is not a day of ${year}`, remedy);
  return false;
}

function checkPeriod(
  { performanceStart, performanceEnd }: MeasurementSet,
  year: number,
  place: Place,
  problems: InputProblems,
): void {
  const hasStart = isDay(performanceStart, year, place, 'performanceStart', problems);
  const hasEnd = isDay(performanceEnd, year, place, 'performanceEnd', problems);
  // Days of this form are in the order of their text.
  if (!hasStart || !hasEnd || performanceEnd >= performanceStart) return;
  const message = `${performanceEnd} is before performanceStart, ${performanceStart}`;
  problems.add(place, 'performanceEnd', 'PERIOD_REVERSED', message, 'send the last day of the period');
}

function checkProgram(
  { catalogue, option }: SetYear,
  { programName }: MeasurementSet,
  place: Place,
  problems: InputProblems,
): void {
  if (programName === option || !isText(programName, place, 'programName', problems)) return;
  if (programsOf(catalogue).has(programName)) return;
  const year = catalogue.performanceYear;
  const remedy = `use one of ${[...programsOf(catalogue)].join(', ')}`;
  problems.add(place, 'programName', 'UNKNOWN_PROGRAM', `${worded(programName)} is no program of ${year}`, remedy);
}

/** Reports what a set lacks or has wrong beside its measurements. */
export function checkSetFrame(year: SetYear, set: MeasurementSet, place: Place, problems: InputProblems): void {
  isText(set.setRef, place, 'setRef', problems);
  isText(set.submitterRef, place, 'submitterRef', problems);
  checkWord(set.category, categories, place, 'category', problems);
  checkWord(set.submissionMethod, methods, place, 'submissionMethod', problems);
  if (set.category !== 'quality' && qualityMethods.has(set.submissionMethod)) {
    const message = `${worded(set.category)} is not reported by ${set.submissionMethod}`;
    problems.add(place, 'submissionMethod', 'METHOD_NOT_ALLOWED', message, 'use registry or electronicHealthRecord');
  }
  checkProgram(year, set, place, problems);
  checkPeriod(set, year.catalogue.performanceYear, place, problems);
}

/**
 * Reports a quality measure that the year does not collect by the method of its set. Some measures of older years have a
 * benchmark of a method that their own list leaves out: those are collected by it.
 */
export function checkMethod(
  catalogue: YearCatalogue,
  measure: Measure,
  { submissionMethod }: MeasurementSet,
  place: Place,
  problems: InputProblems,
): void {
  if (measure.category !== 'quality' || measure.submissionMethods.includes(submissionMethod)) return;
  // A method nobody knows has been told of the set.
  if (!methods.has(submissionMethod) || catalogue.benchmark(measure.id, submissionMethod) !== undefined) return;
  const remedy = `send it in a set of ${measure.submissionMethods.join(', ')}`;
  const message = `measure ${measure.id} is not reported by ${submissionMethod}`;
  problems.add(place, 'measureId', 'METHOD_NOT_ALLOWED', message, remedy);
}

/** Reports a set named like an earlier one of the list: what counted could not be told apart by name. */
export function checkSetName(
  sets: readonly MeasurementSet[],
  index: number,
  within: Place,
  problems: InputProblems,
): void {
  const name = sets[index]?.setRef;
  if (typeof name !== 'string') return;
  for (let earlier = 0; earlier < index; earlier += 1) {
    if (sets[earlier]?.setRef !== name) continue;
    const message = `a set named ${worded(name)} stands twice`;
    problems.add({ within, step: index }, 'setRef', 'DUPLICATE_SET', message, 'give each set a name of its own');
    return;
  }
}
