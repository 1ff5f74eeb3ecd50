import type { OptInCommand } from '../../schemas/commands';
import { windowVerdict } from '../../calendar/window-verdict';
import { type ErrorDetail, success } from '../../schemas/error-envelope';
import { clinicianOfUnit } from '../../schemas/ids';
import type { IntakeRow } from '../../store/intake';
import { putElection } from '../../store/roster';
import { type DecisionContext, factOf } from '../decision-context';
import { currentDetermination, standingOf } from '../eligibility';
import { unitOf } from '../units';
import { type IntakeOutcome, refusedRow } from './outcome';

/**
 * Opt-in or voluntary reporting (42 CFR § 414.1310(b)(1)(iii)): only for a unit that exceeds some but not all elements
 * of the low-volume threshold, and for good. The same election again changes nothing and is no error.
 */
export async function applyOptIn(
  context: DecisionContext,
  row: IntakeRow,
  command: OptInCommand,
): Promise<IntakeOutcome> {
  const { nationalProviderIdentifier, decision } = command;
  const entityType = nationalProviderIdentifier ? 'individual' : 'group';
  const unitRef = unitOf(context.keyring, context.year.performanceYear, {
    entityType,
    ...(nationalProviderIdentifier ? { nationalProviderIdentifier } : {}),
  });
  const { performanceYear, eligibility } = context.policy;
  if (!eligibility.lowVolumeThreshold.optInAvailable)
    return refusedRow('NOT_ELIGIBLE', `Performance year ${performanceYear} has no opt-in: it exists from 2019 on.`);
  const earlier = await electionOf(context, unitRef);
  if (earlier === decision) return { status: 'applied', codes: [], facts: [], answer: answer(200, unitRef, decision) };
  if (earlier)
    return refusedRow('ELECTION_IRREVOCABLE', `This unit elected ${earlier} for ${context.year.performanceYear}.`);
  const standing = standingOf(await currentDetermination(context), unitRef);
  if (standing !== 'optInEligible')
    return refusedRow('NOT_ELIGIBLE', `Only an opt-in eligible unit may elect; this one is ${standing}.`);
  const { entityKey } = context.year;
  const election = { entityKey, unitRef, decision, intakeId: row.id, decidedAt: row.receivedAt };
  await putElection(context.tx, election);
  const clinicianRef = clinicianOfUnit(unitRef);
  const fact = factOf(context, 'optin.elected', {
    decision,
    level: entityType,
    ...(clinicianRef ? { clinicianRef } : {}),
    decidedAt: row.receivedAt,
  });
  return {
    status: 'applied',
    codes: [],
    facts: [fact],
    answer: answer(201, unitRef, decision, warningsOf(context, row)),
  };
}

const answer = (status: number, unitRef: string, decision: string, warnings: ErrorDetail[] = []) => ({
  status,
  body: success({ election: { unitRef, decision, irrevocable: true } }, warnings),
});

/** Before the final determination an election stands, but the unit may still turn out to need none. */
function warningsOf({ calendar }: DecisionContext, row: IntakeRow): ErrorDetail[] {
  if (!windowVerdict(calendar, 'optIn', row.receivedAt).early) return [];
  const message = 'Elected before the final determination, which may still change what this election is worth.';
  return [{ path: '$.decision', code: 'EARLY_ELECTION', message }];
}

async function electionOf({ tx, year }: DecisionContext, unitRef: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('elections')
    .select('decision')
    .where('entity_key', '=', year.entityKey)
    .where('unit_ref', '=', unitRef)
    .executeTakeFirst();
  return row?.decision;
}
