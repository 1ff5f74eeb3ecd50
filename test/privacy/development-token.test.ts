import { randomBytes } from 'node:crypto';
import { claimsOf, issueDevelopmentToken, verifyToken } from '../../privacy/development-token';
import { Keyring } from '../../privacy/keyring';

const keyring = new Keyring([{ id: 'k1', secret: randomBytes(32) }]);
const claims = { org: '1000001', roles: ['practice' as const], tins: ['000300801'] };

describe('verifyToken', () => {
  it('gives back whom the token speaks for', async () => {
    expect(await verifyToken(keyring, await issueDevelopmentToken(keyring, claims))).toEqual(claims);
  });

  it.each([
    [
      'of another installation',
      () => issueDevelopmentToken(new Keyring([{ id: 'k1', secret: randomBytes(32) }]), claims),
    ],
    ['that has expired', () => issueDevelopmentToken(keyring, { ...claims, expiresIn: '-1s' })],
    ['that is none', async () => 'a.b.c'],
    ['without a signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('knows no token %s', async (_words, token) => {
    expect(await verifyToken(keyring, await token())).toBeUndefined();
  });

  it('refuses to work in production, and says what is needed there', async () => {
    await expect(verifyToken(keyring, 'x', 'production')).rejects.toThrow(/identity provider/);
  });
});

describe('issueDevelopmentToken', () => {
  it('refuses to work in production', async () => {
    await expect(issueDevelopmentToken(keyring, claims, 'production')).rejects.toThrow(/refused in production/);
  });

  it('refuses a role that does not exist', async () => {
    const king = issueDevelopmentToken(keyring, { org: 'a', roles: ['king' as never] });
    await expect(king).rejects.toThrow(/^A token needs an organisation .*vendor, practice/);
  });

  it('refuses an organisation without a name, and says which claims fit', async () => {
    const refused = issueDevelopmentToken(keyring, { org: '', roles: ['vendor'] });
    await expect(refused).rejects.toMatchObject({ name: 'DevelopmentTokenError' });
  });

  it.each(['foo', '', '1e999 years'])('refuses to last %j, and says how spans are written', async (expiresIn) => {
    await expect(issueDevelopmentToken(keyring, { ...claims, expiresIn })).rejects.toThrow(/for example 30m, 2h or 7d/);
  });
});

describe('claimsOf', () => {
  it('takes an identity provider’s payload with more in it, and nothing that lacks a role', () => {
    expect(claimsOf({ org: 'a', roles: ['vendor'], iss: 'x', exp: 1 })).toEqual({ org: 'a', roles: ['vendor'] });
    expect(claimsOf({ org: 'a', roles: [] })).toBeUndefined();
  });
});
