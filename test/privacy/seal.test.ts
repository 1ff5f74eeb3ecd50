import { randomBytes } from 'node:crypto';
import fc from '../support/fast-check';
import { open, seal } from '../../privacy/seal';

const key = randomBytes(32);
const plain = Buffer.from('taxpayer 000123456');

describe('seal and open', () => {
  it('give back any bytes under any context', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, context) => {
        const text = Buffer.from(bytes);
        return open(key, seal(key, text, context), context).equals(text);
      }),
    );
  });

  it('show nothing of the plain text and never give the same bytes twice', () => {
    const sealed = seal(key, plain);
    expect(sealed.toString('latin1')).not.toContain('000123456');
    expect(seal(key, plain)).not.toEqual(sealed);
  });

  it('refuse bytes of which a single bit was changed, wherever it stands', () => {
    const sealed = seal(key, plain, 'e.2024');
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const tampered = Buffer.from(sealed);
      tampered[byte]! ^= 1;
      expect(() => open(key, tampered, 'e.2024')).toThrow();
    }
  });

  it('refuse bytes that were cut off', () => {
    const sealed = seal(key, plain);
    for (const length of [0, 11, 12, 20, 27, 28, sealed.length - 1])
      expect(() => open(key, sealed.subarray(0, length))).toThrow();
  });

  it('refuse another context: a value cannot be moved to another row', () => {
    expect(() => open(key, seal(key, plain, 'one.2024'), 'other.2024')).toThrow();
    expect(() => open(key, seal(key, plain, 'one.2024'))).toThrow();
  });

  it('refuse another key', () => {
    expect(() => open(randomBytes(32), seal(key, plain))).toThrow();
  });
});
