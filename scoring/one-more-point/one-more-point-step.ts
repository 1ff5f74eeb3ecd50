/** One change of what a unit sent or of what CMS computed for it, as data, and how to apply it. */
import type {
  Measurement,
  MeasurementSet,
  MeasurementValue,
  NonProportionValue,
  ProportionValue,
  RateCounts,
  StrataValue,
  UnitScoreInput,
} from '../score-input';

/** Which measurement a step changes. */
interface OfMeasurement {
  setRef: string;
  measureId: string;
}

/** Patients of the present denominator counted otherwise. Negative for a measure where fewer is better. */
export interface PatientsMetStep extends OfMeasurement {
  kind: 'patientsMet';
  /** Null for a measure with one rate. */
  stratum: string | null;
  patients: number;
}

/** Further patients: `reported` of those already eligible, `added` newly eligible; `met` of them all met the measure. */
export interface FurtherPatientsStep extends OfMeasurement {
  kind: 'furtherPatients';
  stratum: string | null;
  reported: number;
  added: number;
  met: number;
}

/** Another score of a non-proportion measure. */
export interface MeasureScoreStep extends OfMeasurement {
  kind: 'measureScore';
  score: number;
}

/** Another figure of a measure CMS computes: dollars for cost, the benchmark's unit for quality. */
export interface CmsFigureStep {
  kind: 'cmsFigure';
  category: 'cost' | 'quality';
  measureId: string;
  figure: number;
}

/** A Promoting Interoperability numerator raised by `further`. */
export interface PiNumeratorStep extends OfMeasurement {
  kind: 'piNumerator';
  further: number;
}

/** One more improvement activity, in an existing set or, with null, in one of its own for the whole year. */
export interface ActivityStep {
  kind: 'activity';
  setRef: string | null;
  measureId: string;
}

/** Any change this engine can propose. */
export type Step =
  PatientsMetStep | FurtherPatientsStep | MeasureScoreStep | CmsFigureStep | PiNumeratorStep | ActivityStep;

const clampPercent = (percent: number): number => Math.min(100, Math.max(0, percent));

function decided({ performanceMet, performanceNotMet }: RateCounts): number {
  return (performanceMet ?? 0) + (performanceNotMet ?? 0);
}

/** A rate that was sent moves as far as the counts say it would. */
function withSentRate(before: readonly RateCounts[], sent: number | null | undefined, patients: number): RateCounts {
  if (sent === null || sent === undefined) return {};
  const whole = before.reduce((sum, counts) => sum + decided(counts), 0);
  return whole === 0 ? {} : { performanceRate: clampPercent(sent + (patients / whole) * 100) };
}

function moved(counts: RateCounts, step: PatientsMetStep | FurtherPatientsStep): RateCounts {
  const met = counts.performanceMet ?? 0;
  const notMet = counts.performanceNotMet ?? 0;
  if (step.kind === 'patientsMet') {
    return { ...counts, performanceMet: met + step.patients, performanceNotMet: notMet - step.patients };
  }
  return {
    ...counts,
    performanceMet: met + step.met,
    performanceNotMet: notMet + step.reported + step.added - step.met,
    eligiblePopulation: (counts.eligiblePopulation ?? 0) + step.added,
  };
}

/** A rate that was sent is dropped: which strata make it, and how, is the measure's, and the counts of all are there. */
function movedStrata(value: StrataValue, step: PatientsMetStep | FurtherPatientsStep): StrataValue {
  return {
    ...value,
    performanceRate: null,
    strata: value.strata.map((each) =>
      each.stratum === step.stratum ? { ...moved(each, step), stratum: each.stratum } : each,
    ),
  };
}

/** The value with the step applied. */
function changed(value: MeasurementValue, step: Step): MeasurementValue {
  switch (step.kind) {
    case 'patientsMet':
    case 'furtherPatients': {
      if (typeof value === 'object' && 'strata' in value) return movedStrata(value, step);
      const counts = value as RateCounts;
      const patients = step.kind === 'patientsMet' ? step.patients : 0;
      return { ...moved(counts, step), ...withSentRate([counts], counts.performanceRate, patients) };
    }
    case 'measureScore':
      return { ...(value as NonProportionValue), numerator: step.score };
    case 'piNumerator': {
      const { numerator, denominator } = value as ProportionValue;
      return { numerator: numerator + step.further, denominator };
    }
    case 'activity':
    case 'cmsFigure':
      return value;
  }
}

function inSet(
  set: MeasurementSet,
  measureId: string,
  change: (measurement: Measurement) => Measurement,
): MeasurementSet {
  const measurements = set.measurements.map((each) => (each.measureId === measureId ? change(each) : each));
  return { ...set, measurements };
}

function withActivity(input: UnitScoreInput, { setRef, measureId }: ActivityStep): UnitScoreInput {
  const activity: Measurement = { measureId, value: true };
  if (setRef === null) {
    const own: MeasurementSet = {
      setRef: 'one-more-activity',
      submitterRef: input.sets[0]?.submitterRef ?? 'one-more-activity',
      category: 'ia',
      submissionMethod: 'registry',
      programName: input.option,
      performanceStart: `${input.performanceYear}-01-01`,
      performanceEnd: `${input.performanceYear}-12-31`,
      measurements: [activity],
    };
    return { ...input, sets: [...input.sets, own] };
  }
  const sets = input.sets.map((set) =>
    set.setRef === setRef
      ? { ...set, measurements: [...set.measurements.filter((each) => each.measureId !== measureId), activity] }
      : set,
  );
  return { ...input, sets };
}

function withFigure(input: UnitScoreInput, { category, measureId, figure }: CmsFigureStep): UnitScoreInput {
  const { facts } = input;
  if (category === 'cost') {
    const cost = facts.cost.map((fact) => (fact.measureId === measureId ? { ...fact, value: figure } : fact));
    return { ...input, facts: { ...facts, cost } };
  }
  const administrativeClaims = facts.administrativeClaims.map((fact) =>
    fact.measureId === measureId ? { ...fact, rate: figure } : fact,
  );
  return { ...input, facts: { ...facts, administrativeClaims } };
}

/** The input as it would be after the step. Pure: the given input is left as it is. */
export function applyStep(input: UnitScoreInput, step: Step): UnitScoreInput {
  if (step.kind === 'activity') return withActivity(input, step);
  if (step.kind === 'cmsFigure') return withFigure(input, step);
  const change = (sets: readonly MeasurementSet[]): MeasurementSet[] =>
    sets.map((set) =>
      set.setRef === step.setRef
        ? inSet(set, step.measureId, ({ measureId, value }) => ({ measureId, value: changed(value, step) }))
        : set,
    );
  const { affiliatedGroupPiSets } = input;
  return {
    ...input,
    sets: change(input.sets),
    ...(affiliatedGroupPiSets === undefined ? {} : { affiliatedGroupPiSets: change(affiliatedGroupPiSets) }),
  };
}
