import { DoorClient } from '../cli/door-client';
import { type Role, issueDevelopmentToken } from '../privacy/development-token';
import type { Keyring } from '../privacy/keyring';
import type { Organisation } from './story';

const ROLES: Record<Organisation, Role> = {
  registry: 'vendor',
  ehrVendor: 'vendor',
  practice: 'practice',
  cms: 'operator',
};

/** One client of the API for each organisation in the stories. */
export type Vendors = Record<Organisation, DoorClient>;

/** Gives every organisation its token. `tins` are those whose practices act for themselves. */
export async function hireVendors(
  keyring: Keyring,
  options: { address: string; environment: string; tins: string[] },
): Promise<Vendors> {
  const hired = Object.entries(ROLES).map(async ([organisation, role]) => {
    const claims = {
      org: `demo-${organisation}`,
      roles: [role],
      ...(role === 'practice' ? { tins: options.tins } : {}),
    };
    const token = await issueDevelopmentToken(keyring, claims, options.environment);
    return [organisation, new DoorClient({ address: options.address, token, patienceMs: 180_000 })] as const;
  });
  return Object.fromEntries(await Promise.all(hired)) as Vendors;
}
