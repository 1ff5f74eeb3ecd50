import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir, provisionOnce } from '../../tools/host/cache';
import { silent } from '../../tools/host/progress';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qpp-cache-'));
  process.env['QPP_CACHE_DIR'] = folder;
});

afterEach(() => {
  delete process.env['QPP_CACHE_DIR'];
  rmSync(folder, { recursive: true });
});

describe('cacheDir', () => {
  it('is the one asked for, else under the cache folder of the user', () => {
    expect(cacheDir({ QPP_CACHE_DIR: '/a' })).toBe('/a');
    expect(cacheDir({ XDG_CACHE_HOME: '/b' })).toBe('/b/qpp-lifecycle');
    expect(cacheDir({})).toMatch(/\.cache\/qpp-lifecycle$/);
  });
});

describe('provisionOnce', () => {
  it('leaves nothing in place when the build fails, and the next try succeeds', async () => {
    const failing = provisionOnce('part', silent, () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(existsSync(join(folder, 'part'))).toBe(false);
    const made = await provisionOnce('part', silent, async (work) => writeFileSync(join(work, 'program'), ''));
    expect(readdirSync(made)).toEqual(['program']);
    expect(readdirSync(folder)).toEqual(['part']);
  });

  it('keeps what an interrupted build had made, so that the next one goes on with it', async () => {
    const interrupted = provisionOnce('part', silent, async (work) => {
      writeFileSync(join(work, 'first'), '');
      throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    const made = await provisionOnce('part', silent, async (work) => writeFileSync(join(work, 'second'), ''));
    expect(readdirSync(made)).toEqual(['first', 'second']);
  });

  it('builds once when two ask at the same time', async () => {
    let builds = 0;
    const build = async (work: string) => {
      builds += 1;
      writeFileSync(join(work, 'program'), '');
    };
    const [first, second] = await Promise.all([
      provisionOnce('part', silent, build),
      provisionOnce('part', silent, build),
    ]);
    expect(first).toBe(second);
    expect(builds).toBe(1);
  });

  it('does not wait for an owner of the lock that is dead', async () => {
    // No process has a number this high: the kernel stops at 2^22.
    writeFileSync(join(folder, 'part.lock'), '99999999');
    expect(await provisionOnce('part', silent, () => Promise.resolve())).toBe(join(folder, 'part'));
  });
});
