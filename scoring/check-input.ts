import type { Measure, QualityMeasure, YearCatalogue } from '../catalogue/year-catalogue';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from './score-input';
import { ScoreInputError } from './scoring-errors';
import type { InputProblem } from './scoring-errors';

/** Collects the problems of one input; most inputs have none, so the list is made when the first is found. */
class Problems {
  found: InputProblem[] | undefined;

  add(path: string, code: InputProblem['code'], message: string, remedy: string): void {
    (this.found ??= []).push({ path, code, message, remedy });
  }
}

const isCount = (value: number): boolean => value >= 0 && value < Infinity;

/** Every figure of a value but these is a count: the score of a non-proportion measure may be negative. */
const signed: ReadonlySet<string> = new Set(['numerator', 'performanceRate']);

function checkFigures(value: object, path: string, problems: Problems, mayBeNegative: boolean): void {
  for (const [name, figure] of Object.entries(value)) {
    if (figure === null || figure === undefined || typeof figure === 'boolean' || typeof figure === 'string') continue;
    if (Array.isArray(figure)) continue;
    const isSigned = mayBeNegative && signed.has(name);
    if (typeof figure === 'number' && (isSigned ? Number.isFinite(figure) : isCount(figure))) continue;
    const wanted = isSigned ? 'a finite number' : 'a finite number from 0';
    problems.add(
      `${path}.${name}`,
      'INVALID_NUMBER',
      `${String(figure)} is not ${wanted}`,
      `send ${wanted}, or leave it out`,
    );
  }
}

function checkStrata(
  measure: QualityMeasure,
  strata: readonly { stratum: string }[],
  path: string,
  problems: Problems,
): void {
  const seen = new Set<string>();
  strata.forEach((stratum, index) => {
    const at = `${path}[${index}]`;
    checkFigures(stratum, at, problems, false);
    if (seen.has(stratum.stratum)) {
      problems.add(
        `${at}.stratum`,
        'DUPLICATE_STRATUM',
        `stratum ${stratum.stratum} stands twice`,
        'send each stratum once',
      );
    } else if (!measure.strata.includes(stratum.stratum)) {
      const remedy = `use the names of the year: ${measure.strata.join(', ')}`;
      problems.add(
        `${at}.stratum`,
        'UNKNOWN_STRATUM',
        `measure ${measure.id} has no stratum ${stratum.stratum}`,
        remedy,
      );
    }
    seen.add(stratum.stratum);
  });
}

/** The strata that the rate is made of; without one of them it would be another measure's rate. */
function neededStrata({ overallAlgorithm, strata }: QualityMeasure): readonly string[] {
  switch (overallAlgorithm) {
    case 'overallStratumOnly':
      return ['overall'];
    case 'split':
      return ['performance', 'reporting'];
    default:
      return strata.filter((name) => name !== 'overall');
  }
}

const multiRate: ReadonlySet<string> = new Set(['multiPerformanceRate', 'registryMultiPerformanceRate']);

function shapeOf(measure: Measure): 'boolean' | 'strata' | 'nonProportion' | 'proportion' | 'counts' {
  if (measure.metricType === 'boolean' || measure.metricType === 'proportion') return measure.metricType;
  if (multiRate.has(measure.metricType)) return 'strata';
  return measure.metricType === 'nonProportion' ? 'nonProportion' : 'counts';
}

function isOfShape(value: unknown, shape: ReturnType<typeof shapeOf>): boolean {
  if (shape === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'object' || value === null) return false;
  switch (shape) {
    case 'strata':
      return 'strata' in value && Array.isArray(value.strata);
    case 'nonProportion':
      return 'observationInstances' in value && 'denominator' in value;
    case 'proportion':
      return 'numerator' in value && 'denominator' in value;
    case 'counts':
      return !('strata' in value) && !('observationInstances' in value);
  }
}

function checkValue(measure: Measure, { value }: Measurement, path: string, problems: Problems): void {
  const shape = shapeOf(measure);
  if (!isOfShape(value, shape)) {
    const remedy = `send the value that a measure of type ${measure.metricType} has`;
    problems.add(path, 'VALUE_TYPE_MISMATCH', `the value is not that of a ${measure.metricType} measure`, remedy);
    return;
  }
  if (typeof value !== 'object') return;
  checkFigures(value, path, problems, shape === 'nonProportion');
  if (!('strata' in value) || measure.category !== 'quality') return;
  checkStrata(measure, value.strata, `${path}.strata`, problems);
  const sent = new Set(value.strata.map(({ stratum }) => stratum));
  const missing = neededStrata(measure).filter((name) => !sent.has(name));
  if (missing.length === 0 || isPartOptional(measure, missing)) return;
  const remedy = 'send every stratum of the measure, with zeros where nobody belongs to it';
  problems.add(`${path}.strata`, 'MISSING_STRATUM', `measure ${measure.id} lacks ${missing.join(', ')}`, remedy);
}

