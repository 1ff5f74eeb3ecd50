import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Keyring } from './keyring';
import { open, seal } from './seal';

const ENCODING = 'binary/encrypted';
const COMPRESSED = 'binary/encrypted-deflate';
/** Below this many bytes deflate gains nothing. */
const WORTH_COMPRESSING = 200;

/**
 * Encrypts every Temporal payload (inputs, results, signals, updates, failure messages): operators read histories in the
 * Temporal UI, and a history must not become a second, unguarded store of what a practice submitted. Longer payloads are
 * deflated first, for a history is read again at every wake.
 */
export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly keyring: Keyring) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const { keyId, key } = this.keyring.payloadKey();
    return payloads.map((payload) => {
      const plain = Buffer.from(temporal.api.common.v1.Payload.encode(payload).finish());
      const compress = plain.length > WORTH_COMPRESSING;
      return {
        metadata: {
          encoding: Buffer.from(compress ? COMPRESSED : ENCODING),
          'encryption-key-id': Buffer.from(keyId),
        },
        data: seal(key, compress ? deflateRawSync(plain) : plain),
      };
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = text(payload.metadata?.['encoding']);
      if (encoding !== ENCODING && encoding !== COMPRESSED) return payload;
      const { key } = this.keyring.payloadKey(text(payload.metadata?.['encryption-key-id']));
      const opened = open(key, Buffer.from(payload.data ?? []));
      return temporal.api.common.v1.Payload.decode(encoding === COMPRESSED ? inflateRawSync(opened) : opened);
    });
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
