import { cmsDetermination } from '../eligibility/cms/cms-determination';
import type { CmsClinician } from '../eligibility/cms/eligibility-document';
import type { ClinicianDetermination, Determination, DeterminationRun, UnitStatus } from '../eligibility/determination';
import { determineEligibility } from '../eligibility/determine-eligibility';
import { resolveDetermination } from '../eligibility/resolve-determination';
import { type UnitRef, clinicianOfUnit } from '../schemas/ids';
import { latestDetermination, readElections, readEntityFacts, readFacts } from '../store/roster';
import type { DecisionContext } from './decision-context';

/**
 * Eligibility by all that is known at this moment, elections included. CMS's own determination is authoritative where
 * one was loaded for the run; differences from the computed one come with it.
 */
export async function determine(context: DecisionContext, run: DeterminationRun) {
  const { tx, year, policy } = context;
  const facts = await readEntityFacts(tx, year.entityKey);
  const elections = await readElections(tx, year.entityKey);
  const computed = determineEligibility(facts, run, policy, {
    ...elections,
    reportsAsGroup: await hasGroupData(context),
  });
  const given = (await readFacts(tx, year.entityKey)).filter(
    (fact) => fact.kind === 'cmsDetermination' && fact.item === run,
  );
  if (given.length === 0) return resolveDetermination({ computed });
  const cms = cmsDetermination(
    given.map((fact) => fact.data as CmsClinician),
    run,
    policy,
  );
  return resolveDetermination({ computed, cms });
}

/** The determination in force with the elections made since, or undefined before the first run. */
export async function currentDetermination(context: DecisionContext): Promise<Determination | undefined> {
  const latest = await latestDetermination(context.tx, context.year.entityKey);
  return latest && (await determine(context, latest.run)).determination;
}

/** Standing of a unit: `unknown` before the first determination and for a clinician whom no file named. */
export function standingOf(determination: Determination | undefined, unitRef: UnitRef): UnitStatus | 'unknown' {
  if (!determination) return 'unknown';
  const clinicianRef = clinicianOfUnit(unitRef);
  if (clinicianRef) return clinicianIn(determination, clinicianRef)?.status ?? 'unknown';
  return unitRef === 'group' ? determination.group.status : 'unknown';
}

/**
 * Why a unit cannot act in this practice, as far as the determination knows its roster: a clinician who does not bill
 * under the TIN, or the group of a solo practice (there is none). A roster that nobody loaded says nothing.
 */
export function unitProblem(determination: Determination | undefined, unitRef: UnitRef): string | undefined {
  const roster = determination?.clinicians ?? [];
  if (!determination || roster.length === 0) return undefined;
  const clinicianRef = clinicianOfUnit(unitRef);
  if (clinicianRef && !clinicianIn(determination, clinicianRef))
    return 'This clinician does not bill under this TIN, as far as the rosters loaded for the year know.';
  if (unitRef === 'group' && !determination.group.exists)
    return 'A practice of one clinician has no group: report, register and elect for the clinician.';
  return undefined;
}

export const clinicianIn = (determination: Determination, clinicianRef: string): ClinicianDetermination | undefined =>
  determination.clinicians.find((clinician) => clinician.clinicianRef === clinicianRef);

/** A practice that sent group data reports as a group, and its score reaches its low-volume clinicians. */
async function hasGroupData({ tx, year }: DecisionContext): Promise<boolean> {
  const row = await tx
    .selectFrom('measurement_sets')
    .select('set_ref')
    .where('entity_key', '=', year.entityKey)
    .where('unit_ref', '=', 'group')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
