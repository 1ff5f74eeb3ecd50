import type { Category } from '../../policy/year-policy';
import type { NothingToWin, Proposal } from './one-more-point-result';
import type { FurtherPatientsStep, MeasureScoreStep, PatientsMetStep, Step } from './one-more-point-step';
import { bareFacts, leastThat, smallestStep, tryMeasure, tryStep } from './one-more-point-trial';
import type { Trial, TrialYear } from './one-more-point-trial';
import { figureSteps } from './one-more-point-figure';
import type { Measurement, MeasurementSet, RateCounts, StrataValue, UnitScoreInput } from '../score-input';
import { dust } from '../explain/tree-sums';
import { round4 } from '../rounding';

const category: Category = 'quality';

/** A measurement by itself, with the counts of each of its strata. */
interface Lone {
  year: TrialYear;
  input: UnitScoreInput;
  measureId: string;
  setRef: string;
  /** Counts by stratum; null for a measure with one rate. Empty for a non-proportion measure. */
  counts: readonly { stratum: string | null; counts: RateCounts }[];
  now: Trial;
}

type Found = { step: Step; trial: Trial } | null;

function countsOf({ value }: Measurement): Lone['counts'] {
  if (typeof value !== 'object' || 'observationInstances' in value) return [];
  if ('strata' in value) return (value as StrataValue).strata.map((each) => ({ stratum: each.stratum, counts: each }));
  return [{ stratum: null, counts: value as RateCounts }];
}

const isInverse = ({ now }: Lone): boolean => now.node.metadata.isInverse === true;

/** Of two ways the one that wins more, up to a point; of equals the one that takes fewer patients. */
function better(lone: Lone, a: Found, b: Found, patientsOf: (step: Step) => number): Found {
  if (a === null || b === null) return a ?? b;
  const gain = ({ trial }: NonNullable<Found>): number => Math.min(1, trial.points - lone.now.points);
  const difference = gain(a) - gain(b);
  if (Math.abs(difference) > dust) return difference > 0 ? a : b;
  return patientsOf(b.step) < patientsOf(a.step) ? b : a;
}

/** Patients of the same denominator, in the one stratum where the fewest do it. */
function byPatientsMet(lone: Lone): Found {
  const { setRef, measureId } = lone;
  const sign = isInverse(lone) ? -1 : 1;
  return lone.counts.reduce<Found>((best, { stratum, counts }) => {
    const most = (sign > 0 ? counts.performanceNotMet : counts.performanceMet) ?? 0;
    const stepOf = (amount: number): PatientsMetStep => ({
      kind: 'patientsMet',
      setRef,
      measureId,
      stratum,
      patients: sign * amount,
    });
    const found = smallestStep(lone.now, most, stepOf, (step) => tryStep(lone.year, lone.input, category, step));
    return better(lone, best, found, (step) => Math.abs((step as PatientsMetStep).patients));
  }, null);
}

/** Of further patients, so many met the measure: the present share, rounded to the unit's disadvantage. */
function metAtPresentRate(lone: Lone, patients: number): number {
  const rate = Number(lone.now.node.metadata.performanceRate ?? 0);
  const share = (patients * Math.min(100, Math.max(0, rate))) / 100;
  return isInverse(lone) ? Math.ceil(share) : Math.floor(share);
}

const caseRules: ReadonlySet<string> = new Set(['quality.class2.tooFewCases', 'quality.notScored.webInterface']);
const incompleteRules: ReadonlySet<string> = new Set(['quality.class3.incomplete', 'quality.webInterface.incomplete']);

function further(lone: Lone, stratum: string | null, reported: number, added: number): FurtherPatientsStep {
  const { setRef, measureId } = lone;
  const met = metAtPresentRate(lone, reported + added);
  return { kind: 'furtherPatients', setRef, measureId, stratum, reported, added, met };
}

/** Eligible patients of whom nothing was reported. */
function unreported(counts: RateCounts): number {
  const known = [
    counts.performanceMet,
    counts.performanceNotMet,
    counts.eligiblePopulationExclusion,
    counts.eligiblePopulationException,
  ].reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return (counts.eligiblePopulation ?? 0) - known;
}

