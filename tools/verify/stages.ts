/** What must run beside a stage's tests. */
export type Need = 'stack' | 'timeSkipping';

/** A stage that is one program: it counts as one passed or failed. */
export interface CommandStage {
  kind: 'command';
  name: string;
  program: string;
  args: readonly string[];
  /** Folder, relative to the root, without which there is nothing to check: the stage then does not run, and counts nothing. */
  onlyWith?: string;
}

/** A stage of jest tests: each test counts. `folders` are those of test/; `'rest'` is every folder no other stage names. */
export interface JestStage {
  kind: 'jest';
  name: string;
  folders: readonly string[] | 'rest';
  needs: readonly Need[];
  /** Test files run side by side; 1 where they share servers or kill things. */
  workers: number;
  /** Stages that hang are ended after this. */
  minutes: number;
}

/** A stage of the verification. */
export type Stage = CommandStage | JestStage;

/** Where a copy of CMS's published data stands beside this checkout, when there is one. */
const PUBLISHED_DATA = '../shared/cms-data';

/** Stages of `npm run check`: no servers, two to three minutes on two cores. */
export const CHECK: readonly Stage[] = [
  { kind: 'command', name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { kind: 'command', name: 'types', program: 'tsc', args: ['--noEmit', '-p', '.'] },
  { kind: 'command', name: 'lint', program: 'eslint', args: ['.'] },
  {
    kind: 'command',
    name: 'catalogue',
    program: 'tsx',
    args: ['cli/qpp.ts', 'catalogue', 'verify', PUBLISHED_DATA],
    onlyWith: PUBLISHED_DATA,
  },
  { kind: 'jest', name: 'unit', folders: 'rest', needs: [], workers: 2, minutes: 10 },
  { kind: 'jest', name: 'replay', folders: ['replay'], needs: [], workers: 1, minutes: 10 },
];

/** Stages that `npm test` adds. */
export const BEYOND_CHECK: readonly Stage[] = [
  { kind: 'jest', name: 'stories', folders: ['stories'], needs: ['timeSkipping', 'stack'], workers: 2, minutes: 15 },
  {
    kind: 'jest',
    name: 'integration',
    folders: ['integration', 'store', 'events', 'api', 'activities', 'workers', 'loader'],
    needs: ['stack', 'timeSkipping'],
    workers: 2,
    minutes: 15,
  },
  {
    kind: 'jest',
    name: 'guarantees',
    folders: ['guarantees'],
    needs: ['stack', 'timeSkipping'],
    workers: 1,
    minutes: 20,
  },
  { kind: 'jest', name: 'demo', folders: ['demo'], needs: [], workers: 1, minutes: 15 },
];

/** Folders of test/ that some stage names; the unit stage takes the others. */
export function namedFolders(): string[] {
  return [...CHECK, ...BEYOND_CHECK].flatMap((stage) =>
    stage.kind === 'jest' && stage.folders !== 'rest' ? stage.folders : [],
  );
}
