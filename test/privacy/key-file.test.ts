import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadKeyring } from '../../privacy/key-file';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'qpp-keys-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const secretOf = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
const fileOf = (...keys: { id: string; secret: string }[]) => JSON.stringify({ keys });
const development = {};

describe('loadKeyring', () => {
  it('generates a missing key once, and gives the same keys at every later start', () => {
    const path = join(directory, 'deep', 'keys.json');
    const first = loadKeyring(path, development);
    const text = readFileSync(path, 'utf8');
    const second = loadKeyring(path, development);
    expect(readdirSync(join(directory, 'deep'))).toEqual(['keys.json']);
    expect(second.currentKeyId).toBe(first.currentKeyId);
    expect(second.token('ent', 2024, 'x')).toBe(first.token('ent', 2024, 'x'));
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('writes a file that nobody but its owner can read', () => {
    const path = join(directory, 'keys.json');
    loadKeyring(path, development);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('generates different keys for different installations', () => {
    const [one, other] = ['one', 'other'].map((name) => loadKeyring(join(directory, name), development));
    expect(one!.token('ent', 2024, 'x')).not.toBe(other!.token('ent', 2024, 'x'));
  });

  it('never generates a key in production, and says where one belongs', () => {
    const path = join(directory, 'keys.json');
    expect(() => loadKeyring(path, { QPP_ENV: 'production' })).toThrow(/QPP_KEYS.*keys\.json/);
    writeFileSync(path, fileOf({ id: 'placed', secret: secretOf(32) }));
    expect(loadKeyring(path, { QPP_ENV: 'production' }).currentKeyId).toBe('placed');
  });

  it('prefers the keys of the environment, and then touches no file', () => {
    const path = join(directory, 'keys.json');
    const env = { QPP_KEYS: fileOf({ id: 'injected', secret: secretOf(32) }), QPP_ENV: 'production' };
    expect(loadKeyring(path, env).currentKeyId).toBe('injected');
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it('seals by the first key of the file and opens by all of them', () => {
    const path = join(directory, 'keys.json');
    writeFileSync(path, fileOf({ id: 'old', secret: secretOf(32) }));
    const sealed = loadKeyring(path, development).sealIdentifier('000123456');
    const fresh = { id: 'new', secret: Buffer.alloc(32, 9).toString('base64') };
    writeFileSync(path, fileOf(fresh, { id: 'old', secret: secretOf(32) }));
    const rotated = loadKeyring(path, development);
    expect([rotated.currentKeyId, rotated.openIdentifier(sealed)]).toEqual(['new', '000123456']);
  });

  it('names the key of a wrong length, the length and the file', () => {
    const path = join(directory, 'keys.json');
    writeFileSync(path, fileOf({ id: 'good', secret: secretOf(32) }, { id: 'short', secret: secretOf(16) }));
    expect(() => loadKeyring(path, development)).toThrow(/short.*keys\.json.*16 bytes.*32/);
  });

  it.each(['{"keys":[]}', '{}', 'null', '[]'])('says so where there are no keys: %s', (text) => {
    expect(() => loadKeyring('unused', { QPP_KEYS: text })).toThrow('No keys in QPP_KEYS');
  });

  it.each([
    '{"keys":[null]}',
    '{"keys":[{"id":"k1"}]}',
    '{"keys":["SECRET"]}',
    '{"keys":[{"id":1,"secret":"SECRET"}]}',
  ])('names a key without id or secret, and repeats nothing of it: %s', (text) => {
    const failure = catching(() => loadKeyring('unused', { QPP_KEYS: text }));
    expect(failure.message).toMatch(/^A key in QPP_KEYS has no id or no secret/);
    expect(failure.message).not.toContain('SECRET');
  });

  it('names the place where the file system lets it neither read nor write', () => {
    const [folder, file] = [join(directory, 'folder.json'), join(directory, 'file')];
    mkdirSync(folder);
    writeFileSync(file, '');
    expect(catching(() => loadKeyring(folder, development)).message).toContain(`${folder} cannot be read: EISDIR`);
    const below = join(file, 'keys.json');
    expect(catching(() => loadKeyring(below, development)).message).toContain(`${below} cannot be made: E`);
  });

  it('names a damaged file and repeats nothing of it', () => {
    const path = join(directory, 'keys.json');
    const damaged = fileOf({ id: 'good', secret: 'TOP+SECRET' }).slice(0, -3);
    writeFileSync(path, damaged);
    const failure = catching(() => loadKeyring(path, development));
    expect(failure.message).toContain(path);
    expect(`${failure.message} ${failure.stack}`).not.toContain('SECRET');
    expect(catching(() => loadKeyring(path, { QPP_KEYS: 'TOP+SECRET' })).message).not.toContain('SECRET');
  });

  it('lets processes that start at once agree on one key', async () => {
    const rounds = 150;
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const tokens = await Promise.all([1, 2, 3].map(() => tokensOf(directory, rounds, gate, 3)));
    for (let round = 0; round < rounds; round += 1) expect(new Set(tokens.map((each) => each[round])).size).toBe(1);
  }, 60_000);
});

function catching(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was refused');
}

/** The token each round's fresh key file leads to, in a thread that starts every round together with the others. */
function tokensOf(folder: string, rounds: number, gate: Int32Array, threads: number): Promise<string[]> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { loadKeyring } = require(workerData.module);
    const tokens = [];
    for (let round = 1; round <= workerData.rounds; round += 1) {
      Atomics.add(workerData.gate, 0, 1);
      while (Atomics.load(workerData.gate, 0) < round * workerData.threads);
      try {
        tokens.push(loadKeyring(workerData.folder + '/' + round + '.json', {}).token('ent', 2024, 'x'));
      } catch (error) {
        tokens.push(String(error));
      }
    }
    parentPort.postMessage(tokens);`;
  const workerData = { module: require.resolve('../../privacy/key-file'), folder, rounds, gate, threads };
  const worker = new Worker(code, { eval: true, workerData, execArgv: ['--require', 'tsx/cjs'] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
