import { findProgram, versionOf } from '../host/programs';
import type { Located } from './part';

/** Names under which distributions install the browser. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where Chromium is: `CHROMIUM_PATH`, else PATH. Optional: only the pictures of the user interfaces need it, so it is never fetched. */
export async function locate(): Promise<Located | undefined> {
  const given = process.env['CHROMIUM_PATH'];
  const program = given ? given : NAMES.map((name) => findProgram(name)).find((found) => found !== undefined);
  if (!program) return undefined;
  const version = await versionOf(program, ['--version', '--no-sandbox']);
  return version === undefined
    ? undefined
    : { part: 'Chromium', source: given ? 'environment' : 'PATH', version, where: program };
}
