/** Refusing a step that is none for its input: applied as it stands, it would change nothing or the wrong thing. */
import type { MetricType, YearCatalogue } from '../catalogue/year-catalogue';
import { refusalOf, refusalOfType } from './check-arguments';
import { requireNumber, requireWord } from './check-figures';
import type { Step } from './one-more-point/one-more-point-step';
import type { MeasurementSet, UnitScoreInput } from './score-input';
import { worded } from './scoring-errors';

interface StepRule {
  /** Members that are numbers. */
  figures: readonly string[];
  /** Metric types of the measures that such a step changes; null where no measurement is changed. */
  metricTypes: readonly MetricType[] | null;
}

const rates: readonly MetricType[] = [
  'singlePerformanceRate',
  'registrySinglePerformanceRate',
  'multiPerformanceRate',
  'registryMultiPerformanceRate',
];

const rules: Readonly<Record<Step['kind'], StepRule>> = {
  patientsMet: { figures: ['patients'], metricTypes: rates },
  furtherPatients: { figures: ['reported', 'added', 'met'], metricTypes: rates },
  measureScore: { figures: ['score'], metricTypes: ['nonProportion'] },
  cmsFigure: { figures: ['figure'], metricTypes: null },
  piNumerator: { figures: ['further'], metricTypes: ['proportion'] },
  activity: { figures: [], metricTypes: null },
};

function unknown(member: string, value: unknown, remedy: string): Error {
  return refusalOf(`step.${member}`, 'UNKNOWN_VALUE', `${worded(value)} is not in the input`, remedy);
}

function setOf({ sets, affiliatedGroupPiSets }: UnitScoreInput, setRef: unknown): MeasurementSet {
  const set = [...sets, ...(affiliatedGroupPiSets ?? [])].find((each) => each.setRef === setRef);
  if (set === undefined) throw unknown('setRef', setRef, 'name a set of the input by its setRef');
  return set;
}

function checkMeasurement(
  input: UnitScoreInput,
  { kind, setRef, measureId, stratum }: Record<string, unknown>,
  metricTypes: readonly MetricType[],
  catalogue: YearCatalogue,
): void {
  const { measurements } = setOf(input, setRef);
  const measurement = measurements.find((each) => each.measureId === measureId);
  if (measurement === undefined) throw unknown('measureId', measureId, 'name a measure of the set');
  const metricType = catalogue.measure(measurement.measureId)?.metricType;
  if (metricType === undefined || !metricTypes.includes(metricType)) {
    const remedy = `use it for a measure of type ${metricTypes.join(', ')}`;
    throw refusalOf('step.kind', 'CATEGORY_MISMATCH', `${worded(kind)} does not change ${worded(measureId)}`, remedy);
  }
  const { value } = measurement;
  const names = typeof value === 'object' && 'strata' in value ? value.strata.map((each) => each.stratum) : [];
  if (!rates.includes(metricType) || (names.length === 0 ? stratum === null : names.includes(stratum as string)))
    return;
  const remedy = names.length === 0 ? 'send null for a measure with one rate' : `use one of ${names.join(', ')}`;
  throw refusalOf('step.stratum', 'UNKNOWN_STRATUM', `${worded(stratum)} is no stratum of the measurement`, remedy);
}

function checkCmsFigure({ facts }: UnitScoreInput, { category, measureId }: Record<string, unknown>): void {
  requireWord('step.category', category, ['cost', 'quality']);
  const given: readonly { measureId: string }[] = category === 'cost' ? facts.cost : facts.administrativeClaims;
  if (given.some((fact) => fact.measureId === measureId)) return;
  throw unknown('measureId', measureId, 'name a measure of the facts of that category');
}

/**
 * Holds a step against an input that can be scored. Whether the figures that come of it can be is for the input's own check.
 * @throws ScoreInputError
 */
export function checkStep(input: UnitScoreInput, step: unknown, catalogue: YearCatalogue): void {
  if (typeof step !== 'object' || step === null) {
    throw refusalOfType('step', step, 'a step', 'give the step of a proposal that oneMorePoint made');
  }
  const members = step as Record<string, unknown>;
  requireWord('step.kind', members.kind, Object.keys(rules));
  const kind = members.kind as Step['kind'];
  const { figures, metricTypes } = rules[kind];
  for (const name of figures) requireNumber(`step.${name}`, members[name]);
  if (metricTypes !== null) checkMeasurement(input, members, metricTypes, catalogue);
  else if (kind === 'cmsFigure') checkCmsFigure(input, members);
  else if (members.setRef !== null) setOf(input, members.setRef);
}
