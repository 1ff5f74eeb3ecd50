/**
 * Names of things as they cross every border. Zod-free and pure: workflows import this file.
 */

/** What one durable year belongs to. A TIN holds its individuals, its group and its subgroups as units. */
export type EntityKind = 'tin' | 'virtualGroup' | 'apm';

/** CMS's wire words for who a submission is about (SUBMISSION format, `entityType`). */
export type WireEntityType = 'individual' | 'group' | 'subgroup' | 'virtualGroup' | 'apm';

/** `ent_` and 26 characters of base32: the keyed token that stands for a TIN, virtual group or APM Entity everywhere. */
export type EntityRef = string;

/** `<entityRef>.<performanceYear>`: key of the Kafka records, of the store's rows and of the workflow. */
export type EntityKey = string;

/** `group`, `individual:<clinicianRef>`, `subgroup:<subgroupRef>`, `virtualGroup` or `apm`. */
export type UnitRef = string;

export const entityKeyOf = (entityRef: EntityRef, performanceYear: number): EntityKey =>
  `${entityRef}.${performanceYear}`;

/** The parts of an entity key. @throws Error when the text is not an entity key. */
export function partsOfEntityKey(entityKey: EntityKey): { entityRef: EntityRef; performanceYear: number } {
  const match = /^(ent_[a-z2-7]{26})\.(20\d{2})$/.exec(entityKey);
  if (!match) throw new Error('Not an entity key: expected ent_<26 characters>.<year>');
  return { entityRef: match[1]!, performanceYear: Number(match[2]) };
}

/** Workflow id of the year of one entity. Operators meet it in the Temporal UI, so it never changes shape. */
export const yearWorkflowId = (entityKey: EntityKey): string => `year/${entityKey}`;

/** Workflow id of one targeted review. */
export const reviewWorkflowId = (reviewRef: string): string => `review/${reviewRef}`;

export const individualUnit = (clinicianRef: string): UnitRef => `individual:${clinicianRef}`;
export const subgroupUnit = (subgroupRef: string): UnitRef => `subgroup:${subgroupRef}`;

/** The clinician an individual unit is about, or undefined for every other unit. */
export function clinicianOfUnit(unitRef: UnitRef): string | undefined {
  return unitRef.startsWith('individual:') ? unitRef.slice('individual:'.length) : undefined;
}

/** Wire entity type of a unit. */
export function wireTypeOfUnit(unitRef: UnitRef): WireEntityType {
  const kind = unitRef.split(':', 1)[0];
  if (kind === 'individual' || kind === 'subgroup' || kind === 'group' || kind === 'virtualGroup' || kind === 'apm')
    return kind;
  throw new Error(`Not a unit: ${kind}`);
}

/** Where the clock stands. One workflow run each; `closed` is the end. */
export const PHASES = ['preliminary', 'performance', 'submission', 'scoring', 'review', 'payment'] as const;
export type Phase = (typeof PHASES)[number];
