import type { ActivityMeasure } from '../catalogue/year-catalogue';
import type { ImprovementActivitiesPolicy } from '../policy/scoring-policy';
import type { MeasurementSet } from './score-input';
import type { ScoringContext } from './scoring-context';
import { bySubmitter, periodDays } from './submitters';

/** One activity and its points. */
export interface ActivityScore {
  id: string;
  weight: 'medium' | 'high' | 'unweighted';
  points: number;
  ruleId: 'ia.activity' | 'ia.doubled' | 'ia.mvp' | 'ia.pcmh';
}

/** The category of one submitter's activities; the best submitter's is the unit's. */
export interface IaScore {
  /** 0..100. */
  percent: number;
  /** After the cap, of `possible`. */
  points: number;
  possible: number;
  activities: readonly ActivityScore[];
  /** The half credit of a MIPS APM participant lifted the points. */
  isApmCredit: boolean;
  /** CMS assigned the score; activities that were sent do not matter. */
  isAssigned: boolean;
  setRefs: readonly string[];
}

function isDoubled(context: ScoringContext): boolean {
  const statuses = context.input.facts.specialStatuses;
  return context.policy.ia.doubledFor.some((status) => statuses[status] === true);
}

/** An MVP participant's activities weigh more, whatever the practice's status. */
function pointTable(
  context: ScoringContext,
): Pick<ActivityScore, 'ruleId'> & { points: ImprovementActivitiesPolicy['points'] } {
  const { ia } = context.policy;
  if (context.option.mvp !== null && ia.mvpPoints !== null) return { ruleId: 'ia.mvp', points: ia.mvpPoints };
  if (isDoubled(context)) return { ruleId: 'ia.doubled', points: ia.doubledPoints };
  return { ruleId: 'ia.activity', points: ia.points };
}

/** Recognition we were told of and that is false gives no credit, whatever was attested. */
function isMedicalHome(context: Pick<ScoringContext, 'input' | 'policy'>, isAttested: boolean): boolean {
  const known = context.input.facts.isPcmh;
  if (isAttested) return known !== false;
  return known === true && !context.policy.ia.pcmhMustAttest;
}

function performed(context: ScoringContext, sets: readonly MeasurementSet[]): ActivityMeasure[] {
  const found = new Map<string, ActivityMeasure>();
  const { mvp } = context.option;
  for (const set of sets) {
    if (periodDays(set) < context.policy.ia.minimumContinuousDays) continue;
    for (const { measureId, value } of set.measurements) {
      const measure = value === true ? context.catalogue.measure(measureId) : undefined;
      if (measure?.category !== 'ia') continue;
      const isAllowed =
        mvp === null || mvp.iaMeasureIds.has(measureId) || measureId === context.policy.ia.pcmhMeasureId;
      if (isAllowed) found.set(measureId, measure);
    }
  }
  return [...found.values()];
}

function scoreActivities(context: ScoringContext, measures: readonly ActivityMeasure[]): ActivityScore[] {
  const { ia } = context.policy;
  const table = pointTable(context);
  const isAttested = measures.some(({ id }) => id === ia.pcmhMeasureId);
  const scores: ActivityScore[] = [];
  for (const { id, weight } of measures) {
    if (id === ia.pcmhMeasureId) continue;
    const kind = ia.method === 'weighted' ? (weight ?? 'unweighted') : 'unweighted';
    scores.push({ id, weight: kind, points: table.points[kind], ruleId: table.ruleId });
  }
  if (isMedicalHome(context, isAttested)) {
    scores.push({ id: ia.pcmhMeasureId, weight: 'unweighted', points: ia.denominator, ruleId: 'ia.pcmh' });
  }
  return scores;
}

/** Points that a recognition alone gives a unit that sent anything at all. */
export function recognisedPoints(context: Pick<ScoringContext, 'input' | 'policy'>): number {
  const { ia } = context.policy;
  if (isMedicalHome(context, false)) return ia.denominator;
  const isApmParticipant = context.input.unitKind === 'apm' || context.input.facts.isMipsApmParticipant === true;
  return isApmParticipant ? ia.apmMinimumPoints : 0;
}

function scoreSubmitter(context: ScoringContext, sets: readonly MeasurementSet[]): IaScore {
  const { ia } = context.policy;
  const activities = scoreActivities(context, performed(context, sets));
  const earned = activities.reduce((sum, { points }) => sum + points, 0);
  const least = recognisedPoints(context);
  const points = Math.min(ia.denominator, Math.max(earned, least));
  return {
    percent: (points / ia.denominator) * 100,
    points,
    possible: ia.denominator,
    activities,
    isApmCredit: earned < least,
    isAssigned: false,
    setRefs: sets.map(({ setRef }) => setRef),
  };
}

/** What CMS assigns to the participants of a MIPS APM. Source: 42 CFR 414.1367(c)(3), before 2021 414.1370(h)(3). */
function assigned(context: ScoringContext, percent: number): IaScore {
  const { denominator } = context.policy.ia;
  const points = (percent * denominator) / 100;
  return { percent, points, possible: denominator, activities: [], isApmCredit: false, isAssigned: true, setRefs: [] };
}

/**
 * The improvement activities category: each organization's activities added up apart, the highest kept.
 * Source: 42 CFR 414.1380(b)(3); under an MVP 414.1365(d).
 * @param isSilent nothing was sent in any category: what a recognition alone would give is then 0 too (policy
 *   `finalScore/noSubmission`, and "attest or submit" of `improvementActivities/apmParticipation/outsideApp`).
 */
export function scoreImprovementActivities(
  context: ScoringContext,
  sets: readonly MeasurementSet[],
  isSilent: boolean,
): IaScore {
  const { assignedActivitiesPercent } = context.option;
  if (assignedActivitiesPercent !== null) return assigned(context, assignedActivitiesPercent);
  if (isSilent) return { ...assigned(context, 0), isAssigned: false };
  let best: IaScore | undefined;
  for (const own of bySubmitter(sets).values()) {
    const score = scoreSubmitter(context, own);
    if (best === undefined || score.percent > best.percent) best = score;
  }
  return best ?? scoreSubmitter(context, []);
}
