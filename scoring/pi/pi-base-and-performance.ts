import type { BaseAndPerformancePolicy, PiMeasureSet, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import { oncePer } from '../once-per';
import { PiAnswers } from './pi-answers';
import { percentOf, piItem, refusalsOf, refused, zeroPiScore } from './pi-score';
import type { PiContext, PiItemScore, PiScore } from './pi-score';
import { shortfallOf, shortfallsInWords } from './pi-shortfall';
import type { PiShortfall } from './pi-shortfall';
import type { MeasurementSet } from '../score-input';

/** What the scores of one measure set are made from. */
interface Reading {
  pi: PromotingInteroperabilityPolicy;
  model: BaseAndPerformancePolicy;
  measures: PiMeasureSet;
  set: MeasurementSet;
  answers: PiAnswers;
}

/** What the rules look up of a year's figures, made once a policy. */
const lookups = oncePer(({ countedOnce, editionBonus }: BaseAndPerformancePolicy) => ({
  groupOf: new Map(countedOnce.flatMap((ids) => ids.map((id) => [id, ids] as const))),
  cehrtIdForm: editionBonus === null ? null : new RegExp(editionBonus.cehrtIdForm),
}));

const section = '/promotingInteroperability';
const sum = (items: readonly PiItemScore[]): number => items.reduce((total, { points }) => total + points, 0);

/** One item for the base score and one for each excluded measure, with all that is missing: then it is of `pi.zero`. */
interface BaseScore {
  items: PiItemScore[];
  missing: PiShortfall[];
}

function baseScore({ model, measures, answers }: Reading): BaseScore {
  const pointer = `${section}/base`;
  const { basePoints } = model;
  const missing: PiShortfall[] = [];
  const excluded: PiItemScore[] = [];
  for (const id of measures.baseIds) {
    if (answers.isYes(id) || answers.rate(id) !== undefined) continue;
    if (answers.isExcluded(id)) excluded.push(piItem(id, 'pi.baseExcluded', 0, 0, pointer));
    else missing.push(shortfallOf(id, answers));
  }
  const isMissed = missing.length > 0;
  const base = piItem('base', isMissed ? 'pi.zero' : 'pi.base', basePoints, isMissed ? 0 : basePoints, pointer);
  return { items: [base, ...excluded], missing };
}

/** A rate earns a step of its measure's points for each step begun; a yes earns them all. */
function performancePoints(model: BaseAndPerformancePolicy, max: number, answers: PiAnswers, id: string): number {
  if (answers.isYes(id)) return max;
  const rate = answers.rate(id);
  if (rate === undefined) return 0;
  const { performanceSteps } = model;
  const steps = Math.min(performanceSteps, Math.ceil((performanceSteps * rate.numerator) / rate.denominator));
  return (steps * max) / performanceSteps;
}

function performanceScores({ model, measures, answers }: Reading): PiItemScore[] {
  const items: PiItemScore[] = [];
  const spent = new Set<readonly string[]>();
  const pointer = `${section}/measures`;
  const { groupOf } = lookups(model);
  for (const { measureId: id, points: max } of measures.performance) {
    if (!answers.isReported(id)) continue;
    const rate = answers.proportion(id);
    const points = performancePoints(model, max, answers, id);
    const group = points > 0 ? groupOf.get(id) : undefined;
    if (group !== undefined && spent.has(group)) {
      items.push(piItem(id, 'pi.countedOnce', 0, 0, pointer, rate));
      continue;
    }
    if (group !== undefined) spent.add(group);
    const ruleId = rate === undefined ? 'pi.performanceYes' : 'pi.performanceRate';
    items.push(piItem(id, ruleId, max, points, pointer, rate));
  }
  return items;
}

/** Whether only this measure set was reported, by a certification id of the edition that goes with it. */
function earnsEditionBonus({ model, measures, set, answers }: Reading): boolean {
  const { editionBonus, measureSets } = model;
  if (editionBonus === null || editionBonus.set !== measures.id) return false;
  const isMixed = measureSets.some((other) => other !== measures && answers.isAnyReported(other.ownIds));
  return !isMixed && lookups(model).cehrtIdForm?.test(set.cehrtId ?? '') === true;
}

function bonusScores(reading: Reading): PiItemScore[] {
  const { pi, model, measures, answers } = reading;
  const items: PiItemScore[] = [];
  for (const { measureIds, points, set, orTwoOf } of pi.bonuses) {
    if (set !== undefined && set !== measures.id) continue;
    const id = answers.yesAmong(measureIds)[0] ?? answers.yesAmong(orTwoOf ?? [])[1];
    if (id === undefined) continue;
    items.push(piItem(id, 'pi.bonus', points, points, `${section}/bonuses`));
  }
  if (model.editionBonus !== null && earnsEditionBonus(reading)) {
    const { points } = model.editionBonus;
    items.push(piItem('edition', 'pi.editionBonus', points, points, `${section}/editionBonus`));
  }
  return items;
}

function scoreMeasureSet(reading: Reading, base: BaseScore): PiScore {
  const { pi, model, measures, set } = reading;
  const performance = performanceScores(reading);
  const bonuses = bonusScores(reading);
  const earned = Math.min(model.performanceMax, sum(performance)) + Math.min(model.bonusMax, sum(bonuses));
  const points = model.basePoints + earned;
  const score = {
    percent: Math.min(pi.cap, points),
    points,
    items: [...base.items, ...performance, ...bonuses],
    zeroReason: null,
    setRef: set.setRef,
    measureSet: measures.id,
    hasData: true,
  };
  return refused(score, shortfallsInWords(base.missing));
}

/** What was sent of several measure sets, each once. Which base scores are missed is said in words. */
function itemsOfAll(scores: readonly PiScore[]): PiItemScore[] {
  const items = scores.flatMap((score) => score.items).filter(({ id }) => id !== 'base');
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** The better score; where both measure sets are missed, the reason of the one that was reported, or of both. */
function bestOf(
  scores: readonly PiScore[],
  { measureSets }: BaseAndPerformancePolicy,
  set: MeasurementSet,
  answers: PiAnswers,
): PiScore {
  const best = scores.reduce((one, other) => (percentOf(other) > percentOf(one) ? other : one));
  if (best.zeroReason === null) return best;
  const reported = measureSets.filter(({ ownIds }) => answers.isAnyReported(ownIds));
  const named = scores.filter(({ measureSet }) => reported.some(({ id }) => id === measureSet));
  const only = named.length === 1 ? named[0] : undefined;
  if (only !== undefined) return only;
  const reasons = scores.map(({ measureSet, zeroReason }) => `${measureSet} set: ${zeroReason}`);
  return zeroPiScore(reasons.join('; '), set.setRef, itemsOfAll(scores));
}

/**
 * The `baseAndPerformance` generation (2017 and 2018): base score or nothing, performance score, bonuses, capped. The two
 * measure sets are scored apart and the better is kept. Source: 42 CFR 414.1380(b)(4)(i).
 * @throws Error when the year's policy names the generation without its figures: a fault of the policy file.
 */
export function baseAndPerformance({ policy, catalogue }: PiContext, set: MeasurementSet): PiScore {
  const { pi, performanceYear } = policy;
  const model = pi.baseAndPerformance;
  if (model === null) throw new Error(`policy ${performanceYear}: no figures for baseAndPerformance`);
  const answers = new PiAnswers(set, catalogue, pi.exclusionLinks);
  const all = model.measureSets.map((measures) => {
    const reading = { pi, model, measures, set, answers };
    return { reading, base: baseScore(reading) };
  });
  const met = all.filter(({ base }) => base.missing.length === 0);
  const scores = (met.length > 0 ? met : all).map(({ reading, base }) => scoreMeasureSet(reading, base));
  return refused(bestOf(scores, model, set, answers), refusalsOf(pi, set, answers));
}
