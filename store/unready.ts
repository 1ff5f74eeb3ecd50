/** Why a store that answers cannot be used yet. Somebody has to act; a retry alone does not help. */
export type UnreadyStore = 'noTables' | 'noDatabase' | 'noAccess';

/** SQLSTATE → what it means for the whole store, whichever statement met it. */
const MEANINGS: Readonly<Record<string, UnreadyStore>> = {
  // undefined_table, undefined_column: a schema that was never set up, or an older one.
  '42P01': 'noTables',
  '42703': 'noTables',
  // invalid_catalog_name
  '3D000': 'noDatabase',
  // invalid_authorization_specification, invalid_password, insufficient_privilege
  '28000': 'noAccess',
  '28P01': 'noAccess',
  '42501': 'noAccess',
};

/** What the store lacks, or undefined for an error about something else. */
export function unreadyStore(error: unknown): UnreadyStore | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? MEANINGS[code] : undefined;
}
