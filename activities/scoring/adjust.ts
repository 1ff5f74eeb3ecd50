import { paymentAdjustment } from '../../scoring/payment-adjustment';
import type { Fact } from '../../schemas/events/fact';
import { type Adjustment, appendAdjustment, latestAdjustments, latestAssignments } from '../../store/assignments';
import { type DecisionContext, factOf } from '../decision-context';
import { factAbout } from './fact-about';

/**
 * Payment adjustments of all clinicians that have a final score, recorded where they changed. The scaling factors
 * are CMS's to publish: without those that a score needs only the percentages before scaling are known.
 */
export async function recordAdjustments(context: DecisionContext): Promise<{ facts: Fact[]; clinicians: number }> {
  const { tx, year } = context;
  const known = await latestAdjustments(tx, year.entityKey);
  const assignments = [...(await latestAssignments(tx, year.entityKey)).values()];
  const facts: Fact[] = [];
  let clinicians = 0;
  for (const { clinicianRef, finalScore } of assignments) {
    if (finalScore === null) continue;
    clinicians += 1;
    const before = known.get(clinicianRef);
    const adjustment = adjustmentOf(context, clinicianRef, finalScore, (before?.version ?? 0) + 1);
    if (before && sameAdjustment(before, adjustment)) continue;
    await appendAdjustment(tx, year.entityKey, adjustment, context.cause);
    facts.push(await adjustmentFact(context, adjustment));
  }
  return { facts, clinicians };
}

function adjustmentOf(
  { policy, stored: { scaling } }: DecisionContext,
  clinicianRef: string,
  finalScore: string,
  version: number,
): Adjustment {
  const { basePercent, additionalBasePercent, finalPercent, synthetic } = paymentAdjustment(
    finalScore,
    policy,
    scaling,
  );
  return {
    clinicianRef,
    version,
    basePercent,
    additionalBasePercent,
    scalingFactor: scaling?.factor ?? null,
    additionalScalingFactor: additionalBasePercent === null ? null : (scaling?.additionalFactor ?? null),
    scalingSynthetic: synthetic,
    finalPercent,
  };
}

const sameAdjustment = (before: Adjustment, now: Adjustment): boolean =>
  before.basePercent === now.basePercent &&
  before.additionalBasePercent === now.additionalBasePercent &&
  before.finalPercent === now.finalPercent;

/** The factor of every positive adjustment, and whose it is; the latter absent where there is none. */
function scalingOf({ stored }: DecisionContext) {
  const scalingFactor = stored.scaling?.factor ?? null;
  if (!stored.scaling) return { scalingFactor };
  const basis: 'synthetic' | 'published' = stored.scaling.synthetic ? 'synthetic' : 'published';
  return { scalingFactor, scalingFactorBasis: basis };
}

/** The factors of a release: also that of the additional adjustment, in a year that has one. */
export function releasedFactors(context: DecisionContext) {
  const scaling = scalingOf(context);
  if (context.policy.payment.additional === null) return scaling;
  return { ...scaling, additionalScalingFactor: context.stored.scaling?.additionalFactor ?? null };
}

async function adjustmentFact(context: DecisionContext, adjustment: Adjustment): Promise<Fact> {
  const { clinicianRef, version, basePercent, additionalBasePercent, additionalScalingFactor, finalPercent } =
    adjustment;
  const supersedes = version > 1 ? await factAbout(context, 'payment.adjustment-assigned', clinicianRef) : undefined;
  return factOf(context, 'payment.adjustment-assigned', {
    paymentYear: context.policy.paymentYear,
    clinicianRef,
    basePercent,
    ...scalingOf(context),
    ...(additionalBasePercent === null ? {} : { additionalBasePercent, additionalScalingFactor }),
    finalPercent,
    version,
    ...(supersedes ? { supersedes } : {}),
  });
}
