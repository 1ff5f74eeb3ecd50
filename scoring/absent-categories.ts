import type { Category } from '../policy/year-policy';
import type { ReweightReason } from './score-input';
import type { ScoringContext } from './scoring-context';

/** Why a category carries no weight. */
export type AbsenceReason = ReweightReason | 'noCostMeasure' | 'apmEntity' | 'absentForEveryone';

/** Reasons that data of the category do not undo. */
const standing: ReadonlySet<ReweightReason> = new Set(['suppressedByCms']);

/**
 * Whether a reweighting stands although the unit sent data: for an APM Entity the approval wins, for everyone else
 * submitted data cancel it. Cost is never submitted.
 */
function stands(context: ScoringContext, category: Category, reason: ReweightReason, hasData: boolean): boolean {
  if (!hasData || category === 'cost' || standing.has(reason)) return true;
  return context.input.unitKind === 'apm' && reason !== 'specialStatus' && reason !== 'clinicianType';
}

function hasAutomaticPiStatus(context: ScoringContext): boolean {
  const { specialStatuses, apmStatuses } = context.policy.pi.automaticReweighting;
  const held = context.input.facts.specialStatuses;
  const qualifying = context.input.unitKind === 'apm' ? apmStatuses : specialStatuses;
  return qualifying.some((status) => held[status] === true);
}

/**
 * The categories that are not scored, each with its first reason.
 * @param hasData whether the unit sent any measurement of a category in this option.
 * @param hasCost whether any cost measure could be scored.
 */
export function absentCategories(
  context: ScoringContext,
  hasData: Readonly<Record<Category, boolean>>,
  hasCost: boolean,
): Map<Category, AbsenceReason> {
  const absent = new Map<Category, AbsenceReason>();
  const add = (category: Category, reason: AbsenceReason): void => {
    if (!absent.has(category)) absent.set(category, reason);
  };
  const { weights } = context.policy;
  for (const category of weights.absentForEveryone) add(category, 'absentForEveryone');
  if (context.input.unitKind === 'apm') weights.absentForApmEntity.forEach((category) => add(category, 'apmEntity'));
  for (const { category, reason } of context.input.facts.reweighted) {
    if (stands(context, category, reason, hasData[category])) add(category, reason);
  }
  if (!hasData.pi && hasAutomaticPiStatus(context)) add('pi', 'specialStatus');
  if (!hasCost) add('cost', 'noCostMeasure');
  return absent;
}
