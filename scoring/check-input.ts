import type { YearCatalogue } from '../catalogue/year-catalogue';
import { checkValue } from './check-value';
import { InputProblems, badFigures } from './input-problems';
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
    problems.add(`${place()}.measureId`, 'UNKNOWN_MEASURE', `${measureId} is no measure of ${performanceYear}`, remedy);
  } else if (measure.category !== set.category && !(measure.category === 'aci' && set.category === 'pi')) {
    const remedy = `send it in a set of category ${measure.category}`;
    problems.add(`${place()}.measureId`, 'CATEGORY_MISMATCH', `${measureId} is not a ${set.category} measure`, remedy);
  } else checkValue(measure, measurement.value, () => `${place()}.value`, problems);
}

function isDate(text: string): boolean {
  return text.length === 10 && !Number.isNaN(Date.parse(text));
}

function checkPeriod(set: MeasurementSet, place: Place, problems: InputProblems): void {
  for (const name of ['performanceStart', 'performanceEnd'] as const) {
    if (isDate(set[name])) continue;
    problems.add(`${place()}.${name}`, 'INVALID_DATE', `${String(set[name])} is not a date`, 'write it as YYYY-MM-DD');
  }
}

function checkSet(catalogue: YearCatalogue, set: MeasurementSet, place: Place, problems: InputProblems): void {
  checkPeriod(set, place, problems);
  const seen = new Set<string>();
  for (let index = 0; index < set.measurements.length; index += 1) {
    const measurement = set.measurements[index] as Measurement;
    const here = (): string => `${place()}.measurements[${index}]`;
    if (seen.has(measurement.measureId)) {
      const message = `measure ${measurement.measureId} stands twice in the set`;
      problems.add(`${here()}.measureId`, 'DUPLICATE_MEASURE', message, 'send each measure once in a set');
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

function checkMeasureFacts(catalogue: YearCatalogue, facts: UnitFacts, problems: InputProblems): void {
  for (const [kind, method] of measureFacts) {
    const seen = new Set<string>();
    facts[kind]?.forEach((fact, index) => {
      const place = (): string => `$.facts.${kind}[${index}]`;
      badFigures(fact, place, problems);
      const { measureId } = fact;
      if (seen.has(measureId)) {
        problems.add(
          `${place()}.measureId`,
          'DUPLICATE_MEASURE',
          `measure ${measureId} stands twice`,
          'give each once',
        );
      } else if (!catalogue.measure(measureId) && !catalogue.benchmark(measureId, method)) {
        const message = `${measureId} is no measure of ${catalogue.performanceYear}`;
        problems.add(`${place()}.measureId`, 'UNKNOWN_MEASURE', message, 'give the figures of the performance year');
      }
      seen.add(measureId);
    });
  }
}

function checkPercents(figures: object | undefined, path: string, problems: InputProblems): void {
  for (const [name, figure] of Object.entries(figures ?? {})) {
    if (!name.toLowerCase().endsWith('percent') || figure === undefined || figure === null) continue;
    if (typeof figure === 'number' && figure >= 0 && figure <= 100) continue;
    problems.add(
      `${path}.${name}`,
      'OUT_OF_RANGE',
      `${String(figure)} is not a percent from 0 to 100`,
      'give a percent',
    );
  }
}

/** Standard scores may be negative; no figure of an indicator may be anything but a number. */
function checkIndicators(facts: UnitFacts, problems: InputProblems): void {
  facts.complexPatient?.forEach((indicator, index) => {
    badFigures(indicator, () => `$.facts.complexPatient[${index}]`, problems, ['z']);
  });
}

function checkFacts(catalogue: YearCatalogue, facts: UnitFacts, problems: InputProblems): void {
  checkMeasureFacts(catalogue, facts, problems);
  checkPercents(facts.previousYear, '$.facts.previousYear', problems);
  checkPercents(facts.facility, '$.facts.facility', problems);
  facts.participantPi?.forEach((fact, index) => {
    const path = `$.facts.participantPi[${index}]`;
    checkPercents(fact, path, problems);
    badFigures(fact, () => path, problems);
  });
  checkIndicators(facts, problems);
}

/**
 * Refuses an input that would have to be guessed at: figures that are no counts, periods that are no dates, measures the
 * year does not know or that stand twice, values of another shape, strata missing, doubled or misnamed. All problems are
 * told at once. A denominator of zero is no problem: such a measure has no rate and its node says so.
 * @throws ScoreInputError
 */
export function checkScoreInput(input: UnitScoreInput, catalogue: YearCatalogue): void {
  const problems = new InputProblems();
  const check = (sets: readonly MeasurementSet[], name: string): void =>
    sets.forEach((set, index) => checkSet(catalogue, set, () => `$.${name}[${index}]`, problems));
  check(input.sets, 'sets');
  check(input.affiliatedGroupPiSets ?? [], 'affiliatedGroupPiSets');
  checkFacts(catalogue, input.facts, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
