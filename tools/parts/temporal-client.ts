import { Connection } from '@temporalio/client';
import { temporalChannel } from '../../workers/temporal-channel';

/** Resolves when the server at this address answers and has the namespace `default`. */
export async function isHealthy(address: string): Promise<void> {
  const connection = await Connection.connect({ ...temporalChannel(address), connectTimeout: 2000 });
  try {
    await connection.healthService.check({ service: 'temporal.api.workflowservice.v1.WorkflowService' });
    await connection.workflowService.describeNamespace({ namespace: 'default' });
  } finally {
    await connection.close();
  }
}
