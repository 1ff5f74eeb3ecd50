import type { Category } from '../policy/year-policy';
import type { ReweightReason } from './score-input';
import type { ScoringContext } from './scoring-context';

/** Why a category carries no weight. */
export type AbsenceReason =
  | ReweightReason
  | 'noCostMeasure'
  | 'noQualityMeasure'
  | 'noParticipantPi'
  | 'apmEntity'
  | 'optionWithoutCost'
  | 'absentForEveryone';

/** Reasons that data of the category do not undo. */
const standing: ReadonlySet<ReweightReason> = new Set(['suppressedByCms']);

/** Options whose weights know no cost. */
const optionsWithoutCost: ReadonlySet<string> = new Set(['app1', 'appPlus', 'apmScoringStandard']);

/**
 * Whether a reweighting stands although the unit sent data: for an APM Entity the approval wins, for everyone else
 * submitted data cancel it. Cost is never submitted; activities that CMS assigns are never missing.
 */
function stands(context: ScoringContext, category: Category, reason: ReweightReason, hasData: boolean): boolean {
  if (category === 'ia' && context.option.assignedActivitiesPercent !== null) return false;
  if (!hasData || category === 'cost' || standing.has(reason)) return true;
  return context.input.unitKind === 'apm' && reason !== 'specialStatus' && reason !== 'clinicianType';
}

function hasAutomaticPiStatus(context: ScoringContext): boolean {
  const { specialStatuses, apmStatuses } = context.policy.pi.automaticReweighting;
  const held = context.input.facts.specialStatuses;
  const qualifying = context.input.unitKind === 'apm' ? apmStatuses : specialStatuses;
  return qualifying.some((status) => held[status] === true);
}

type Absent = Map<Category, AbsenceReason>;

/** The first reason stands. */
function add(absent: Absent, category: Category, reason: AbsenceReason): void {
  if (!absent.has(category)) absent.set(category, reason);
}

/** The year and the option themselves leave these out. */
function leftOutByRule({ policy, option, input }: ScoringContext): Absent {
  const absent: Absent = new Map();
  for (const category of policy.weights.absentForEveryone) add(absent, category, 'absentForEveryone');
  if (optionsWithoutCost.has(option.kind)) add(absent, 'cost', 'optionWithoutCost');
  if (input.unitKind !== 'apm') return absent;
  for (const category of policy.weights.absentForApmEntity) add(absent, category, 'apmEntity');
  return absent;
}

/** What a category says of itself when nothing in it could be scored. */
const unscorable: Readonly<Partial<Record<Category, AbsenceReason>>> = {
  quality: 'noQualityMeasure',
  cost: 'noCostMeasure',
  pi: 'noParticipantPi',
};

/**
 * The categories that are not scored, each with its first reason.
 * @param hasData whether the unit sent any measurement of a category in this option.
 * @param scores a null percent says that nothing in the category could be scored.
 */
export function absentCategories(
  context: ScoringContext,
  hasData: Readonly<Record<Category, boolean>>,
  scores: Readonly<Record<Category, { percent: number | null }>>,
): Absent {
  const absent = leftOutByRule(context);
  for (const { category, reason } of context.input.facts.reweighted) {
    if (stands(context, category, reason, hasData[category])) add(absent, category, reason);
  }
  if (!hasData.pi && hasAutomaticPiStatus(context)) add(absent, 'pi', 'specialStatus');
  for (const category of ['quality', 'cost', 'pi'] as const) {
    const reason = unscorable[category];
    if (scores[category].percent === null && reason !== undefined) add(absent, category, reason);
  }
  return absent;
}
