import { submissionMethods } from '../catalogue/year-catalogue';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { checkFacts } from './check-facts';
import { checkValue } from './check-value';
import { InputProblems, checkWord, isList, isObject, isText, root } from './input-problems';
import type { Place } from './input-problems';
import type { Measurement, MeasurementSet, UnitScoreInput } from './score-input';
import { ScoreInputError, worded } from './scoring-errors';

function checkMeasurement(
  catalogue: YearCatalogue,
  set: MeasurementSet,
  measurement: Measurement,
  place: Place,
  problems: InputProblems,
): void {
  const { measureId } = measurement;
  const { performanceYear } = catalogue;
  const measure = catalogue.measure(measureId);
  if (measure === undefined) {
    const remedy = `look the id up in the measures of ${performanceYear}`;
    problems.add(place, 'measureId', 'UNKNOWN_MEASURE', `${measureId} is no measure of ${performanceYear}`, remedy);
  } else if (measure.category !== set.category && !(measure.category === 'aci' && set.category === 'pi')) {
    const remedy = `send it in a set of category ${measure.category}`;
    problems.add(place, 'measureId', 'CATEGORY_MISMATCH', `${measureId} is not a ${set.category} measure`, remedy);
  } else checkValue(measure, measurement.value, place, problems);
}

const categories: ReadonlySet<unknown> = new Set(['quality', 'ia', 'pi', 'aci']);
const methods: ReadonlySet<unknown> = new Set(submissionMethods);

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
function isDate(text: unknown): boolean {
  if (typeof text !== 'string' || !dayForm.test(text)) return false;
  const day = text.slice(5);
  return daysOfEveryYear.has(day) || (day === '02-29' && isLeap(Number(text.slice(0, 4))));
}

function checkDate(value: unknown, place: Place, step: string, problems: InputProblems): void {
  if (isDate(value)) return;
  problems.add(place, step, 'INVALID_DATE', `${worded(value)} is not a date`, 'write a day as YYYY-MM-DD');
}

function checkSet(catalogue: YearCatalogue, set: MeasurementSet, place: Place, problems: InputProblems): void {
  checkWord(set.category, categories, place, 'category', problems);
  checkWord(set.submissionMethod, methods, place, 'submissionMethod', problems);
  isText(set.programName, place, 'programName', problems);
  checkDate(set.performanceStart, place, 'performanceStart', problems);
  checkDate(set.performanceEnd, place, 'performanceEnd', problems);
  if (!isList(set.measurements, place, 'measurements', problems)) return;
  const within: Place = { within: place, step: 'measurements' };
  const seen = new Set<string>();
  for (let index = 0; index < set.measurements.length; index += 1) {
    const measurement = set.measurements[index] as Measurement;
    const here: Place = { within, step: index };
    if (!isObject(measurement, within, index, problems)) continue;
    if (!isText(measurement.measureId, here, 'measureId', problems)) continue;
    if (seen.has(measurement.measureId)) {
      const message = `measure ${measurement.measureId} stands twice in the set`;
      problems.add(here, 'measureId', 'DUPLICATE_MEASURE', message, 'send each measure once in a set');
    }
    seen.add(measurement.measureId);
    checkMeasurement(catalogue, set, measurement, here, problems);
  }
}

function checkSets(
  catalogue: YearCatalogue,
  sets: readonly MeasurementSet[] | undefined,
  name: string,
  problems: InputProblems,
): void {
  if (!isList(sets, root, name, problems)) return;
  const within: Place = { within: root, step: name };
  for (let index = 0; index < sets.length; index += 1) {
    const set = sets[index];
    if (isObject(set, within, index, problems)) checkSet(catalogue, set, { within, step: index }, problems);
  }
}

/**
 * Refuses an input that would have to be guessed at: figures that are missing, no counts or do not add up, periods that
 * are no dates, words nobody knows, measures the year does not know or that stand twice, values of another shape, strata
 * missing, doubled or misnamed. All problems are told at once. A denominator of zero is no problem: such a measure has
 * no rate and its node says so.
 * @throws ScoreInputError
 */
export function checkScoreInput(input: UnitScoreInput, catalogue: YearCatalogue): void {
  const problems = new InputProblems();
  const { affiliatedGroupPiSets } = input;
  isText(input.unitKind, root, 'unitKind', problems);
  isText(input.option, root, 'option', problems);
  checkSets(catalogue, input.sets, 'sets', problems);
  if (affiliatedGroupPiSets !== undefined) {
    checkSets(catalogue, affiliatedGroupPiSets, 'affiliatedGroupPiSets', problems);
  }
  if (isObject(input.facts, root, 'facts', problems)) checkFacts(catalogue, input.facts, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
