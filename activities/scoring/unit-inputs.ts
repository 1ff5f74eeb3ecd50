import type { Determination } from '../../eligibility/determination';
import type { MeasurementSet, ReweightReason, UnitFacts, UnitScoreInput } from '../../scoring/score-input';
import type { Category, SpecialStatus } from '../../policy/year-policy';
import { type UnitRef, clinicianOfUnit, wireTypeOfUnit } from '../../schemas/ids';
import type { NormalisedMeasurementSet } from '../../schemas/submission';
import type { StoredSet } from '../../store/measurement-sets';
import type { Registration } from '../../store/registrations';
import type { UnitFact } from '../../store/roster';
import { clinicianIn } from '../eligibility';

/** Everything of one entity-year that scores are computed from. */
export interface YearMaterial {
  performanceYear: number;
  sets: StoredSet[];
  facts: UnitFact[];
  registrations: Registration[];
  determination: Determination | undefined;
}

/** One unit under one reporting option, with the sets that speak for it. */
export interface UnitInput {
  unitRef: UnitRef;
  option: string;
  input: UnitScoreInput;
  basis: string[];
}

/**
 * The units that sent something, each under each option it used. A subgroup is scored on its group's cost, and on its
 * group's PI where it sent none.
 */
export function unitInputs(material: YearMaterial): UnitInput[] {
  const keys = new Map(material.sets.map((set) => [`${set.unitRef} ${set.programName}`, set]));
  return [...keys.keys()].sort().map((key) => {
    const { unitRef, programName } = keys.get(key)!;
    return unitInput(material, unitRef, programName);
  });
}

export function unitInput(material: YearMaterial, unitRef: UnitRef, option: string): UnitInput {
  const sets = material.sets.filter((set) => set.unitRef === unitRef && set.programName === option);
  const unitKind = wireTypeOfUnit(unitRef);
  const groupPi = material.sets.filter((set) => set.unitRef === 'group' && set.category === 'pi');
  return {
    unitRef,
    option,
    basis: sets.map((set) => set.setRef),
    input: {
      performanceYear: material.performanceYear,
      unitKind,
      option,
      sets: sets.map(wireSet),
      ...(unitKind === 'subgroup' ? { affiliatedGroupPiSets: groupPi.map(wireSet) } : {}),
      facts: unitFacts(material, unitRef, option),
    },
  };
}

function wireSet(set: StoredSet): MeasurementSet {
  const body = set.body as NormalisedMeasurementSet;
  return { ...body, setRef: set.setRef, submitterRef: set.submitterRef };
}

function unitFacts(material: YearMaterial, unitRef: UnitRef, option: string): UnitFacts {
  // What CMS computes from claims, knows of the practice or grants it belongs to the TIN: a subgroup has its group's.
  const practiceUnit = unitRef.startsWith('subgroup:') ? 'group' : unitRef;
  const of = <T>(kind: UnitFact['kind'], unit = practiceUnit): T[] =>
    material.facts.filter((fact) => fact.kind === kind && fact.unitRef === unit).map((fact) => fact.data as T);
  const corrections = of<{ kind: string; status?: SpecialStatus; category?: Category }>('correction', unitRef);
  const registration = material.registrations.find((each) => each.unitRef === unitRef && each.mvpId === option);
  const complexPatient = of<NonNullable<UnitFacts['complexPatient']>[number]>('complexPatient');
  const previousYear = of<NonNullable<UnitFacts['previousYear']>>('previousYear')[0];
  const cahps = of<NonNullable<UnitFacts['cahps']>[number]>('cahps', unitRef);
  const facility = of<NonNullable<UnitFacts['facility']>>('facility', unitRef)[0];
  return {
    specialStatuses: Object.fromEntries(
      [...statusesOf(material.determination, unitRef), ...corrections.flatMap((each) => each.status ?? [])].map(
        (status) => [status, true],
      ),
    ),
    clinicianCount: clinicianOfUnit(unitRef) ? 1 : (material.determination?.group.practiceSize ?? 1),
    cost: of('cost'),
    administrativeClaims: of('claimsQuality'),
    reweighted: [
      ...of<{ category: Category; reason: ReweightReason }>('reweighting'),
      ...corrections.flatMap(({ category }) =>
        category ? [{ category, reason: 'hardshipException' as ReweightReason }] : [],
      ),
    ],
    ...(complexPatient.length > 0 ? { complexPatient } : {}),
    ...(previousYear ? { previousYear } : {}),
    ...(cahps.length > 0 ? { cahps } : {}),
    ...(facility ? { facility } : {}),
    ...of<Pick<UnitFacts, 'isPcmh' | 'isMipsApmParticipant' | 'cahpsSampleTooSmall'>>('recognition')[0],
    ...(registration
      ? {
          registration: {
            mvpId: registration.mvpId,
            ...(registration.populationHealthMeasure
              ? { populationHealthMeasureId: registration.populationHealthMeasure }
              : {}),
          },
        }
      : {}),
  };
}

function statusesOf(determination: Determination | undefined, unitRef: UnitRef): SpecialStatus[] {
  if (!determination) return [];
  const clinicianRef = clinicianOfUnit(unitRef);
  if (!clinicianRef) return determination.group.specialStatuses;
  return clinicianIn(determination, clinicianRef)?.specialStatuses ?? [];
}
