import type { Determination } from '../../eligibility/determination';
import type { RegistrationCommand } from '../../schemas/commands';
import { success } from '../../schemas/error-envelope';
import type { UnitRef } from '../../schemas/ids';
import { lifecycleRefusals } from '../../schemas/lifecycle-refusals';
import { clinicianRefOf } from '../../store/entity-years';
import type { IntakeRow } from '../../store/intake';
import {
  type Registration,
  putRegistration,
  readRegistrations,
  registrationRefOf,
  yearOfRegisteredUnit,
} from '../../store/registrations';
import { type DecisionContext, factOf } from '../decision-context';
import { clinicianIn, currentDetermination, unitProblem } from '../eligibility';
import { unitOf } from '../units';
import { type IntakeOutcome, refusedRow } from './outcome';

/**
 * Registers a unit for an MVP, a subgroup with its clinicians. An edit before the deadline replaces all of it.
 *
 * A subgroup needs two clinicians of the TIN, one of them eligible individually, and none that is in another subgroup
 * of the TIN (42 CFR § 414.1365(b), § 414.1318(a)).
 */
export async function applyRegistration(
  context: DecisionContext,
  row: IntakeRow,
  command: RegistrationCommand,
): Promise<IntakeOutcome> {
  const { entityKey, performanceYear } = context.year;
  const unitRef = unitOf(context.keyring, performanceYear, command);
  const npis = [...new Set(command.nationalProviderIdentifiers)];
  const clinicianRefs = npis.map((npi) => clinicianRefOf(context.keyring, npi, performanceYear)).sort();
  const existing = await readRegistrations(context.tx, entityKey);
  const determination = await currentDetermination(context);
  const foreign = unitProblem(determination, unitRef);
  if (foreign) return refusedRow('NOT_ELIGIBLE', foreign);
  if (command.entityType === 'subgroup') {
    const holder = await yearOfRegisteredUnit(context.tx, unitRef, performanceYear);
    if (holder && holder !== entityKey)
      return refusedRow('SUBGROUP_TAKEN', lifecycleRefusals.SUBGROUP_TAKEN.sentence, '$.entityId');
    const problem = subgroupProblem(determination, existing, unitRef, clinicianRefs);
    if (problem) return refusedRow('NOT_ELIGIBLE', problem, '$.nationalProviderIdentifiers');
  }
  const registration: Registration = {
    registrationRef: registrationRefOf(entityKey, unitRef),
    entityKey,
    kind: command.entityType === 'subgroup' ? 'subgroup' : 'mvp',
    unitRef,
    mvpId: command.programName,
    clinicianRefs,
    populationHealthMeasure: command.populationHealthMeasureId ?? null,
    intakeId: row.id,
    registeredAt: row.receivedAt,
  };
  const before = existing.find((each) => each.unitRef === unitRef);
  const unchanged = before !== undefined && contentOf(before) === contentOf(registration);
  if (!unchanged) await putRegistration(context.tx, registration);
  return {
    status: 'applied',
    codes: [],
    facts: unchanged ? [] : [factOfRegistration(context, registration, before !== undefined)],
    answer: { status: before ? 200 : 201, body: success({ registration: view(registration) }) },
  };
}

function subgroupProblem(
  determination: Determination | undefined,
  existing: Registration[],
  unitRef: UnitRef,
  members: string[],
): string | undefined {
  if (members.length < 2) return 'A subgroup needs at least two clinicians of the TIN.';
  const elsewhere = existing.filter((each) => each.kind === 'subgroup' && each.unitRef !== unitRef);
  const taken = members.filter((member) => elsewhere.some((each) => each.clinicianRefs.includes(member))).length;
  if (taken > 0) return `${taken} of these clinicians are in another subgroup of this TIN.`;
  if (!determination) return 'Nobody knows yet who is eligible: register once the preliminary determination is known.';
  const known = members.flatMap((member) => clinicianIn(determination, member) ?? []);
  if (known.length < members.length)
    return `${members.length - known.length} of these clinicians do not bill under this TIN.`;
  if (!known.some((clinician) => clinician.eligible))
    return 'A subgroup needs at least one clinician who is MIPS eligible individually.';
  return undefined;
}

const contentOf = ({ mvpId, clinicianRefs, populationHealthMeasure }: Registration): string =>
  JSON.stringify([mvpId, clinicianRefs, populationHealthMeasure]);

function factOfRegistration(context: DecisionContext, registration: Registration, changed: boolean) {
  const { registrationRef, kind, unitRef, mvpId, clinicianRefs, populationHealthMeasure } = registration;
  const subgroup = kind === 'subgroup' ? { subgroupRef: unitRef.slice('subgroup:'.length) } : {};
  return factOf(context, changed ? 'registration.changed' : 'registration.registered', {
    registrationRef,
    kind,
    unitRef,
    mvpId,
    ...subgroup,
    ...(kind === 'subgroup' ? { clinicianCount: clinicianRefs.length } : {}),
    ...(populationHealthMeasure ? { choice: populationHealthMeasure } : {}),
  });
}

const view = ({ registrationRef, kind, unitRef, mvpId, clinicianRefs, registeredAt }: Registration) => ({
  id: registrationRef,
  kind,
  unitRef,
  programName: mvpId,
  clinicianCount: clinicianRefs.length,
  registeredAt,
});
