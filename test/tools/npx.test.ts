import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

jest.setTimeout(120_000);

const root = path.join(__dirname, '../..');
const cache = temporaryFolder('npx');

/** `npx qpp` as typed in a folder of the clone: not started by npm, nothing in npm's cache, no network. */
function npx(folder: string, ...args: string[]): { status: number | null; stdout: string } {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(own), npm_config_cache: cache.path };
  return spawnSync('npx', ['--offline', 'qpp', ...args], { cwd: path.join(root, folder), env, encoding: 'utf8' });
}

const file = 'fixtures/examples/valid/2024-group-three-categories.json';

describe('npx qpp in a clone', () => {
  it("writes the answer alone, without words of npm, and takes paths from the caller's folder", () => {
    const { status, stdout } = npx('test/validation', 'score', file, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ data: { score: { name: 'total' } } });
  });

  it('hands the exit code on', () => {
    expect(npx('docs', 'validate', file).status).toBe(2);
  });
});
