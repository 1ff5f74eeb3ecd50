import type { FactData, FactType, RecordedFact } from './fact';
import type { FACT_TOPICS } from './fact-types';
import type { FinalScoreSnapshot, ScoresSnapshot } from './scores-snapshot';
import { putSorted, withoutUndefined } from './sorted-list';
import type { EntityHead, LifecycleHead } from './state-snapshot';

type ScoresFactType = { [T in FactType]: 'scores' extends (typeof FACT_TOPICS)[T][number] ? T : never }[FactType];
type Change = Partial<ScoresSnapshot>;
type Handler<T extends FactType> = (scores: ScoresSnapshot, data: FactData<T>, fact: RecordedFact) => Change;

const byUnitAndOption = (each: { unitRef: string; option: string }): string => `${each.unitRef}|${each.option}`;
const byClinician = (each: { clinicianRef: string }): string => each.clinicianRef;

/** The history with one more of a kind; a fact that supersedes another was counted with that one. */
function counted(scores: ScoresSnapshot, kind: keyof ScoresSnapshot['history'], fact: RecordedFact): Change {
  if (fact.supersedes !== undefined) return {};
  return { history: { ...scores.history, [kind]: scores.history[kind] + 1 } };
}

function putFinal(
  scores: ScoresSnapshot,
  data: FactData<'score.final-released'> | FactData<'score.revised'>,
  revised: 0 | 1,
): FinalScoreSnapshot[] {
  const before = scores.final.find((each) => byUnitAndOption(each) === byUnitAndOption(data));
  const { unitRef, option, finalScore, byCategory, authority, version } = data;
  const revisions = (before?.revisions ?? 0) + revised;
  const entry = { unitRef, option, finalScore, byCategory, authority, version, revisions };
  return putSorted(scores.final, byUnitAndOption, entry);
}

const handlers: { [T in ScoresFactType]: Handler<T> } = {
  'score.preliminary-calculated': (scores, data, fact) => {
    const { unitRef, option, total, byCategory, engineVersion, basis } = data;
    const entry = {
      unitRef,
      option,
      total,
      byCategory,
      engineVersion,
      setRefs: basis.setRefs,
      calculatedAt: fact.time,
    };
    return {
      preliminary: putSorted(scores.preliminary, byUnitAndOption, entry),
      ...counted(scores, 'preliminaryCalculated', fact),
    };
  },
  'score.final-released': (scores, data, fact) => ({
    final: putFinal(scores, data, 0),
    ...counted(scores, 'finalReleased', fact),
  }),
  'score.revised': (scores, data, fact) => ({
    final: putFinal(scores, data, fact.supersedes === undefined ? 1 : 0),
    ...counted(scores, 'revised', fact),
  }),
  'score.assigned': (scores, { clinicianRef, finalScore, winner, version }, fact) => ({
    assigned: putSorted(scores.assigned, byClinician, { clinicianRef, finalScore, winner, version }),
    ...counted(scores, 'assigned', fact),
  }),
  'payment.adjustment-released': (_, { paymentYear, version }, { time }) => ({
    adjustmentsReleased: { paymentYear, version, releasedAt: time },
  }),
  'payment.adjustment-assigned': (scores, data, fact) => {
    const { clinicianRef, paymentYear, basePercent, additionalBasePercent, finalPercent, version } = data;
    const { scalingFactor, scalingFactorBasis, additionalScalingFactor } = data;
    const factors = { scalingFactor, scalingFactorBasis, additionalScalingFactor };
    const percent = { basePercent, additionalBasePercent, ...factors, finalPercent };
    const entry = withoutUndefined({ clinicianRef, paymentYear, ...percent, version });
    return {
      adjustments: putSorted(scores.adjustments, byClinician, entry),
      ...counted(scores, 'adjustmentsAssigned', fact),
    };
  },
};

function emptyScores(head: { entity: EntityHead; lifecycle: LifecycleHead }): ScoresSnapshot {
  return {
    ...head,
    generation: 1,
    preliminary: [],
    final: [],
    assigned: [],
    adjustments: [],
    history: { preliminaryCalculated: 0, finalReleased: 0, revised: 0, assigned: 0, adjustmentsAssigned: 0 },
    lastSequence: 0,
    lastTopicSequence: { scores: 0 },
    updatedAt: '',
  };
}

/**
 * Folds one fact into the scores of its entity-year, by the same promises as `projectState`: facts of other topics,
 * repeats and latecomers change nothing.
 */
export function projectScores<S extends ScoresSnapshot | null>(snapshot: S, fact: RecordedFact): ScoresSnapshot | S {
  if (fact.topic !== 'scores' || fact.sequence <= (snapshot?.lastSequence ?? 0)) return snapshot;
  const { entity, lifecycle } = fact.data as unknown as { entity: EntityHead; lifecycle: LifecycleHead };
  const before = snapshot ?? emptyScores({ entity, lifecycle });
  const handler = (handlers as Partial<Record<string, Handler<FactType>>>)[fact.type];
  return {
    ...before,
    entity,
    lifecycle,
    ...handler?.(before, fact.data as FactData<FactType>, fact),
    generation: fact.generation,
    lastSequence: fact.sequence,
    lastTopicSequence: { scores: fact.topicSequence },
    updatedAt: fact.time,
  };
}
