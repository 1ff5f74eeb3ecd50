import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, seal } from './seal';

/** A secret as it stands in the key file or the environment: an id that is stored beside every ciphertext, and 32 bytes. */
export interface MasterKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** An encrypted value and the id of the key that opens it; both are columns of the store. */
export interface SealedValue {
  readonly sealed: Buffer;
  readonly keyId: string;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Everything that needs a secret, derived by purpose from the master keys (HKDF-SHA-256), so that one purpose's key
 * says nothing about another's. The first master key seals; all of them open.
 *
 * Tokens use one key per performance year: they never change within a year, and outsiders cannot link years.
 */
export class Keyring {
  readonly #keys: readonly MasterKey[];
  readonly #derived = new Map<string, Buffer>();

  constructor(keys: readonly MasterKey[]) {
    if (keys.length === 0) throw new Error('A keyring needs at least one master key');
    this.#keys = keys;
  }

  /** Id of the key that seals today. */
  get currentKeyId(): string {
    return this.#current.id;
  }

  /** Reference key id as events carry it, for example `py2024`. */
  refKeyId(performanceYear: number): string {
    return `py${performanceYear}`;
  }

  /** Keyed token: prefix and the first 128 bits of HMAC-SHA-256 in base32 (26 characters). */
  token(prefix: 'ent' | 'cli' | 'org' | 'sub', performanceYear: number, text: string): string {
    const digest = createHmac('sha256', this.#tokenKey(performanceYear)).update(text).digest().subarray(0, 16);
    return `${prefix}_${base32(digest)}`;
  }

  /** Keyed digest of content: a bare hash of a small body could be enumerated. 64 hex characters. */
  digest(purpose: string, text: string): string {
    return createHmac('sha256', this.#derive(this.#oldest, `digest:${purpose}`))
      .update(text)
      .digest('hex');
  }

  sealIdentifier(text: string): SealedValue {
    const key = this.#derive(this.#current, 'identifier');
    return { sealed: seal(key, Buffer.from(text, 'utf8')), keyId: this.#current.id };
  }

  openIdentifier(value: SealedValue): string {
    return open(this.#derive(this.#byId(value.keyId), 'identifier'), value.sealed).toString('utf8');
  }

  /** A fresh data key for one entity-year, wrapped; destroying the wrapped key erases every body under it. */
  newDataKey(entityKey: string): SealedValue {
    const wrapping = this.#derive(this.#current, 'data-key');
    return { sealed: seal(wrapping, randomBytes(32), entityKey), keyId: this.#current.id };
  }

  openDataKey(entityKey: string, wrapped: SealedValue): Buffer {
    return open(this.#derive(this.#byId(wrapped.keyId), 'data-key'), wrapped.sealed, entityKey);
  }

  /** Key of the Temporal payload codec, with its id, which travels in the payload's metadata. */
  payloadKey(keyId = this.#current.id): { keyId: string; key: Buffer } {
    return { keyId, key: this.#derive(this.#byId(keyId), 'temporal-payload') };
  }

  /** Key that signs development tokens. */
  tokenSigningKey(): Buffer {
    return this.#derive(this.#current, 'development-token');
  }

  get #current(): MasterKey {
    return this.#keys[0]!;
  }

  // Tokens and digests must outlive a rotation of the sealing key, so they hang on the oldest key kept.
  get #oldest(): MasterKey {
    return this.#keys[this.#keys.length - 1]!;
  }

  #tokenKey(performanceYear: number): Buffer {
    return this.#derive(this.#oldest, `token:py${performanceYear}`);
  }

  #byId(keyId: string): MasterKey {
    const key = this.#keys.find((candidate) => candidate.id === keyId);
    if (!key) throw new Error(`No key ${keyId} in the keyring; add it to the key file to read what it sealed`);
    return key;
  }

  #derive(master: MasterKey, purpose: string): Buffer {
    const name = `${master.id}/${purpose}`;
    let key = this.#derived.get(name);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master.secret, 'qpp-lifecycle', purpose, 32));
      this.#derived.set(name, key);
    }
    return key;
  }
}

function base32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}
