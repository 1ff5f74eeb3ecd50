import { Connection } from '@temporalio/client';

/** The wire number of each search attribute type, under the name the Temporal command uses. Source: temporal.api.enums.v1.IndexedValueType. */
const TYPE_NUMBERS = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** Type of a search attribute, as the Temporal command names it. */
export type SearchAttributeKind = keyof typeof TYPE_NUMBERS;

/** Resolves when the server at this address answers and has the namespace `default`. */
export async function isHealthy(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    await connection.healthService.check({ service: 'temporal.api.workflowservice.v1.WorkflowService' });
    await connection.workflowService.describeNamespace({ namespace: 'default' });
  } finally {
    await connection.close();
  }
}

/**
 * Registers the custom search attributes that the namespace `default` of a server does not have yet.
 * May be called any number of times.
 */
export async function ensureSearchAttributes(
  address: string,
  wanted: Readonly<Record<string, SearchAttributeKind>>,
): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5000 });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    const missing = Object.entries(wanted).filter(([name]) => !(name in customAttributes));
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map(([name, kind]) => [name, TYPE_NUMBERS[kind]]));
    await connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  } finally {
    await connection.close();
  }
}
