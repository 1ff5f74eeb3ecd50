import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Keyring } from './keyring';

interface KeyFile {
  /** Newest first. `secret` is 32 bytes in base64. */
  keys: { id: string; secret: string }[];
}

/** The keys of this installation are missing or cannot be used. The message is for people and quotes no secret. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/**
 * The keyring of this installation.
 *
 * `QPP_KEYS` (the file's JSON itself, as a secret store injects it) wins over the file. A missing file is generated for
 * development, readable by its owner only; outside development (`QPP_ENV=production`) a missing key is an error, because
 * a silently generated key would mint tokens that match nothing.
 * @throws KeyFileError naming the file (or `QPP_KEYS`) and what is wrong with it
 */
export function loadKeyring(path: string, env: NodeJS.ProcessEnv = process.env): Keyring {
  if (env['QPP_KEYS']) return parse(env['QPP_KEYS'], 'QPP_KEYS');
  if (!existsSync(path)) {
    if (env['QPP_ENV'] === 'production')
      throw new KeyFileError(`No keys: set QPP_KEYS or place a key file at ${path} (never generated in production)`);
    onDisk(`The key file ${path} cannot be made`, () => generate(path));
  }
  return parse(
    onDisk(`The key file ${path} cannot be read`, () => readFileSync(path, 'utf8')),
    path,
  );
}

/** Names the file for a refusal of the file system, such as a folder that is not ours to write. */
function onDisk<T>(problem: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new KeyFileError(`${problem}: ${code}. QPP_KEY_FILE names another place`, { cause: error });
  }
}

const SHAPE = '{"keys": [{"id", "secret"}]}, each secret 32 bytes in base64';

function parse(text: string, where: string): Keyring {
  const keys = keysIn(text, where);
  if (!Array.isArray(keys) || keys.length === 0) throw new KeyFileError(`No keys in ${where}: expected ${SHAPE}`);
  return new Keyring(
    keys.map((key: Partial<KeyFile['keys'][number]> | null) => {
      if (typeof key?.id !== 'string' || typeof key.secret !== 'string')
        throw new KeyFileError(`A key in ${where} has no id or no secret: expected ${SHAPE}`);
      const secret = Buffer.from(key.secret, 'base64');
      if (secret.length !== 32)
        throw new KeyFileError(`Key ${key.id} in ${where} has ${secret.length} bytes; 32 are needed`);
      return { id: key.id, secret };
    }),
  );
}

function keysIn(text: string, where: string): KeyFile['keys'] | undefined {
  try {
    return (JSON.parse(text) as Partial<KeyFile> | null)?.keys;
  } catch {
    // The parser's own message quotes what it could not read, which is a secret here.
    throw new KeyFileError(`The keys in ${where} are not JSON: expected ${SHAPE}`);
  }
}

function generate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const id = `dev-${randomBytes(4).toString('hex')}`;
  const file: KeyFile = { keys: [{ id, secret: randomBytes(32).toString('base64') }] };
  // Linked into place when it is whole: of two processes that start at once, one wins and neither reads half a file.
  const draft = `${path}.${id}`;
  writeFileSync(draft, JSON.stringify(file, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}
