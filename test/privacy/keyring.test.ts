import { randomBytes } from 'node:crypto';
import { Keyring, type MasterKey } from '../../privacy/keyring';
import { clinicianRefOf, entityRefOf, orgRefOf } from '../../store/entity-years';

const key = (id: string): MasterKey => ({ id, secret: randomBytes(32) });
const first = key('2024-01');
const second = key('2025-01');
const before = new Keyring([first]);
/** After a rotation: a new key stands first, the old one is kept. */
const rotated = new Keyring([second, first]);

const TIN = '000123456';

describe('a token', () => {
  it('is its prefix and 26 characters of lower-case base32', () => {
    expect(entityRefOf(before, 'tin', TIN, 2024)).toMatch(/^ent_[a-z2-7]{26}$/);
    expect(clinicianRefOf(before, '0123456789', 2024)).toMatch(/^cli_[a-z2-7]{26}$/);
    expect(orgRefOf(before, 'a registry', 2024)).toMatch(/^org_[a-z2-7]{26}$/);
  });

  it('is the same at every call and in every process of one year', () => {
    const another = new Keyring([{ id: first.id, secret: Buffer.from(first.secret) }]);
    expect(entityRefOf(another, 'tin', TIN, 2024)).toBe(entityRefOf(before, 'tin', TIN, 2024));
  });

  it('is another one in every performance year, so that outsiders cannot link years', () => {
    const years = [2017, 2023, 2024, 2025, 2026];
    expect(new Set(years.map((year) => entityRefOf(before, 'tin', TIN, year))).size).toBe(years.length);
  });

  it('is another one for the same text as another kind', () => {
    const kinds = ['tin', 'virtualGroup', 'apm'] as const;
    expect(new Set(kinds.map((kind) => entityRefOf(before, kind, TIN, 2024))).size).toBe(kinds.length);
    const tails = [
      entityRefOf(before, 'tin', TIN, 2024),
      clinicianRefOf(before, TIN, 2024),
      orgRefOf(before, TIN, 2024),
    ];
    expect(new Set(tails.map((token) => token.slice(4))).size).toBe(3);
  });

  it('hangs on the secret, not on the number alone', () => {
    expect(entityRefOf(new Keyring([second]), 'tin', TIN, 2024)).not.toBe(entityRefOf(before, 'tin', TIN, 2024));
  });

  it('does not change when a new key is put first', () => {
    expect(entityRefOf(rotated, 'tin', TIN, 2024)).toBe(entityRefOf(before, 'tin', TIN, 2024));
    expect(rotated.digest('update-id', 'x')).toBe(before.digest('update-id', 'x'));
    expect(rotated.refKeyId(2024)).toBe('py2024');
  });
});

describe('digest', () => {
  it('is keyed, and another one for every purpose', () => {
    expect(before.digest('a', 'text')).toMatch(/^[0-9a-f]{64}$/);
    expect(before.digest('a', 'text')).not.toBe(before.digest('b', 'text'));
    expect(before.digest('a', 'text')).not.toBe(new Keyring([second]).digest('a', 'text'));
  });
});

describe('rotation', () => {
  it('seals by the new key and still opens what the old one sealed', () => {
    const identifier = before.sealIdentifier(TIN);
    const dataKey = before.newDataKey('ent_x.2024');
    expect([identifier.keyId, rotated.sealIdentifier(TIN).keyId]).toEqual(['2024-01', '2025-01']);
    expect(rotated.openIdentifier(identifier)).toBe(TIN);
    expect(rotated.openDataKey('ent_x.2024', dataKey)).toEqual(before.openDataKey('ent_x.2024', dataKey));
    expect(rotated.payloadKey('2024-01')).toEqual(before.payloadKey());
    expect(rotated.currentKeyId).toBe('2025-01');
  });

  it('names the key that is missing', () => {
    expect(() => before.openIdentifier(rotated.sealIdentifier(TIN))).toThrow('2025-01');
  });
});

describe('sealing', () => {
  it('gives equal identifiers different bytes, so that rows cannot be compared', () => {
    expect(before.sealIdentifier(TIN).sealed).not.toEqual(before.sealIdentifier(TIN).sealed);
  });

  it('binds a data key to its entity-year', () => {
    const wrapped = before.newDataKey('ent_x.2024');
    expect(() => before.openDataKey('ent_y.2024', wrapped)).toThrow();
  });

  it('keeps the keys of different purposes apart', () => {
    const keys = [before.payloadKey().key, before.tokenSigningKey(), before.openDataKey('e', before.newDataKey('e'))];
    expect(new Set(keys.map((each) => each.toString('hex'))).size).toBe(3);
    for (const each of keys) expect(each).not.toEqual(first.secret);
  });
});

describe('a keyring', () => {
  it('needs a key', () => {
    expect(() => new Keyring([])).toThrow('at least one');
  });
});
