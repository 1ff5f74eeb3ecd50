/** One change of what a unit sent or of what CMS computed for it, as data, and how to apply it. */
import type { QualityMeasure, YearCatalogue } from '../../catalogue/year-catalogue';
import { measureRate } from '../quality/measure-rate';
import { roundHalfUp } from '../rounding';
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

/** Whether a rate that was sent is that of the counts, rounded to the decimals it has, one or more. */
function isRounded(sent: number, rate: number): boolean {
  const decimals = Math.max(1, String(sent).split('.')[1]?.length ?? 0);
  return roundHalfUp(rate, decimals) === roundHalfUp(sent, decimals);
}

/**
 * A rate that was sent beside the counts and is another (adjusted for risk, say) moves as far as that of the counts does;
 * one that stood beside no decided case says nothing of what follows.
 */
function withSentRate(
  measure: QualityMeasure | undefined,
  before: RateCounts | StrataValue,
  after: RateCounts | StrataValue,
): RateCounts | StrataValue {
  const sent = before.performanceRate;
  if (sent === null || sent === undefined || measure === undefined) return after;
  const ofCounts = (value: RateCounts | StrataValue): number | null =>
    measureRate(measure, { measureId: measure.id, value: { ...value, performanceRate: null } }).rate;
  const [rateBefore, rateAfter] = [ofCounts(before), ofCounts(after)];
  const isOwn = rateBefore !== null && rateAfter !== null && !isRounded(sent, rateBefore);
  return { ...after, performanceRate: isOwn ? clampPercent(sent + rateAfter - rateBefore) : rateAfter };
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

function movedStrata(value: StrataValue, step: PatientsMetStep | FurtherPatientsStep): StrataValue {
  return {
    ...value,
    strata: value.strata.map((each) =>
      each.stratum === step.stratum ? { ...moved(each, step), stratum: each.stratum } : each,
    ),
  };
}

/** The value with the step applied. */
function changed(value: MeasurementValue, step: Step, measure: QualityMeasure | undefined): MeasurementValue {
  switch (step.kind) {
    case 'patientsMet':
    case 'furtherPatients': {
      if (typeof value === 'object' && 'strata' in value) return withSentRate(measure, value, movedStrata(value, step));
      const counts = value as RateCounts;
      return withSentRate(measure, counts, moved(counts, step));
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

/**
 * The input as it would be after the step; the catalogue of the year tells how a measure's counts make its rate. Pure: the
 * given input is left as it is.
 */
export function applyStep(input: UnitScoreInput, step: Step, catalogue: YearCatalogue): UnitScoreInput {
  if (step.kind === 'activity') return withActivity(input, step);
  if (step.kind === 'cmsFigure') return withFigure(input, step);
  const measure = catalogue.qualityMeasure(step.measureId);
  const change = (sets: readonly MeasurementSet[]): MeasurementSet[] =>
    sets.map((set) =>
      set.setRef === step.setRef
        ? inSet(set, step.measureId, ({ measureId, value }) => ({ measureId, value: changed(value, step, measure) }))
        : set,
    );
  const { affiliatedGroupPiSets } = input;
  return {
    ...input,
    sets: change(input.sets),
    ...(affiliatedGroupPiSets === undefined ? {} : { affiliatedGroupPiSets: change(affiliatedGroupPiSets) }),
  };
}
