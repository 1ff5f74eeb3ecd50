/**
 * Functions that trust their arguments where the engine calls them, for callers outside, who may hand over anything: each
 * refuses by name what it cannot take, and then is the function of the same name.
 */
import { submissionMethods } from '../catalogue/year-catalogue';
import type { Benchmark, QualityMeasure, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import * as assigning from './assign-final-scores';
import type { AssignmentInput } from './assign-final-scores';
import * as reading from './benchmark-points';
import type { BenchmarkPoints, BenchmarkReading } from './benchmark-points';
import {
  checkArguments,
  refusalOf,
  refusalOfType,
  requireCatalogue,
  requireInput,
  requireOneYear,
  requirePolicy,
} from './check-arguments';
import { checkAssignment } from './check-assignment';
import {
  requireBounds,
  requireNode,
  requireNumber,
  requireRoundable,
  requireTree,
  requireWhole,
  requireWord,
  requireYear,
} from './check-figures';
import { checkScoreInput } from './check-input';
import { checkStep } from './check-step';
import { checkValue } from './check-value';
import * as comparing from './compare/compare-scores';
import type { ScoreComparison } from './compare/compare-scores';
import * as deciles from './decile-points';
import type { Bounds, DecilePoints } from './decile-points';
import * as sums from './explain/tree-sums';
import type { FactNote } from './facts/fact-note';
import * as strange from './facts/strange-facts';
import { InputProblems } from './input-problems';
import * as stepping from './one-more-point/one-more-point-step';
import type { Step } from './one-more-point/one-more-point-step';
import { optionStrategy } from './option-strategy';
import * as rates from './quality/measure-rate';
import type { MeasureRate } from './quality/measure-rate';
import * as rounding from './rounding';
import type { Measurement, UnitScoreInput } from './score-input';
import * as results from './score-result';
import type { AssignedScore, DeterminedScore, ScoreNode, UnitScore } from './score-result';
import { ScoreInputError, worded } from './scoring-errors';

/**
 * The input as it would be after a step that `oneMorePoint` proposes; the catalogue of the year tells how a measure's counts
 * make its rate. Pure: the given input is left as it is.
 * @throws ScoreInputError for an input that cannot be scored, before the step or after it, and for a step of another input.
 */
export function applyStep(input: UnitScoreInput, step: Step, catalogue: YearCatalogue): UnitScoreInput {
  requireInput(input, 'what was given to oneMorePoint');
  requireCatalogue(catalogue);
  if (input.performanceYear !== catalogue.performanceYear) {
    const message = `${worded(input.performanceYear)} is not the year of the catalogue, ${catalogue.performanceYear}`;
    throw refusalOf('$.performanceYear', 'OUT_OF_RANGE', message, 'give input and catalogue of one year');
  }
  checkScoreInput(input, catalogue);
  checkStep(input, step, catalogue);
  const after = stepping.applyStep(input, step, catalogue);
  checkScoreInput(after, catalogue);
  return after;
}

/**
 * The final score of every clinician at the TIN, by the year's hierarchy: its first level with a score wins, within it the
 * highest. A required or opted-in clinician for whom nobody reported gets 0; one below the low-volume threshold gets none.
 * @throws ScoreInputError for a score that is no decimal from 0 to 100 of at most two decimals, for units and clinicians that
 * cannot be read or stand twice, and for units and options that the year does not have.
 */
export function assignFinalScores(input: AssignmentInput, policy: YearPolicy): AssignedScore[] {
  checkAssignment(input, policy);
  return assigning.assignFinalScores(input, policy);
}

/**
 * What an NPI takes into a TIN it joined after the performance year: its highest score of that year, as a two-decimal
 * string; null (neutral) when it has none.
 * @throws FinalScoreError for one that is no decimal from 0 to 100 with at most two decimals, ScoreInputError for no list.
 */
export function scoreForNewTin(scoresOfNpi: readonly string[]): string | null {
  const remedy = 'send a list of scores';
  if (!Array.isArray(scoresOfNpi as unknown)) throw refusalOfType('scoresOfNpi', scoresOfNpi, 'a list', remedy);
  return assigning.scoreForNewTin(scoresOfNpi);
}

/**
 * What moved between two score trees; its movements add up to the change. Also of trees that were read again from JSON.
 * @throws ScoreInputError for what is no tree.
 */
export function compareScores(before: ScoreNode, after: ScoreNode): ScoreComparison {
  requireTree('before', before);
  requireTree('after', after);
  return comparing.compareScores(before, after);
}

/**
 * Facts that are scored as they stand and look like a mistake: a figure in what may be another unit, and a size that
 * contradicts the status. Pure.
 * @throws what `scoreUnit` throws for the input.
 */
export function strangeFacts(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): FactNote[] {
  checkArguments(input, policy, catalogue);
  checkScoreInput(input, catalogue, policy);
  optionStrategy(input, policy, catalogue);
  return strange.strangeFacts(input, policy, catalogue);
}

/**
 * Looks a benchmark up and judges whether it may be used. Historical is every row not of the performance year itself.
 * @throws ScoreInputError for a measure or a method nobody knows, YearMismatchError for arguments of different years.
 */
export function readBenchmark(
  policy: YearPolicy,
  catalogue: YearCatalogue,
  measureId: string,
  method: SubmissionMethod,
): BenchmarkReading {
  requirePolicy(policy);
  requireCatalogue(catalogue);
  requireOneYear(policy.performanceYear, policy, catalogue);
  requireWord('method', method, submissionMethods);
  if (catalogue.measure(measureId) === undefined && catalogue.benchmark(measureId, method) === undefined) {
    const { performanceYear } = catalogue;
    const remedy = `look the id up in the measures of ${performanceYear}`;
    throw refusalOf('measureId', 'UNKNOWN_MEASURE', `${worded(measureId)} is no measure of ${performanceYear}`, remedy);
  }
  return reading.readBenchmark(policy, catalogue, measureId, method);
}

/**
 * Points of a rate on a benchmark in a year: decile, floor and cap, and nothing that depends on who reported it (cases,
 * completeness, new-measure floors). A rate below 0 is taken: a non-proportion measure may have one.
 * @throws ScoreInputError for a rate that is no finite number, for an argument that is none, for a benchmark of another year.
 */
export function benchmarkPoints(
  policy: YearPolicy,
  benchmark: Benchmark,
  category: 'quality' | 'cost',
  rate: number,
): BenchmarkPoints {
  requirePolicy(policy);
  requireBounds('benchmark', benchmark);
  requireYear('benchmark', benchmark, policy.performanceYear);
  requireWord('category', category, ['quality', 'cost']);
  requireNumber('rate', rate);
  return reading.benchmarkPoints(policy, benchmark, category, rate);
}

/**
 * Points of a rate on ten bounds, by the highest decile whose bound it meets, and its way to the next. `lowest` is the first
 * decile with points of its own and the floor below it: 3 for quality to 2022, else 1.
 * @throws ScoreInputError for a rate that is no finite number, bounds that are not ten, a `lowest` that is no decile.
 */
export function decilePoints(bounds: Bounds, rate: number, lowest: number): DecilePoints {
  requireBounds('bounds', bounds);
  requireNumber('rate', rate);
  requireWhole('lowest', lowest, 1, 10);
  return deciles.decilePoints(bounds, rate, lowest);
}

/**
 * Rate, completeness and cases of a quality measurement; no rate where nobody is counted.
 * @throws ScoreInputError for a measure that is none, and a measurement that is not its own or has another value.
 */
export function measureRate(measure: QualityMeasure, measurement: Measurement): MeasureRate {
  if ((measure as QualityMeasure | undefined)?.category !== 'quality') {
    throw refusalOfType('measure', measure, 'a quality measure', 'give one of catalogue.qualityMeasure(id)');
  }
  if (typeof measurement !== 'object' || (measurement as unknown) === null) {
    throw refusalOfType('measurement', measurement, 'a measurement', 'give one object with measureId and value');
  }
  const { measureId } = measurement;
  if (measureId !== measure.id) {
    const message = `${worded(measureId)} is not the measure given, ${worded(measure.id)}`;
    throw refusalOf('measurement.measureId', 'UNKNOWN_MEASURE', message, 'give the measure of the measurement');
  }
  const problems = new InputProblems();
  checkValue(measure, measurement.value, { within: null, step: 'measurement' }, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
  return rates.measureRate(measure, measurement);
}

/**
 * Whether a score has a number: what may be assigned, released and paid by.
 * @throws ScoreInputError for what is no score.
 */
export function isDetermined(score: UnitScore): score is DeterminedScore {
  const { finalScore } = ((score as UnitScore | undefined) ?? {}) as Partial<UnitScore>;
  if (finalScore === null || typeof finalScore === 'string') return results.isDetermined(score);
  throw refusalOfType('score', score, 'a score', 'give what scoreUnit returns');
}

/**
 * A node's value before rounding; 0 for a node that is not scored.
 * @throws ScoreInputError for what is no node.
 */
export function unroundedOf(node: ScoreNode): number {
  requireNode('node', node);
  return sums.unroundedOf(node);
}

/**
 * Whether a node adds to its parent: not a measure or set that was left out for a better one.
 * @throws ScoreInputError for what is no node.
 */
export function isCounted(node: ScoreNode): boolean {
  requireNode('node', node);
  return sums.isCounted(node);
}

/**
 * Unrounded sum of the nodes that are counted.
 * @throws ScoreInputError for what is no list of nodes.
 */
export function sumOf(nodes: readonly ScoreNode[]): number {
  if (!Array.isArray(nodes as unknown)) throw refusalOfType('nodes', nodes, 'a list', "give a node's parts");
  nodes.forEach((node, index) => requireNode(`nodes[${index}]`, node));
  return sums.sumOf(nodes);
}

/**
 * Half away from zero, at `decimals` places; what rounds to nothing is 0, never -0.
 * @throws ScoreInputError for a value that is no number or beyond what a number can hold, and decimals that are not 0 to 15.
 */
export function roundHalfUp(value: number, decimals: number): number {
  requireRoundable(value, decimals);
  return rounding.roundHalfUp(value, decimals);
}

/**
 * Partial decile points and all printed points carry four decimals.
 * @throws ScoreInputError for a value that is no number or beyond what a number can hold.
 */
export function round4(value: number): number {
  requireRoundable(value, 4);
  return rounding.round4(value);
}

/**
 * A decimal string with exactly `decimals` places; never `-0.00`.
 * @throws ScoreInputError for a value that is no number or beyond what a number can hold, and decimals that are not 0 to 15.
 */
export function toDecimals(value: number, decimals: number): string {
  requireRoundable(value, decimals);
  return rounding.toDecimals(value, decimals);
}
