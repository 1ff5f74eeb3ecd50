import { measureApplicability } from './measure-applicability';
import type { ScoredMeasure } from './scored-measure';
import type { ScoringContext } from './scoring-context';

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
    | 'quality.required.mvpClaims';
  detail: string;
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

/**
 * The numbers of quality measures that may make the denominator; the one that scores best is used.
 *
 * The first is what the option requires. Each suppressed measure, and a survey with too small a sample, may take ten
 * points off; a unit that reported others instead may fill the slot with them, so that reporting more never costs.
 * @param submitted one result a measure, as sent by the unit.
 */
export function qualityRequirements(
  context: ScoringContext,
  submitted: readonly ScoredMeasure[],
): QualityRequirement[] {
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
