import type { Fact } from '../../schemas/events/fact';
import { appendScore, latestScores } from '../../store/scores';
import { type DecisionContext, type DecisionOutcome, dataref, factOf } from '../decision-context';
import { recordAdjustments, releasedFactors } from './adjust';
import { recordAssignments } from './assign';
import { categoriesOf, contentOfScore } from './preliminary';
import type { Scoring } from './score-again';
import { type ScoredUnit, readMaterial, scoreWholeYear } from './score-year';
import type { YearMaterial } from './unit-inputs';
import { tellUnscored, unscoredOf, wasHeldBack } from './unscored';

/** Whether final scores of this year are out: what comes later revises them, and releases nothing a second time. */
export const scoresAreOut = ({ year }: DecisionContext): boolean => year.state?.reviewWindow !== undefined;

const adjustmentsAreOut = ({ year }: DecisionContext): boolean => year.scores?.adjustmentsReleased !== undefined;

/**
 * CMS releases final scores: each unit's, then the one chosen for each TIN/NPI; targeted review opens. A unit that cannot
 * be scored is told to operators and held back with the clinicians it reaches; the others get theirs.
 */
export async function releaseScores(context: DecisionContext): Promise<DecisionOutcome> {
  const material = await readMaterial(context);
  const { units, unscored } = scoreWholeYear(context, material);
  const facts: Fact[] = [];
  for (const unit of units) {
    const version = await appendScore(context.tx, context.year.entityKey, { ...unit, stage: 'final' }, context.cause);
    facts.push(finalFact(context, unit, version));
  }
  facts.push(...(await recordAssignments(context, material, { units, unscored })));
  facts.push(...(await tellUnscored(context, unscored, 'final')));
  facts.push(factOf(context, 'review.opened', { closesAt: context.calendar.reviewClosesAt }));
  return { facts, answer: { scored: units.length, ...unscoredOf(unscored) } };
}

/** CMS releases payment adjustments; from performance year 2024 this also dates the close of targeted review. */
export async function releaseAdjustments(context: DecisionContext): Promise<DecisionOutcome> {
  const { facts, clinicians } = await recordAdjustments(context);
  const released = factOf(context, 'payment.adjustment-released', {
    paymentYear: context.policy.paymentYear,
    clinicianCount: clinicians,
    ...releasedFactors(context),
    version: 1,
  });
  const closesAt = context.calendar.reviewClosesAt;
  const known = context.year.state?.reviewWindow?.closesAt;
  const dated = closesAt && known !== closesAt ? [factOf(context, 'review.closes-at-known', { closesAt })] : [];
  return { facts: [released, ...facts, ...dated], answer: {} };
}

/**
 * Scores the year again after the release. Every changed score is a revision, and says whether adjustments follow it;
 * they come after all revisions of one cause. A unit that was held back at the release has its release now; one that can
 * no longer be scored keeps what was released.
 */
export async function revise(
  context: DecisionContext,
  material: YearMaterial,
  because: string,
  reviewRef?: string,
): Promise<Scoring> {
  const { units, unscored } = scoreWholeYear(context, material);
  const counts = { scored: units.length, ...unscoredOf(unscored) };
  const told = await tellUnscored(context, unscored, 'revised');
  const changed = await changedScores(context, units);
  if (changed.length === 0) return { facts: told, ...counts };
  const assigned = await recordAssignments(context, material, { units, unscored });
  const adjusted = adjustmentsAreOut(context) ? (await recordAdjustments(context)).facts : undefined;
  const adjustment = !adjusted ? 'notReleased' : adjusted.length > 0 ? 'follows' : 'unchanged';
  const revised: Fact[] = [];
  for (const { unit, previous } of changed) {
    const stage = previous === undefined ? 'final' : 'revised';
    const version = await appendScore(context.tx, context.year.entityKey, { ...unit, stage }, context.cause);
    revised.push(
      previous === undefined
        ? finalFact(context, unit, version)
        : revisedFact(context, unit, { previous, version, because, reviewRef, adjustment }),
    );
  }
  return { facts: [...revised, ...assigned, ...(adjusted ?? []), ...told], ...counts };
}

/** Units whose score is another than the one in force, with that one; without one where the unit was held back. */
async function changedScores(
  context: DecisionContext,
  units: ScoredUnit[],
): Promise<{ unit: ScoredUnit; previous: string | undefined }[]> {
  const known = await latestScores(context.tx, context.year.entityKey);
  const changed: { unit: ScoredUnit; previous: string | undefined }[] = [];
  for (const unit of units) {
    const before = known.find((each) => each.unitRef === unit.unitRef && each.option === unit.option);
    if (!before || before.stage === 'preliminary') {
      const isHeldBack = await wasHeldBack(context, unit.unitRef, unit.option);
      changed.push({ unit, previous: isHeldBack ? undefined : (before?.finalScore ?? '0') });
    } else if (contentOfScore(before.result, before.basis) !== contentOfScore(unit.result, unit.basis))
      changed.push({ unit, previous: before.finalScore });
  }
  return changed;
}

function finalFact(context: DecisionContext, unit: ScoredUnit, version: number): Fact {
  return factOf(context, 'score.final-released', {
    unitRef: unit.unitRef,
    option: unit.option,
    finalScore: Number(unit.result.finalScore),
    byCategory: categoriesOf(unit.result),
    authority: 'engine',
    version,
    engineVersion: unit.result.engineVersion,
    dataref: dataref(context, 'scores', unit.unitRef, unit.option, version),
  });
}

function revisedFact(
  context: DecisionContext,
  unit: ScoredUnit,
  revision: {
    previous: string;
    version: number;
    because: string;
    reviewRef: string | undefined;
    adjustment: 'follows' | 'unchanged' | 'notReleased';
  },
): Fact {
  return factOf(context, 'score.revised', {
    unitRef: unit.unitRef,
    option: unit.option,
    previous: Number(revision.previous),
    finalScore: Number(unit.result.finalScore),
    byCategory: categoriesOf(unit.result),
    authority: 'engine',
    because: revision.because,
    ...(revision.reviewRef ? { reviewRef: revision.reviewRef } : {}),
    adjustment: revision.adjustment,
    version: revision.version,
    dataref: dataref(context, 'scores', unit.unitRef, unit.option, revision.version),
  });
}