/** Fewest further patients of those eligible that make the data complete; 0 when they are. */
function missingReports(lone: Lone, stratum: string | null, counts: RateCounts): number | null {
  if (!incompleteRules.has(lone.now.node.ruleId)) return 0;
  return leastThat(unreported(counts), (reported) => {
    const rule = tryStep(lone.year, lone.input, category, further(lone, stratum, reported, 0))?.node.ruleId;
    return rule !== undefined && !incompleteRules.has(rule);
  });
}

/** Cases still missing once enough of the eligible patients are reported. */
function missingCases(lone: Lone, stratum: string | null, reported: number): number {
  const trial =
    reported === 0 ? lone.now : tryStep(lone.year, lone.input, category, further(lone, stratum, reported, 0));
  if (trial === null || !caseRules.has(trial.node.ruleId)) return 0;
  return Math.max(0, lone.year.policy.quality.caseMinimum - Number(trial.node.metadata.caseCount ?? 0));
}

/** The step with every further patient counted to the unit's advantage. */
const allMet = (lone: Lone, step: FurtherPatientsStep): FurtherPatientsStep => ({
  ...step,
  met: isInverse(lone) ? 0 : step.reported + step.added,
});

/**
 * More of the eligible patients than completeness takes, all to the unit's advantage: the fewest that win a point, or else the
 * most that they can win.
 */
function beyondCompleteness(lone: Lone, least: FurtherPatientsStep, counts: RateCounts): FurtherPatientsStep[] {
  const most = unreported(counts) - least.reported;
  const stepOf = (more: number): FurtherPatientsStep => allMet(lone, { ...least, reported: least.reported + more });
  const found = smallestStep(lone.now, most, stepOf, (step) => tryStep(lone.year, lone.input, category, step));
  return found === null ? [] : [found.step];
}

/**
 * Steps that bring a measure over data completeness, and then over the case minimum: a class in between may be worth the
 * point already. Then all further patients are taken to meet the measure, and then more of them where more are eligible.
 */
function crossings(lone: Lone, { stratum, counts }: Lone['counts'][number]): FurtherPatientsStep[] {
  const reported = missingReports(lone, stratum, counts);
  if (reported === null) return [];
  const added = missingCases(lone, stratum, reported);
  if (reported + added === 0) return [];
  const whole = further(lone, stratum, reported, added);
  const complete = reported > 0 && added > 0 ? [further(lone, stratum, reported, 0)] : [];
  const more = reported > 0 ? beyondCompleteness(lone, whole, counts) : [];
  return [...complete, whole, allMet(lone, whole), ...more];
}

const furtherPatients = (step: Step): number => (step.kind === 'furtherPatients' ? step.reported + step.added : 0);

/** Further patients, in the stratum where the fewest do it. */
function byFurtherPatients(lone: Lone): Found {
  const steps = lone.counts.flatMap((each) => crossings(lone, each));
  return steps.reduce<Found>((best, step) => {
    const trial = tryStep(lone.year, lone.input, category, step);
    const wins = trial !== null && trial.points > lone.now.points + dust;
    return better(lone, best, wins ? { step, trial } : null, furtherPatients);
  }, null);
}

function byScore(lone: Lone): Found {
  const { setRef, measureId } = lone;
  const stepOf = (score: number): MeasureScoreStep => ({ kind: 'measureScore', setRef, measureId, score });
  const family = figureSteps(lone.now, 4, stepOf);
  if (family === null) return null;
  return smallestStep(lone.now, family.most, family.stepOf, (step) => tryStep(lone.year, lone.input, category, step));
}

function search(lone: Lone): Found {
  const { ruleId } = lone.now.node;
  if (incompleteRules.has(ruleId) || caseRules.has(ruleId)) return byFurtherPatients(lone);
  return lone.counts.length === 0 ? byScore(lone) : byPatientsMet(lone);
}

