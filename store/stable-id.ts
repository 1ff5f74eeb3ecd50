import { createHash } from 'node:crypto';

/** Namespace of this service's name-based ids; fixed forever, for ids already on the topics hang on it. */
const NAMESPACE = Buffer.from('6f1b1f9c2f5f5b0e9a3c7d64c1e8a2b4', 'hex');

/** UUID version 5 (RFC 9562) of the joined parts: the same parts give the same id, on every retry and every machine. */
export function stableId(...parts: (string | number)[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(parts.join('\u0000')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
