import { files, importsOf, isTypeScript, read } from './repository';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string }> };
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };

describe('package.json', () => {
  it('holds all packages of Temporal on one version, also as they are installed', () => {
    const named = Object.entries(wanted).filter(([name]) => name.startsWith('@temporalio/'));
    const installed = Object.entries(lock.packages)
      .filter(([name]) => /(^|\/)node_modules\/@temporalio\/[^/]+$/.test(name))
      .map(([, { version }]) => version);
    expect(named.length).toBeGreaterThan(0);
    expect(new Set([...named.map(([, version]) => version), ...installed]).size).toBe(1);
  });

  it('pins every dependency to one version, the one of the lockfile', () => {
    for (const [name, version] of Object.entries(wanted)) {
      expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
    }
  });

  it('names every package that the service loads as a dependency of its own', () => {
    const service = files.filter((file) => isTypeScript(file) && !/^(test|tools)\//.test(file));
    const loaded = service.flatMap(importsOf).filter(({ target, typeOnly }) => !typeOnly && !files.includes(target));
    const packages = new Set(loaded.map(({ target }) => target).filter((target) => !target.startsWith('node:')));
    expect([...packages].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  });
});
