import { readBenchmark } from '../benchmark-points';
import { measureApplicability } from './measure-applicability';
import { isSuppressedResult } from './quality-selection';
import type { ScoredMeasure } from './scored-measure';
import type { ScoringContext } from '../scoring-context';

/** How many measures count, and why. */
export interface QualityRequirement {
  required: number;
  /** Without an outcome or high priority measure one slot stays empty. */
  needsOutcome: boolean;
  ruleId:
    | 'quality.required.standard'
    | 'quality.required.applicability'
    | 'quality.required.suppressed'
    | 'quality.required.cahpsTooSmall'
    | 'quality.required.mvpClaims'
    | 'quality.required.measureSet'
    | 'quality.required.webInterface'
    | 'quality.required.facility';
  detail: string;
}

/** What one candidate brings, and the survey where it can be scored. */
export interface SubmittedQuality {
  /** One result a measure. */
  submitted: readonly ScoredMeasure[];
  /** A result for each time a measure was sent. */
  results: readonly ScoredMeasure[];
  survey: ScoredMeasure | undefined;
  isWebInterface: boolean;
}

function standard(context: ScoringContext): QualityRequirement {
  const required = context.option.requiredMeasures;
  return { required, needsOutcome: true, ruleId: 'quality.required.standard', detail: `${required} measures required` };
}

/**
 * A small practice that reports an MVP by claims owes no more than the pathway has for claims. Every result is looked at, not
 * only those kept: else a better rate by another collection type would raise what is owed.
 */
function mvpByClaims(context: ScoringContext, results: readonly ScoredMeasure[]): QualityRequirement | undefined {
  const { mvp, requiredMeasures } = context.option;
  if (mvp === null || !context.isSmallPractice || results.length === 0) return undefined;
  if (results.some(({ method }) => method !== 'claims')) return undefined;
  const byClaims = [...mvp.qualityMeasureIds].filter((id) =>
    context.catalogue.qualityMeasure(id)?.submissionMethods.includes('claims'),
  );
  if (byClaims.length >= requiredMeasures || byClaims.length === 0) return undefined;
  const detail = `the pathway has ${byClaims.length} claims measures`;
  return { required: byClaims.length, needsOutcome: false, ruleId: 'quality.required.mvpClaims', detail };
}

/** Options that ask for a number of measures of one's own choice. */
const reviewedOptions: ReadonlySet<string> = new Set(['mips', 'apmScoringStandard']);

function byApplicability(
  context: ScoringContext,
  { submitted, results }: SubmittedQuality,
): QualityRequirement | undefined {
  if (!reviewedOptions.has(context.option.kind)) return undefined;
  const hasOutcome = submitted.some(({ isOutcome, isHighPriority }) => isOutcome || isHighPriority);
  if (submitted.length >= context.option.requiredMeasures && hasOutcome) return undefined;
  const found = measureApplicability(context, submitted, results);
  if (found === undefined) return undefined;
  const { required, outcomeWasAvailable, basis, names } = found;
  const detail = `${required} measures were available (${basis}: ${names.join(', ')})`;
  return { required, needsOutcome: outcomeWasAvailable, ruleId: 'quality.required.applicability', detail };
}

/** The Medicare CQM form of a measure stands for the measure itself: `001SSP` and `001` share a slot. */
export function slotOf(measureId: string): string {
  return measureId.endsWith('SSP') ? measureId.slice(0, -'SSP'.length) : measureId;
}

/** Whether the year lets this kind of unit administer the survey. */
export function mayHaveSurvey({ policy, input }: ScoringContext): boolean {
  return policy.quality.cahpsUnits.includes(input.unitKind);
}

/** Whether the unit owes the survey in a set that holds it, or has brought one that can be scored. */
function owesSurvey(context: ScoringContext, survey: ScoredMeasure | undefined): boolean {
  if (survey !== undefined) return true;
  return mayHaveSurvey(context) && context.input.facts.cahpsSampleTooSmall !== true;
}

/**
 * The whole measure set of the APP or APP Plus: each measure is due, an unreported one is 0 of 10, one that cannot be
 * scored (suppressed, or nobody to measure) leaves the denominator. What CMS computes adds to it instead.
 * Source: 42 CFR 414.1367(c)(1).
 */
