import { hostname } from 'node:os';
import { temporal } from '@temporalio/proto';
import { EncryptingCodec } from '../../privacy/payload-codec';
import { runsOf } from '../support/histories';
import type { TestRuntime } from '../support/test-runtime';

const { History } = temporal.api.history.v1;

/** A history as JSON text: bytes in base64, 64-bit numbers and enums as text. */
function historyToText(history: temporal.api.history.v1.IHistory): string {
  const plain = History.toObject(History.fromObject(history), { bytes: String, longs: String, enums: String });
  // Sticky queues are named after the machine too.
  return JSON.stringify(plain).replaceAll(hostname(), 'recorder');
}

/** A history from what {@link historyToText} wrote. */
export const historyFromText = (text: string) => History.fromObject(JSON.parse(text) as object);

type Payload = temporal.api.common.v1.IPayload;

/** Every run of some workflows as JSON with its payloads opened: a replay needs no key, and a reader sees what was said. */
export async function historiesOf(test: TestRuntime, workflowIds: string[]): Promise<{ name: string; json: string }[]> {
  const codec = new EncryptingCodec(test.runtime.keyring);
  const files: { name: string; json: string }[] = [];
  for (const workflowId of workflowIds) {
    const workflow = workflowId.startsWith('review/') ? 'targetedReview' : 'performanceYear';
    for (const [n, run] of (await runsOf(test.client, workflowId)).entries()) {
      const events = (await decoded(run.events, codec)) as temporal.api.history.v1.IHistoryEvent[];
      files.push({ name: `${workflow}#${n + 1}`, json: `${historyToText({ events })}\n` });
    }
  }
  return files;
}

/** A deep copy with each payload replaced by what the codec makes of it. */
async function decoded(value: unknown, codec: EncryptingCodec): Promise<unknown> {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return Promise.all(value.map((each) => decoded(each, codec)));
  if ('metadata' in value && 'data' in value && value.data instanceof Uint8Array)
    return (await codec.decode([value as Payload]))[0];
  // Long and the proto's own classes hold no payload and must keep their prototypes.
  if (value.constructor?.name === 'Long') return value;
  const copy = Object.create(Object.getPrototypeOf(value) as object) as Record<string, unknown>;
  // Whose machine recorded it is nobody's business.
  for (const [key, member] of Object.entries(value))
    copy[key] = key === 'identity' ? 'recorder' : await decoded(member, codec);
  return copy;
}
