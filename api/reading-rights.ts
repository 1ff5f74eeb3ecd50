import type { FastifyRequest } from 'fastify';
import { notFound } from '../schemas/error-envelope';
import { type EntityKey, partsOfEntityKey } from '../schemas/ids';
import { type EntityYear, entityRefOf, findEntityYear, hasGrant, orgRefOf } from '../store/entity-years';
import { hasTouched } from '../store/intake';
import type { Door } from './deps';
import { Refusal } from './refusal';
import { type Caller, callerOf } from './request-state';

/** How much of a year somebody may see: all of it, or what their own organisation sent. */
export type ReadingRight = 'whole' | 'own';

/** A year that the caller may see, with how much of it. */
export interface VisibleYear {
  year: EntityYear;
  right: ReadingRight;
  /** The caller's organisation as this year's records name it. */
  orgRef: string;
}

/**
 * The entity-year of the route's `:id`. Whole for operators, for practices whose token covers the TIN, and where the
 * practice gave a grant; own for an organisation that has sent something for this year.
 * @throws Refusal 404 when there is no such year, and alike when it is not the caller's to see
 */
export async function visibleYear(
  door: Door,
  request: FastifyRequest<{ Params: { id: string } }>,
): Promise<VisibleYear> {
  const caller = callerOf(request);
  const year = await findYear(door, request.params.id);
  if (!year) throw new Refusal(notFound('performance year'));
  const orgRef = orgRefOf(door.runtime.keyring, caller.org, year.performanceYear);
  const right = await rightOf(door, caller, year, orgRef);
  if (!right) throw new Refusal(notFound('performance year'));
  request.about = { entityKey: year.entityKey, performanceYear: year.performanceYear };
  return { year, right, orgRef };
}

async function findYear(door: Door, entityKey: EntityKey): Promise<EntityYear | undefined> {
  try {
    partsOfEntityKey(entityKey);
  } catch {
    return undefined;
  }
  return findEntityYear(door.runtime.database, entityKey);
}

async function rightOf(
  door: Door,
  caller: Caller,
  year: EntityYear,
  orgRef: string,
): Promise<ReadingRight | undefined> {
  const { database, keyring } = door.runtime;
  if (caller.roles.includes('operator')) return 'whole';
  const covers = caller.tins.some((tin) => entityRefOf(keyring, 'tin', tin, year.performanceYear) === year.entityRef);
  if (caller.roles.includes('practice') && covers) return 'whole';
  if (await hasGrant(database, year.entityKey, orgRef)) return 'whole';
  return (await hasTouched(database, year.entityKey, orgRef)) ? 'own' : undefined;
}