function wholeSet(
  context: ScoringContext,
  ids: ReadonlySet<string>,
  { submitted, survey }: SubmittedQuality,
): QualityRequirement {
  const { administrativeClaims, cahpsMeasureId } = context.policy.quality;
  const slots = new Set([...ids].filter((id) => !administrativeClaims.measureIds.includes(id)).map(slotOf));
  if (!owesSurvey(context, survey)) slots.delete(cahpsMeasureId);
  for (const { measureId, points } of submitted) if (points === null) slots.delete(slotOf(measureId));
  const detail = `all ${slots.size} measures of the set that can be scored: ${[...slots].join(', ')}`;
  return { required: slots.size, needsOutcome: false, ruleId: 'quality.required.measureSet', detail };
}

/** All Web Interface measures that have a benchmark and could be scored, and the survey when there is one. */
function webInterface(context: ScoringContext, { submitted, survey }: SubmittedQuality): QualityRequirement {
  const ids = context.policy.quality.webInterface?.measureIds ?? [];
  const { policy, catalogue } = context;
  const isDue = (id: string): boolean => readBenchmark(policy, catalogue, id, 'cmsWebInterface').status === 'usable';
  const due = new Set(ids.filter(isDue));
  for (const { measureId, points } of submitted) if (points === null) due.delete(measureId);
  const required = due.size + (survey === undefined ? 0 : 1);
  const detail = `${due.size} Web Interface measures with a benchmark${survey === undefined ? '' : ', and the survey'}`;
  return { required, needsOutcome: false, ruleId: 'quality.required.webInterface', detail };
}

/** Required measures that may go: the suppressed ones, and the survey whose sample was too small. */
function mayLeave(
  context: ScoringContext,
  { submitted, survey }: SubmittedQuality,
): { suppressed: number; all: number } {
  const suppressed = submitted.filter(isSuppressedResult).length;
  const { cahpsSampleTooSmall } = context.input.facts;
  const isTooSmall = cahpsSampleTooSmall === true && survey === undefined && mayHaveSurvey(context);
  return { suppressed, all: suppressed + (isTooSmall && context.policy.quality.cahpsTooSmallLeaves ? 1 : 0) };
}

/**
 * Whether the outcome measure that was reported, or the high priority one in its stead, is among the suppressed. An outcome
 * measure with nobody in it was none.
 */
function isOutcomeSuppressed(submitted: readonly ScoredMeasure[]): boolean {
  const suppressed = submitted.filter(isSuppressedResult);
  if (suppressed.some(({ isOutcome }) => isOutcome)) return true;
  if (submitted.some(({ isOutcome, points }) => isOutcome && points !== null)) return false;
  return suppressed.some(({ isHighPriority }) => isHighPriority);
}

/** The requirement with fewer measures, the rest being excused, the outcome measure where it is among them. */
function reduced(
  base: QualityRequirement,
  required: number,
  isSuppressed: boolean,
  isOutcomeExcused: boolean,
): QualityRequirement {
  const why = isSuppressed ? 'suppressed ones that were sent are excused' : "the survey's sample was too small";
  return {
    required,
    needsOutcome: base.needsOutcome && required > 0 && !isOutcomeExcused,
    ruleId: isSuppressed ? 'quality.required.suppressed' : 'quality.required.cahpsTooSmall',
    detail: `${required} measures required, fewer than the option asks for: ${why}`,
  };
}

/**
 * The numbers of quality measures that may make the denominator, the lowest first; the one that scores best is used.
 *
 * The highest is what the option requires. Each suppressed measure, and a survey with too small a sample, may take ten
 * points off; a unit that reported others instead may fill the slot with them, so that reporting more never costs. None is
 * left when all were taken off: then nothing counts but what adds to the denominator, and without that there is no score,
 * unless something that was sent, or that CMS computed for a slot (`hasOther`), can fill one. Source: 42 CFR
 * 414.1380(b)(1)(vii)(A).
 */
export function qualityRequirements(
  context: ScoringContext,
  quality: SubmittedQuality,
  hasOther: boolean,
): QualityRequirement[] {
  const { submitted } = quality;
  if (quality.isWebInterface) return [webInterface(context, quality)];
  if (context.option.measureSet !== null) return [wholeSet(context, context.option.measureSet, quality)];
  const base = mvpByClaims(context, quality.results) ?? byApplicability(context, quality) ?? standard(context);
  const { suppressed, all } = mayLeave(context, quality);
  const fewer = (required: number): QualityRequirement =>
    reduced(base, required, suppressed > 0, isOutcomeSuppressed(submitted));
  const canFill = hasOther || submitted.some(({ points }) => points !== null);
  if (base.required <= all && !canFill) return [fewer(0)];
  const choices: QualityRequirement[] = [];
  for (let required = Math.max(0, base.required - all); required < base.required; required += 1) {
    choices.push(fewer(required));
  }
  choices.push(base);
  return choices;
}
