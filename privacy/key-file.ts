import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Keyring } from './keyring';

interface KeyFile {
  /** Newest first. `secret` is 32 bytes in base64. */
  keys: { id: string; secret: string }[];
}

/**
 * The keyring of this installation.
 *
 * `QPP_KEYS` (the file's JSON itself, as a secret store injects it) wins over the file. A missing file is generated for
 * development, readable by its owner only; outside development (`QPP_ENV=production`) a missing key is an error, because
 * a silently generated key would mint tokens that match nothing.
 */
export function loadKeyring(path: string, env: NodeJS.ProcessEnv = process.env): Keyring {
  if (env['QPP_KEYS']) return parse(env['QPP_KEYS'], 'QPP_KEYS');
  if (!existsSync(path)) {
    if (env['QPP_ENV'] === 'production')
      throw new Error(`No keys: set QPP_KEYS or place a key file at ${path} (never generated in production)`);
    generate(path);
  }
  return parse(readFileSync(path, 'utf8'), path);
}

function parse(text: string, where: string): Keyring {
  const keys = keysIn(text, where);
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`No keys in ${where}`);
  return new Keyring(
    keys.map((key) => {
      const secret = Buffer.from(key.secret, 'base64');
      if (secret.length !== 32) throw new Error(`Key ${key.id} in ${where} has ${secret.length} bytes; 32 are needed`);
      return { id: key.id, secret };
    }),
  );
}

function keysIn(text: string, where: string): KeyFile['keys'] | undefined {
  try {
    return (JSON.parse(text) as Partial<KeyFile> | null)?.keys;
  } catch {
    // The parser's own message quotes what it could not read, which is a secret here.
    throw new Error(`The keys in ${where} are not JSON: expected {"keys": [{"id", "secret"}]}`);
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