/** What is missing to a minimum, in words; null where none is. */
function belowMinimum(lone: Lone): string | null {
  const { ruleId, metadata } = lone.now.node;
  if (lone.counts.every((each) => crossings(lone, each).length === 0)) return null;
  const { caseMinimum, completenessPercent } = lone.year.policy.quality;
  const small = lone.input.facts.specialStatuses.smallPractice === true ? ' of a small practice' : ' it has';
  const earns = `would earn no more than the ${round4(lone.now.points)}${small}, however the further patients fare`;
  if (incompleteRules.has(ruleId)) return `data completeness of ${completenessPercent}% or more ${earns}`;
  if (!caseRules.has(ruleId)) return null;
  const missing = caseMinimum - Number(metadata.caseCount ?? 0);
  return `${missing} more case${missing === 1 ? '' : 's'} would reach the minimum of ${caseMinimum}, but ${earns}`;
}

function reasonOf(lone: Lone): NothingToWin {
  const { now } = lone;
  const { ruleId, metadata } = now.node;
  if (ruleId === 'quality.notScored.suppressed') return 'suppressed';
  if (ruleId === 'quality.notScored.zeroDenominator') return 'zeroDenominator';
  if (lone.counts.length === 0 && (incompleteRules.has(ruleId) || caseRules.has(ruleId))) return 'minimumMissed';
  if (metadata.noBenchmarks === true) return 'noBenchmark';
  if (ruleId === 'quality.class1.toppedOutCap') return 'capped';
  if (now.points >= 10 - dust) return 'topDecile';
  return belowMinimum(lone) === null ? 'noPatientsLeft' : 'minimumEarnsNoMore';
}

function loneOf(year: TrialYear, input: UnitScoreInput, set: MeasurementSet, measurement: Measurement): Lone | null {
  const alone = { ...input, sets: [{ ...set, measurements: [measurement] }], facts: bareFacts(input.facts) };
  const now = tryMeasure(year, alone, category, measurement.measureId);
  const { measureId } = measurement;
  if (now === null) return null;
  return { year, input: alone, measureId, setRef: set.setRef, counts: countsOf(measurement), now };
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What one more point would take for a quality measure that a unit sent. */
export function proposeForMeasure(
  year: TrialYear,
  input: UnitScoreInput,
  set: MeasurementSet,
  measurement: Measurement,
): Proposal {
  const lone = loneOf(year, input, set, measurement);
  const subject = measurement.measureId;
  const place = { category, subject, method: set.submissionMethod, setRef: set.setRef } as const;
  if (lone === null) {
    const none = { pointsNow: null, pointsAfter: null, rateNow: null, rateAfter: null, step: null } as const;
    // Alone it may be all there is of the category, which then is not scored.
    const node = tryMeasure(year, input, category, subject)?.node;
    const isSuppressed = node?.ruleId === 'quality.notScored.suppressed';
    const reason = isSuppressed ? 'suppressed' : 'notCounted';
    return { ...place, ...none, outcome: 'nothing', reason, detail: node?.detail ?? 'not counted in this option' };
  }
  const found = search(lone);
  const { node } = lone.now;
  const shared = {
    ...place,
    pointsNow: node.value === null ? null : lone.now.points,
    rateNow: number(node.metadata.performanceRate),
    detail: node.detail,
  };
  if (found === null) {
    const reason = reasonOf(lone);
    const detail = reason === 'minimumEarnsNoMore' ? (belowMinimum(lone) ?? shared.detail) : shared.detail;
    return { ...shared, detail, pointsAfter: null, rateAfter: null, outcome: 'nothing', step: null, reason };
  }
  const { step, trial } = found;
  const isWhole = trial.points >= lone.now.points + 1 - dust;
  return {
    ...shared,
    pointsAfter: trial.points,
    rateAfter: number(trial.node.metadata.performanceRate),
    outcome: isWhole ? 'onePoint' : 'nextGain',
    step,
    reason: null,
    ...(trial.node.ruleId === 'quality.class1.toppedOutCap' ? { capAfter: trial.points } : {}),
  };
}
