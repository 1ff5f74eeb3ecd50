import { createHash } from 'node:crypto';
import type { CompactTable } from './compact-table';

/** SHA-256 (hex) of a table's JSON text. */
export function tableChecksum(table: CompactTable): string {
  return createHash('sha256').update(JSON.stringify(table)).digest('hex');
}
