import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';

const TYPES = {
  KEYWORD: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  INT: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_INT,
} as const;

/** gRPC status of a server without an operator service: the time-skipping test server, which ignores attributes. */
const UNIMPLEMENTED = 12;

/**
 * Makes the search attributes of the workflows known to the cluster; those it knows already are left alone. Without
 * them every turn of phase would fail its task, so each worker asks for this at its start.
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in (customAttributes ?? {})));
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPES[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    await untilKnown(
      connection,
      namespace,
      missing.map(([name]) => name),
    );
  } catch (error) {
    if ((error as { code?: number }).code !== UNIMPLEMENTED) throw error;
  }
}

/** The server's own cache lags behind the addition by a moment. */
async function untilKnown(connection: Connection, namespace: string, names: string[]): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    if (names.every((name) => name in (customAttributes ?? {}))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