/** As a MIPS CQM measure 238 is sent with two of its three strata. Source: CMS's submission documents. */
function isPartOptional({ id }: QualityMeasure, missing: readonly string[]): boolean {
  return id === '238' && missing.length === 1;
}

function checkMeasurement(
  catalogue: YearCatalogue,
  set: MeasurementSet,
  measurement: Measurement,
  path: string,
  problems: Problems,
): void {
  const { measureId } = measurement;
  const measure = catalogue.measure(measureId);
  if (measure === undefined) {
    const remedy = `look the id up in the measures of ${catalogue.performanceYear}`;
    problems.add(
      `${path}.measureId`,
      'UNKNOWN_MEASURE',
      `${measureId} is no measure of ${catalogue.performanceYear}`,
      remedy,
    );
  } else if (measure.category !== set.category && !(measure.category === 'aci' && set.category === 'pi')) {
    const remedy = `send it in a set of category ${measure.category}`;
    problems.add(`${path}.measureId`, 'CATEGORY_MISMATCH', `${measureId} is not a ${set.category} measure`, remedy);
  } else checkValue(measure, measurement, `${path}.value`, problems);
}

function checkSet(catalogue: YearCatalogue, set: MeasurementSet, path: string, problems: Problems): void {
  const seen = new Set<string>();
  for (let index = 0; index < set.measurements.length; index += 1) {
    const measurement = set.measurements[index] as Measurement;
    const at = `${path}.measurements[${index}]`;
    if (seen.has(measurement.measureId)) {
      const message = `measure ${measurement.measureId} stands twice in the set`;
      problems.add(`${at}.measureId`, 'DUPLICATE_MEASURE', message, 'send each measure once in a set');
    }
    seen.add(measurement.measureId);
    checkMeasurement(catalogue, set, measurement, at, problems);
  }
}

/** Lists of facts that CMS computes for a measure each, with the method of their benchmarks. */
const measureFacts = [
  ['cost', 'administrativeClaims'],
  ['administrativeClaims', 'administrativeClaims'],
  ['cahps', 'certifiedSurveyVendor'],
] as const;

function checkMeasureFacts(catalogue: YearCatalogue, facts: UnitFacts, problems: Problems): void {
  for (const [kind, method] of measureFacts) {
    const seen = new Set<string>();
    facts[kind]?.forEach((fact, index) => {
      const path = `$.facts.${kind}[${index}]`;
      checkFigures(fact, path, problems, false);
      const { measureId } = fact;
      if (seen.has(measureId)) {
        problems.add(`${path}.measureId`, 'DUPLICATE_MEASURE', `measure ${measureId} stands twice`, 'give each once');
      } else if (!catalogue.measure(measureId) && !catalogue.benchmark(measureId, method)) {
        const message = `${measureId} is no measure of ${catalogue.performanceYear}`;
        problems.add(`${path}.measureId`, 'UNKNOWN_MEASURE', message, 'give the figures of the performance year');
      }
      seen.add(measureId);
    });
  }
}

function checkPercents(figures: object | undefined, path: string, problems: Problems): void {
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

function checkFacts(catalogue: YearCatalogue, facts: UnitFacts, problems: Problems): void {
  checkMeasureFacts(catalogue, facts, problems);
  checkPercents(facts.previousYear, '$.facts.previousYear', problems);
  checkPercents(facts.facility, '$.facts.facility', problems);
  facts.participantPi?.forEach((fact, index) => {
    checkPercents(fact, `$.facts.participantPi[${index}]`, problems);
    checkFigures(fact, `$.facts.participantPi[${index}]`, problems, false);
  });
  facts.complexPatient?.forEach((fact, index) => {
    for (const [name, figure] of Object.entries(fact)) {
      if (typeof figure !== 'number' || Number.isFinite(figure)) continue;
      const path = `$.facts.complexPatient[${index}].${name}`;
      problems.add(path, 'INVALID_NUMBER', `${figure} is not a finite number`, 'give a finite number, or leave it out');
    }
  });
}

/**
 * Refuses an input that would have to be guessed at: figures that are no counts, measures the year does not know or that
 * stand twice, values of another shape, strata missing, doubled or misnamed. All problems are told at once.
 * A denominator of zero is no problem: such a measure has no rate and its node says so.
 * @throws ScoreInputError
 */
export function checkScoreInput(input: UnitScoreInput, catalogue: YearCatalogue): void {
  const problems = new Problems();
  input.sets.forEach((set, index) => checkSet(catalogue, set, `$.sets[${index}]`, problems));
  input.affiliatedGroupPiSets?.forEach((set, index) =>
    checkSet(catalogue, set, `$.affiliatedGroupPiSets[${index}]`, problems),
  );
  checkFacts(catalogue, input.facts, problems);
  if (problems.found !== undefined) throw new ScoreInputError(problems.found);
}
