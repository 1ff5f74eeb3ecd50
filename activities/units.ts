import type { Keyring } from '../privacy/keyring';
import type { SubmissionIdentity } from '../schemas/submission';
import { type UnitRef, individualUnit, subgroupUnit } from '../schemas/ids';
import { clinicianRefOf } from '../store/entity-years';

/**
 * Token of a subgroup inside one TIN. The TIN is not part of it, for a subgroup's file on the wire names none: ids are
 * unique in a year, and a second TIN that claims one is refused.
 */
export const subgroupRefOf = (keyring: Keyring, subgroupId: string, year: number): string =>
  keyring.token('sub', year, `subgroup:${subgroupId}`);

type Who = Pick<SubmissionIdentity, 'entityType' | 'entityId' | 'nationalProviderIdentifier'>;

/** The unit of an entity-year that a wire identity names. */
export function unitOf(keyring: Keyring, year: number, who: Who): UnitRef {
  switch (who.entityType) {
    case 'individual':
      return individualUnit(clinicianRefOf(keyring, who.nationalProviderIdentifier ?? '', year));
    case 'subgroup':
      return subgroupUnit(subgroupRefOf(keyring, who.entityId ?? '', year));
    case 'group':
    case 'virtualGroup':
    case 'apm':
      return who.entityType;
  }
}
