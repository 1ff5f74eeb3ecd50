import { limitNode } from './explain-limit';
import { setMetadata } from './explain-quality';
import { PiAnswers } from '../pi/pi-answers';
import type { PiItemScore, PiScore } from '../pi/pi-category';
import { piMoves } from './pi-moves';
import { piItemInWords } from './pi-words';
import type { PiScene } from './pi-words';
import { round4 } from '../rounding';
import { rules } from './rules';
import { scoreNode } from './score-node';
import type { MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { periodDays } from '../submitters';
import { figure } from './words';

function itemNode({ policy }: ScoringContext, item: PiItemScore, scene: PiScene): ScoreNode {
  const received = scene.moves.filter(({ to }) => to === item.id);
  const given = scene.moves.filter(({ from }) => from === item.id);
  return scoreNode(policy, item.id, item.points, item.ruleId, {
    detail: piItemInWords(item, scene),
    metadata: {
      numerator: item.numerator,
      denominator: item.denominator,
      maxPoints: item.max,
      ...(received.length === 0 ? {} : { receivedPoints: received.map(({ from, points }) => ({ from, points })) }),
      ...(given.length === 0 ? {} : { movedPoints: given.map(({ to, points }) => ({ to, points })) }),
    },
    figures: [{ name: 'most points', value: round4(item.max), source: item.pointer }],
  });
}

/** The set that was picked: the unit's own, or its affiliated group's. */
function pickedSet({ input }: ScoringContext, { setRef }: PiScore): MeasurementSet | undefined {
  return [...input.sets, ...(input.affiliatedGroupPiSets ?? [])].find((set) => set.setRef === setRef);
}

function baseIdsOf({ policy }: ScoringContext, { measureSet }: PiScore): readonly string[] {
  return policy.pi.baseAndPerformance?.measureSets.find(({ id }) => id === measureSet)?.baseIds ?? [];
}

function sceneOf(context: ScoringContext, score: PiScore, picked: MeasurementSet | undefined): PiScene {
  const { policy, catalogue, input } = context;
  const answers = picked === undefined ? undefined : new PiAnswers(picked, catalogue, policy.pi.exclusionLinks);
  return {
    moves: answers === undefined || policy.pi.model !== 'singleScore' ? [] : piMoves(policy.pi, answers),
    objectives: policy.pi.objectives,
    participants: input.facts.participantPi ?? [],
    answers,
    baseIds: baseIdsOf(context, score),
  };
}

/** What else the picked set says: the attestations that were checked, and answers that earn no points of their own. */
function answersOf(
  context: ScoringContext,
  score: PiScore,
  picked: MeasurementSet | undefined,
): Record<string, unknown> {
  if (picked === undefined) return {};
  const { attestations, objectives } = context.policy.pi;
  const { items } = score;
  const sent = new Map(picked.measurements.map(({ measureId, value }) => [measureId, value]));
  const shared = objectives.flatMap((objective) => objective.shared?.measureIds ?? []);
  const checked = attestations.map(({ measureId }) => measureId);
  const shown = new Set([...items.map(({ id }) => id), ...checked, ...shared, ...baseIdsOf(context, score)]);
  return {
    attestations: attestations.map((each) => ({ ...each, answer: sent.get(each.measureId) ?? null })),
    otherAnswers: picked.measurements.filter(({ measureId }) => !shown.has(measureId)),
  };
}

/** Why a set is not the one that counts. */
function whyNot({ policy, input }: ScoringContext, { setRef, ignored = [] }: PiScore, set: MeasurementSet): string {
  if (set.measurements.length === 0) return 'it holds no measurement';
  const lacking = ignored.find((each) => each.setRef === set.setRef);
  if (lacking !== undefined) return `less than a submission needs, and so as if not sent: ${lacking.because}`;
  if (setRef !== null) return 'another submission scores as high or higher';
  return input.unitKind === 'apm' && policy.pi.entityLevel === 'rolledUp'
    ? "the entity's score comes from its participants"
    : 'submissions contradict one another';
}

/** Sets of the option that were sent but not counted. */
function otherSets(context: ScoringContext, score: PiScore): ScoreNode[] {
  const { policy, input } = context;
  const others = input.sets.filter(
    ({ category, programName, setRef }) =>
      (category === 'pi' || category === 'aci') && programName === input.option && setRef !== score.setRef,
  );
  return others.map((set) => {
    const because = whyNot(context, score, set);
    return scoreNode(policy, set.setRef, null, 'pi.otherSet', {
      detail: `not counted: ${because}`,
      metadata: { ...setMetadata(set, false), notCountedBecause: because, reported: set.measurements },
    });
  });
}

/** Why the category earns nothing, or that nobody can tell what it earns; null where it earns something. */
function zeroInWords({ zeroReason, isUnknown }: PiScore): string | null {
  if (zeroReason === null) return null;
  return `${isUnknown === true ? 'not known, and counted as nothing' : rules['pi.zero'].says}: ${zeroReason}`;
}

function limitOf(context: ScoringContext, score: PiScore, items: readonly ScoreNode[]): ScoreNode[] {
  const { policy } = context;
  return limitNode(policy, items, score.percent ?? 0, {
    ...(score.zeroReason === null ? { name: 'limit', ruleId: 'pi.cap' } : { name: 'nothing', ruleId: 'pi.zero' }),
    figures: [{ name: 'cap', value: policy.pi.cap, source: '/promotingInteroperability/cap' }],
  });
}

/** The unweighted Promoting Interoperability category: a node a measure. */
export function explainPromotingInteroperability(context: ScoringContext, score: PiScore): ScoreNode {
  const { policy } = context;
  const picked = pickedSet(context, score);
  const scene = sceneOf(context, score, picked);
  const items = score.items.map((item) => itemNode(context, item, scene));
  const { minimumContinuousDays, cap } = policy.pi;
  const zero = zeroInWords(score);
  const isCapped = score.points > cap;
  return scoreNode(policy, 'pi', score.percent, zero === null ? 'category.pi' : 'pi.zero', {
    detail: zero ?? `${figure(score.points)} points${isCapped ? `, capped at ${cap}` : ` of ${cap}`}`,
    parts: [...items, ...limitOf(context, score, items), ...otherSets(context, score)],
    metadata: {
      ...setMetadata(picked, picked !== undefined),
      measureSet: score.measureSet,
      hasMinimumPIPerformancePeriod: picked === undefined ? null : periodDays(picked) >= minimumContinuousDays,
      ...answersOf(context, score, picked),
      numerator: score.percent ?? 0,
      denominator: 100,
    },
    figures: [
      { name: 'cap', value: cap, source: '/promotingInteroperability/cap' },
      {
        name: 'least days of the period',
        value: minimumContinuousDays,
        source: '/promotingInteroperability/minimumContinuousDays',
      },
    ],
  });
}
