import type { SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import { checkValue } from './check-value';
import { InputProblems, badFigures, root } from './input-problems';
import type { Place } from './input-problems';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from './score-input';
import { ScoreInputError } from './scoring-errors';

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

function isDate(text: string): boolean {
  return text.length === 10 && !Number.isNaN(Date.parse(text));
}

function checkPeriod(set: MeasurementSet, place: Place, problems: InputProblems): void {
  for (const name of ['performanceStart', 'performanceEnd'] as const) {
    if (isDate(set[name])) continue;
    problems.add(place, name, 'INVALID_DATE', `${String(set[name])} is not a date`, 'write it as YYYY-MM-DD');
  }
}

function checkSet(catalogue: YearCatalogue, set: MeasurementSet, place: Place, problems: InputProblems): void {
  checkPeriod(set, place, problems);
  const within: Place = { within: place, step: 'measurements' };
  const seen = new Set<string>();
  for (let index = 0; index < set.measurements.length; index += 1) {
    const measurement = set.measurements[index] as Measurement;
    const here: Place = { within, step: index };
    if (seen.has(measurement.measureId)) {
      const message = `measure ${measurement.measureId} stands twice in the set`;
      problems.add(here, 'measureId', 'DUPLICATE_MEASURE', message, 'send each measure once in a set');
    }
    seen.add(measurement.measureId);
    checkMeasurement(catalogue, set, measurement, here, problems);
  }
}

/** Lists of facts that CMS computes for a measure each, with the method of their benchmarks. */
const measureFacts = [
  ['cost', 'administrativeClaims'],
  ['administrativeClaims', 'administrativeClaims'],
  ['cahps', 'certifiedSurveyVendor'],
] as const;

const facts: Place = { within: root, step: 'facts' };

function checkMeasureFact(
  catalogue: YearCatalogue,
  list: readonly { measureId: string }[],
  index: number,
  place: Place,
  method: SubmissionMethod,
  problems: InputProblems,
): void {
  const fact = list[index] as { measureId: string };
  const here: Place = { within: place, step: index };
  badFigures(fact, here, problems);
  const { measureId } = fact;
  if (list.findIndex((other) => other.measureId === measureId) !== index) {
    problems.add(here, 'measureId', 'DUPLICATE_MEASURE', `measure ${measureId} stands twice`, 'give each once');
  } else if (!catalogue.measure(measureId) && !catalogue.benchmark(measureId, method)) {
    const message = `${measureId} is no measure of ${catalogue.performanceYear}`;
    problems.add(here, 'measureId', 'UNKNOWN_MEASURE', message, 'give the figures of the performance year');
  }
}

function checkMeasureFacts(catalogue: YearCatalogue, given: UnitFacts, problems: InputProblems): void {
  for (const [kind, method] of measureFacts) {
    const list = given[kind];
    if (list === undefined) continue;
    const place: Place = { within: facts, step: kind };
    for (let index = 0; index < list.length; index += 1) {
      checkMeasureFact(catalogue, list, index, place, method, problems);
    }
  }
}

function checkPercents(figures: object | undefined, place: Place, problems: InputProblems): void {
  for (const name in figures) {
    const figure = (figures as Record<string, unknown>)[name];
    if (!name.toLowerCase().endsWith('percent') || figure === undefined || figure === null) continue;
    if (typeof figure === 'number' && figure >= 0 && figure <= 100) continue;
    problems.add(place, name, 'OUT_OF_RANGE', `${String(figure)} is not a percent from 0 to 100`, 'give a percent');
  }
}

function checkFacts(catalogue: YearCatalogue, given: UnitFacts, problems: InputProblems): void {
  checkMeasureFacts(catalogue, given, problems);
  checkPercents(given.previousYear, { within: facts, step: 'previousYear' }, problems);
  checkPercents(given.facility, { within: facts, step: 'facility' }, problems);
  given.participantPi?.forEach((fact, index) => {
    const place: Place = { within: { within: facts, step: 'participantPi' }, step: index };
    checkPercents(fact, place, problems);
    badFigures(fact, place, problems);
  });
  // Standard scores may be negative.
  given.complexPatient?.forEach((indicator, index) => {
    badFigures(indicator, { within: { within: facts, step: 'complexPatient' }, step: index }, problems, ['z']);
  });
}

function checkSets(
  catalogue: YearCatalogue,
  sets: readonly MeasurementSet[] | undefined,
  name: string,
  problems: InputProblems,
): void {
  if (sets === undefined) return;
  const within: Place = { within: root, step: name };
  for (let index = 0; index < sets.length; index += 1) {
    checkSet(catalogue, sets[index] as MeasurementSet, { within, step: index }, problems);
  }
}

/**
 * Refuses an input that would have to be guessed at: figures that are no counts, periods that are no dates, measures the
 * year does not know or that stand twice, values of another shape, strata missing, doubled or misnamed. All problems are
 * told at once. A denominator of zero is no problem: such a measure has no rate and its node says so.
 * @throws ScoreInputError
 */
export function checkScoreInput(input: UnitScoreInput, catalogue: YearCatalogue): void {
  const problems = new InputProblems();
  checkSets(catalogue, input.sets, 'sets', problems);
  checkSets(catalogue, input.affiliatedGroupPiSets, 'affiliatedGroupPiSets', problems);
  checkFacts(catalogue, input.facts, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
