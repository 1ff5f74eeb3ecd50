import { join } from 'node:path';

/** `<workflow>/<kind of year>-<run>@<release>.json`, one file a run. */
export const HISTORIES_DIR = join(__dirname, 'histories');
