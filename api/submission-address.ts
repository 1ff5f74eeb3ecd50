import { entityKeyOf } from '../schemas/ids';
import { entityRefOf } from '../store/entity-years';
import { isRecord } from '../validation/record-rules';
import type { Door } from './deps';
import type { RequestAbout } from './request-state';

/**
 * The year a body speaks of, as far as it can be told before the body is validated: so that an attempt that is turned
 * away stands in the ledger of its year.
 */
export function addressedYear(door: Door, body: unknown, target: 'submission' | 'measurementSet'): RequestAbout | null {
  const identity = target === 'submission' || !isRecord(body) ? body : body['submission'];
  if (!isRecord(identity)) return null;
  const { taxpayerIdentificationNumber: tin, performanceYear } = identity;
  if (typeof performanceYear !== 'number' || !door.supportedYears.includes(performanceYear)) return null;
  if (typeof tin !== 'string' || !/^\d{9}$/.test(tin)) return null;
  const entityRef = entityRefOf(door.runtime.keyring, 'tin', tin, performanceYear);
  return { entityKey: entityKeyOf(entityRef, performanceYear), performanceYear };
}
