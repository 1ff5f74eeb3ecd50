import { type Import, files, importsOf, isTypeScript, reachedFrom } from './repository';

/** What the files of a folder may load at run time: other folders and packages. Types may come from anywhere. */
const table = {
  schemas: { folders: ['schemas'], packages: ['zod'] },
  scoring: { folders: ['scoring', 'policy', 'catalogue'], packages: [] },
  eligibility: { folders: ['eligibility', 'policy'], packages: ['zod'] },
  // Errors and attribute types that @temporalio/workflow does not export stand in @temporalio/common.
  workflows: { folders: ['schemas', 'workflows'], packages: ['@temporalio/workflow', '@temporalio/common'] },
} as const;

type Folder = keyof typeof table;
const folders = Object.keys(table) as Folder[];

const filesOf = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`) && isTypeScript(file));
const folderOf = (target: string) => target.split('/')[0]!;

/** Imports that the table does not allow to a folder, in words. */
function forbidden(folder: Folder, imports: Import[]): string[] {
  const allowed: { folders: readonly string[]; packages: readonly string[] } = table[folder];
  return imports
    .filter(({ target }) =>
      files.includes(target) ? !allowed.folders.includes(folderOf(target)) : !allowed.packages.includes(target),
    )
    .map(({ from, target }) => `${from} → ${target}`);
}

describe('who may import whom', () => {
  it.each(folders)('%s loads at run time only what the table allows', (folder) => {
    const values = filesOf(folder)
      .flatMap(importsOf)
      .filter(({ typeOnly }) => !typeOnly);
    expect(forbidden(folder, values)).toEqual([]);
  });

  it.each(folders)('%s reaches nothing else through what it imports', (folder) => {
    const reached = reachedFrom(filesOf(folder));
    const outside = reached.filter(({ target }) => !files.includes(target));
    expect(forbidden(folder, outside)).toEqual([]);
  });

  it.each(['scoring/index.ts', 'policy/index.ts', 'catalogue/index.ts'])(
    '%s reaches no disk and no package',
    (door) => {
      const reached = reachedFrom([door]).map(({ target }) => target);
      expect(reached.filter((target) => !files.includes(target))).toEqual([]);
      expect(reached.length).toBeGreaterThan(5);
    },
  );

  it('workflows reach no schema library: zod stays at the edges', () => {
    const targets = reachedFrom(filesOf('workflows')).map(({ target }) => target);
    expect(targets).not.toContain('zod');
    expect(targets.filter((target) => /^(scoring|activities|store|calendar|policy)\//.test(target))).toEqual([]);
  });

  it('workflows take from activities, calendar and scoring types at most', () => {
    const taken = filesOf('workflows').flatMap(importsOf);
    const values = taken.filter(({ target, typeOnly }) => /^(activities|calendar|scoring)\//.test(target) && !typeOnly);
    expect(values).toEqual([]);
  });

  it('no file of the service imports a test', () => {
    const own = files.filter((file) => isTypeScript(file) && !file.startsWith('test/'));
    expect(own.flatMap(importsOf).filter(({ target }) => target.startsWith('test/'))).toEqual([]);
  });

  it('nothing is loaded in a circle', () => {
    const own = files.filter((file) => isTypeScript(file));
    const next = new Map(own.map((file) => [file, valuesOf(file)]));
    expect(own.flatMap((file) => circleFrom(file, next) ?? [])).toEqual([]);
  });
});

/** Files of the repository that a file loads at run time. */
const valuesOf = (file: string): string[] =>
  importsOf(file).flatMap(({ target, typeOnly }) => (!typeOnly && isTypeScript(target) ? [target] : []));

/** A way from a file back to itself, or undefined. */
function circleFrom(start: string, next: Map<string, string[]>): string | undefined {
  const from = new Map<string, string>();
  const open = [start];
  for (const file of open) {
    for (const target of next.get(file) ?? []) {
      if (target === start) return [...wayTo(file, from), start].join(' → ');
      if (from.has(target)) continue;
      from.set(target, file);
      open.push(target);
    }
  }
  return undefined;
}

function wayTo(file: string, from: Map<string, string>): string[] {
  const before = from.get(file);
  return before === undefined ? [file] : [...wayTo(before, from), file];
}
