import type { Mvp, YearCatalogue } from '../../catalogue/year-catalogue';
import type { YearPolicy } from '../../policy/year-policy';
import { isOutcomeMeasure } from '../quality/scored-measure';
import type { MeasurementSet, UnitScoreInput } from '../score-input';
import type { ScoreNode, UnitScore } from '../score-result';

/** What of a unit's data a pathway takes. */
export interface MvpShares {
  quality: {
    /** Measures to report. */
    required: number;
    /** How many of them there are, at most `required`. */
    filled: number;
    /** Reported measures of the pathway that can be scored. */
    reported: readonly string[];
    /** Reported measures of the pathway that are not scored: nobody to measure, or suppressed. They fill no slot. */
    notScored: readonly string[];
    /** Measures of the pathway that CMS computes and that may fill a slot: outcome claims measures, the survey. */
    computedByCms: readonly string[];
    hasOutcome: boolean;
    hasHighPriority: boolean;
    /** Reported measures that the pathway does not have. */
    notInPathway: readonly string[];
    /** Measures of the pathway that were not reported: outcomes, then high priority, then those with a benchmark. */
    open: readonly string[];
    /** Those of them that would fill the outcome slot. */
    openOutcomes: readonly string[];
  };
  activities: { reported: readonly string[]; open: readonly string[] };
  pi: { reported: boolean };
  cost: { offered: readonly string[]; known: readonly string[] };
}

type Input = Omit<UnitScoreInput, 'option'>;

/** A unit's data, the pathway, and the score of the one under the other. */
export interface MvpScene {
  input: Input;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  mvp: Mvp;
  score: UnitScore;
}

function idsOf(sets: readonly MeasurementSet[], ...categories: MeasurementSet['category'][]): string[] {
  const own = sets.filter(({ category }) => categories.includes(category));
  return [...new Set(own.flatMap(({ measurements }) => measurements.map(({ measureId }) => measureId)))];
}

function activityIds(sets: readonly MeasurementSet[]): string[] {
  const own = sets.filter(({ category }) => category === 'ia');
  const performed = own.flatMap(({ measurements }) => measurements.filter(({ value }) => value === true));
  return [...new Set(performed.map(({ measureId }) => measureId))];
}

function computedByCms({ facts }: Input, policy: YearPolicy, mvp: Mvp): string[] {
  const claims = facts.administrativeClaims.map(({ measureId }) => measureId);
  const outcomes = claims.filter((id) => mvp.administrativeClaimsMeasureIds.has(id));
  const { cahpsMeasureId } = policy.quality;
  const hasSurvey = (facts.cahps ?? []).length > 0 && mvp.qualityMeasureIds.has(cahpsMeasureId);
  return hasSurvey ? [...outcomes, cahpsMeasureId] : outcomes;
}

function openMeasures(
  catalogue: YearCatalogue,
  mvp: Mvp,
  taken: ReadonlySet<string>,
): Pick<MvpShares['quality'], 'open' | 'openOutcomes'> {
  const rank = (id: string): number => {
    const measure = catalogue.qualityMeasure(id);
    if (isOutcomeMeasure(measure)) return 3;
    return measure?.isHighPriority === true ? 2 : 0;
  };
  const hasBenchmark = (id: string): number =>
    catalogue.qualityMeasure(id)?.submissionMethods.some((method) => catalogue.benchmark(id, method) !== undefined)
      ? 1
      : 0;
  const worth = (id: string): number => rank(id) + hasBenchmark(id);
  const open = [...mvp.qualityMeasureIds].filter((id) => !taken.has(id)).sort((a, b) => worth(b) - worth(a));
  return { open, openOutcomes: open.filter((id) => rank(id) > 0) };
}

/** Measures that the score left out, by the rules that made it. */
function leftOut(tree: ScoreNode): Set<string> {
  const ids = new Set<string>();
  const open = [tree];
  for (const node of open) {
    if (node.ruleId.startsWith('quality.notScored.')) ids.add(node.name);
    open.push(...node.parts, ...(node.original === undefined ? [] : [node.original]));
  }
  return ids;
}

function qualityShare(scene: MvpScene): MvpShares['quality'] {
  const { input, policy, catalogue, mvp, score } = scene;
  const submitted = idsOf(input.sets, 'quality');
  const ofPathway = submitted.filter((id) => mvp.qualityMeasureIds.has(id));
  const dropped = ofPathway.length > 0 ? leftOut(score.tree) : new Set<string>();
  const reported = ofPathway.filter((id) => !dropped.has(id));
  const fromCms = computedByCms(input, policy, mvp).filter((id) => !reported.includes(id));
  const slots = [...reported, ...fromCms];
  const measures = slots.map((id) => catalogue.qualityMeasure(id));
  const required = policy.quality.required.mvp;
  return {
    required,
    filled: Math.min(required, slots.length),
    reported,
    notScored: ofPathway.filter((id) => dropped.has(id)),
    computedByCms: fromCms,
    hasOutcome: measures.some((measure) => isOutcomeMeasure(measure)),
    hasHighPriority: measures.some((measure) => measure?.isHighPriority === true),
    notInPathway: submitted.filter((id) => !mvp.qualityMeasureIds.has(id)),
    ...openMeasures(catalogue, mvp, new Set([...ofPathway, ...fromCms])),
  };
}

/** What the pathway takes of the data, category by category. */
export function mvpShares(scene: MvpScene): MvpShares {
  const { input, policy, mvp } = scene;
  const activities = activityIds(input.sets);
  const taken = activities.filter((id) => mvp.iaMeasureIds.has(id) || id === policy.ia.pcmhMeasureId);
  const groupPi = input.unitKind === 'subgroup' ? (input.affiliatedGroupPiSets ?? []) : [];
  const costIds = new Set(input.facts.cost.map(({ measureId }) => measureId));
  return {
    quality: qualityShare(scene),
    activities: { reported: taken, open: [...mvp.iaMeasureIds].filter((id) => !taken.includes(id)) },
    pi: { reported: idsOf([...input.sets, ...groupPi], 'pi', 'aci').length > 0 },
    cost: { offered: [...mvp.costMeasureIds], known: [...mvp.costMeasureIds].filter((id) => costIds.has(id)) },
  };
}
