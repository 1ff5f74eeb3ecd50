import { randomBytes } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import {
  decodeFromPayloadsAtIndex,
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  encodeToPayloads,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { encryptedDataConverter } from '../../privacy/data-converter';
import { Keyring } from '../../privacy/keyring';

const oldKey = { id: 'old', secret: randomBytes(32) };
const newKey = { id: 'new', secret: randomBytes(32) };
const converterOf = (...keys: (typeof oldKey)[]) => loadDataConverter(encryptedDataConverter(new Keyring(keys)));
const converter = converterOf(oldKey);

/** Everything a server keeps of some payloads, as bytes. */
const bytesOf = (payloads: temporal.api.common.v1.IPayload[]) =>
  Buffer.from(temporal.api.common.v1.Payloads.encode({ payloads }).finish());

const SECRET = 'taxpayer 000123456 of Elm Street';
const short = { tin: SECRET };
const long = { tin: SECRET, rows: Array.from({ length: 200 }, (_, n) => ({ measureId: `M${n}`, text: SECRET })) };

describe('the data converter of client and worker', () => {
  it.each([
    ['short', short],
    ['long', long],
    ['null', null],
    ['a string of bytes above ASCII', 'žluťoučký 0001 🩺'],
  ])('gives back a payload that is %s', async (_, value) => {
    const payloads = await encodeToPayloads(converter, value);
    expect(await decodeFromPayloadsAtIndex(converter, 0, payloads)).toEqual(value);
  });

  it.each([
    ['short', short],
    ['long', long],
  ])('shows nothing of a payload that is %s', async (_, value) => {
    const bytes = bytesOf((await encodeToPayloads(converter, value))!).toString('latin1');
    for (const word of ['tin', 'taxpayer', '000123456', 'Elm', 'json/plain', 'measureId'])
      expect(bytes).not.toContain(word);
    expect(bytes).toContain('binary/encrypted');
  });

  it('makes a long payload smaller, for histories are read again at every wake', async () => {
    const bytes = bytesOf((await encodeToPayloads(converter, long))!);
    expect(bytes.length).toBeLessThan(JSON.stringify(long).length / 4);
  });

  it('keeps several arguments in their order', async () => {
    const payloads = (await encodeToPayloads(converter, 'one', 2, ['three']))!;
    const decoded = await Promise.all([0, 1, 2].map((n) => decodeFromPayloadsAtIndex(converter, n, payloads)));
    expect(decoded).toEqual(['one', 2, ['three']]);
  });

  it('encrypts message, stack trace and details of a failure, and those of its cause', async () => {
    const cause = new Error(`cause about ${SECRET}`);
    const error = ApplicationFailure.create({ message: SECRET, type: 'QPP_X', details: [{ tin: SECRET }], cause });
    const failure = await encodeErrorToFailure(converter, error);
    const bytes = Buffer.from(temporal.api.failure.v1.Failure.encode(failure).finish()).toString('latin1');
    for (const word of ['taxpayer', '000123456', 'Elm', 'payload-codec.test']) expect(bytes).not.toContain(word);
    const back = await decodeOptionalFailureToOptionalError(converter, failure);
    expect(back).toMatchObject({ message: SECRET, type: 'QPP_X', details: [{ tin: SECRET }] });
    expect((back?.cause as Error).message).toBe(`cause about ${SECRET}`);
    expect(back?.stack).toContain('payload-codec.test');
  });

  it('reads after a rotation what was written before it, and not without the old key', async () => {
    const payloads = await encodeToPayloads(converter, short);
    expect(await decodeFromPayloadsAtIndex(converterOf(newKey, oldKey), 0, payloads)).toEqual(short);
    await expect(decodeFromPayloadsAtIndex(converterOf(newKey), 0, payloads)).rejects.toThrow('old');
  });

  it('refuses a payload that was tampered with', async () => {
    const [payload] = (await encodeToPayloads(converter, short))!;
    const data = Buffer.from(payload!.data!);
    data[data.length - 1]! ^= 1;
    await expect(decodeFromPayloadsAtIndex(converter, 0, [{ ...payload, data }])).rejects.toThrow();
  });

  it('leaves a payload that nobody encrypted as it is', async () => {
    const [plain] = (await encodeToPayloads(loadDataConverter({}), 'plain'))!;
    expect(await decodeFromPayloadsAtIndex(converter, 0, [plain!])).toBe('plain');
  });
});
