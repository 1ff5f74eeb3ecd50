import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Keyring } from './keyring';
import { open, seal } from './seal';

const ENCODING = 'binary/encrypted';

/**
 * Encrypts every Temporal payload (inputs, results, signals, updates, failure messages): operators read histories in the
 * Temporal UI, and a history must not become a second, unguarded store of what a practice submitted.
 */
export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly keyring: Keyring) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const { keyId, key } = this.keyring.payloadKey();
    return payloads.map((payload) => ({
      metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(keyId) },
      data: seal(key, Buffer.from(temporal.api.common.v1.Payload.encode(payload).finish())),
    }));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (text(payload.metadata?.['encoding']) !== ENCODING) return payload;
      const { key } = this.keyring.payloadKey(text(payload.metadata?.['encryption-key-id']));
      return temporal.api.common.v1.Payload.decode(open(key, Buffer.from(payload.data ?? [])));
    });
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
