/** `npm run build:library`: the scoring library as a folder that `npm pack` turns into a tarball. See docs/library.md. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeLibrary } from './library/write-library';

const folder = path.join(__dirname, '../dist/qpp-scoring');
rmSync(folder, { recursive: true, force: true });
try {
  writeLibrary(folder);
  process.stdout.write('dist/qpp-scoring is built; npm pack ./dist/qpp-scoring makes a tarball of it\n');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
