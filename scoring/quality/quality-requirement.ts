import { measureApplicability } from './measure-applicability';
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

/** What one candidate brings: one result a measure, and the survey where it can be scored. */
export interface SubmittedQuality {
  submitted: readonly ScoredMeasure[];
  survey: ScoredMeasure | undefined;
  isWebInterface: boolean;
}

function standard(context: ScoringContext): QualityRequirement {
  const required = context.option.requiredMeasures;
  return { required, needsOutcome: true, ruleId: 'quality.required.standard', detail: `${required} measures required` };
}

/** A small practice that reports an MVP by claims owes no more than the pathway has for claims. */
function mvpByClaims(context: ScoringContext, submitted: readonly ScoredMeasure[]): QualityRequirement | undefined {
  const { mvp, requiredMeasures } = context.option;
  if (mvp === null || !context.isSmallPractice || submitted.length === 0) return undefined;
  if (submitted.some(({ method }) => method !== 'claims')) return undefined;
  const byClaims = [...mvp.qualityMeasureIds].filter((id) =>
    context.catalogue.qualityMeasure(id)?.submissionMethods.includes('claims'),
  );
  if (byClaims.length >= requiredMeasures || byClaims.length === 0) return undefined;
  const detail = `the pathway has ${byClaims.length} claims measures`;
  return { required: byClaims.length, needsOutcome: false, ruleId: 'quality.required.mvpClaims', detail };
}

function byApplicability(context: ScoringContext, submitted: readonly ScoredMeasure[]): QualityRequirement | undefined {
  if (context.option.kind !== 'mips') return undefined;
  const hasOutcome = submitted.some(({ isOutcome, isHighPriority }) => isOutcome || isHighPriority);
  if (submitted.length >= context.option.requiredMeasures && hasOutcome) return undefined;
  const found = measureApplicability(context, submitted);
  if (found === undefined) return undefined;
  const { required, outcomeWasAvailable, basis, names } = found;
  const detail = `${required} measures were available (${basis}: ${names.join(', ')})`;
  return { required, needsOutcome: outcomeWasAvailable, ruleId: 'quality.required.applicability', detail };
}

/** The Medicare CQM form of a measure stands for the measure itself: `001SSP` and `001` share a slot. */
export function slotOf(measureId: string): string {
  return measureId.endsWith('SSP') ? measureId.slice(0, -'SSP'.length) : measureId;
}

/** Whether the unit owes the survey in a set that holds it, or has brought one that can be scored. */
function owesSurvey(context: ScoringContext, survey: ScoredMeasure | undefined): boolean {
  if (survey !== undefined) return true;
  const { cahpsUnits } = context.policy.quality;
  return cahpsUnits.includes(context.input.unitKind) && context.input.facts.cahpsSampleTooSmall !== true;
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
  const due = new Set(ids.filter((id) => context.catalogue.benchmark(id, 'cmsWebInterface') !== undefined));
  for (const { measureId, points } of submitted) if (points === null) due.delete(measureId);
  const required = due.size + (survey === undefined ? 0 : 1);
  const detail = `${due.size} Web Interface measures with a benchmark${survey === undefined ? '' : ', and the survey'}`;
  return { required, needsOutcome: false, ruleId: 'quality.required.webInterface', detail };
}

/**
 * The numbers of quality measures that may make the denominator; the one that scores best is used.
 *
 * The first is what the option requires. Each suppressed measure, and a survey with too small a sample, may take ten
 * points off; a unit that reported others instead may fill the slot with them, so that reporting more never costs.
 */
export function qualityRequirements(context: ScoringContext, quality: SubmittedQuality): QualityRequirement[] {
  const { submitted } = quality;
  if (quality.isWebInterface) return [webInterface(context, quality)];
  if (context.option.measureSet !== null) return [wholeSet(context, context.option.measureSet, quality)];
  const base = mvpByClaims(context, submitted) ?? byApplicability(context, submitted) ?? standard(context);
  const suppressed = submitted.filter(({ ruleId }) => ruleId === 'quality.notScored.suppressed').length;
  const tooSmall = context.input.facts.cahpsSampleTooSmall === true ? 1 : 0;
  const ruleId = suppressed > 0 ? 'quality.required.suppressed' : 'quality.required.cahpsTooSmall';
  const lowest = Math.max(1, base.required - suppressed - tooSmall);
  const choices = [base];
  for (let required = base.required - 1; required >= lowest; required -= 1) {
    choices.push({ ...base, required, ruleId, detail: `${required} measures can be scored` });
  }
  return choices;
}
