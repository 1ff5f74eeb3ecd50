import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import { checkFacts } from './facts/check-facts';
import { checkMethod, checkSetFrame, checkSetName } from './check-set-frame';
import type { SetYear } from './check-set-frame';
import { checkValue } from './check-value';
import { InputProblems, isList, isObject, isText, root } from './input-problems';
import type { Place } from './input-problems';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from './score-input';
import { ScoreInputError, worded } from './scoring-errors';
import type { InputProblem } from './scoring-errors';

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
  } else {
    checkMethod(catalogue, measure, set, place, problems);
    checkValue(measure, measurement.value, place, problems);
  }
}

function checkSet(year: SetYear, set: MeasurementSet, place: Place, problems: InputProblems): void {
  checkSetFrame(year, set, place, problems);
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
    checkMeasurement(year.catalogue, set, measurement, here, problems);
  }
}

function checkSets(
  year: SetYear,
  sets: readonly MeasurementSet[] | undefined,
  name: string,
  problems: InputProblems,
): void {
  if (!isList(sets, root, name, problems)) return;
  const within: Place = { within: root, step: name };
  for (let index = 0; index < sets.length; index += 1) {
    const set = sets[index];
    if (!isObject(set, within, index, problems)) continue;
    checkSetName(sets, index, within, problems);
    checkSet(year, set, { within, step: index }, problems);
  }
}

const atRegistration: Place = { within: { within: root, step: 'facts' }, step: 'registration' };

/** A pathway that was registered for, which the year must have. */
function checkRegisteredMvp(catalogue: YearCatalogue, { registration }: UnitFacts, problems: InputProblems): void {
  const mvpId: unknown = registration?.mvpId;
  if (typeof mvpId !== 'string' || catalogue.mvp(mvpId) !== undefined) return;
  const message = `${worded(mvpId)} is no MVP of ${catalogue.performanceYear}`;
  const remedy = 'use the id of an MVP of the year, or leave registration out';
  problems.add(atRegistration, 'mvpId', 'UNKNOWN_VALUE', message, remedy);
}

/** A population health measure that was chosen at registration, which must be one of those to choose from. */
function checkChosen(
  { performanceYear, quality }: YearPolicy,
  { registration }: UnitFacts,
  problems: InputProblems,
): void {
  const chosen: unknown = registration?.populationHealthMeasureId;
  const known = quality.mvp?.populationHealthMeasureIds ?? [];
  if (typeof chosen !== 'string' || known.includes(chosen)) return;
  const message = `${worded(chosen)} is no population health measure of the pathways of ${performanceYear}`;
  const remedy = `${known.length > 0 ? `use ${known.join(' or ')}` : 'there is none to choose'}, or leave it out`;
  problems.add(atRegistration, 'populationHealthMeasureId', 'UNKNOWN_VALUE', message, remedy);
}

function checkAllFacts(
  catalogue: YearCatalogue,
  policy: YearPolicy | undefined,
  facts: UnitFacts,
  problems: InputProblems,
): void {
  checkFacts(catalogue, facts, problems);
  checkRegisteredMvp(catalogue, facts, problems);
  if (policy !== undefined) checkChosen(policy, facts, problems);
}

/** What is wrong with facts by themselves, with paths from `$.facts`. */
export function problemsOfFacts(
  facts: UnitFacts,
  policy: YearPolicy,
  catalogue: YearCatalogue,
): readonly InputProblem[] {
  const problems = new InputProblems();
  checkAllFacts(catalogue, policy, facts, problems);
  return problems.found;
}

/**
 * Refuses an input that would have to be guessed at: figures that are missing, no counts or do not add up, periods that
 * are no dates, reversed or of another year, words and programs nobody knows, sets without a name of their own, measures
 * the year does not know or not by that method or that stand twice, values of another shape, strata missing, doubled or
 * misnamed, a registration for an MVP or with a choice the year lacks. All problems are told at once. A denominator of zero is
 * no problem: such a measure has no rate and its node says so. Without a policy the choice at registration is not looked at.
 * @throws ScoreInputError
 */
export function checkScoreInput(input: UnitScoreInput, catalogue: YearCatalogue, policy?: YearPolicy): void {
  const problems = new InputProblems();
  const { affiliatedGroupPiSets, option } = input;
  const year: SetYear = { catalogue, option };
  isText(input.unitKind, root, 'unitKind', problems);
  isText(option, root, 'option', problems);
  checkSets(year, input.sets, 'sets', problems);
  if (affiliatedGroupPiSets !== undefined) {
    checkSets(year, affiliatedGroupPiSets, 'affiliatedGroupPiSets', problems);
  }
  if (isObject(input.facts, root, 'facts', problems)) checkAllFacts(catalogue, policy, input.facts, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
