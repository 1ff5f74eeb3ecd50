'use strict';
/**
 * The first step of every command on a fresh clone: checks Node, installs the packages when they are not those of the
 * lockfile, and hands over to the TypeScript entry point. Needs nothing but Node.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const ROOT = join(__dirname, '..');
const OLDEST_NODE = [20, 19];

/** Command → entry point and the arguments put before the caller's. */
const COMMANDS = {
  demo: ['cli/qpp.ts', 'demo'],
  qpp: ['cli/qpp.ts'],
  test: ['tools/verify.ts', 'test'],
  check: ['tools/verify.ts', 'check'],
  record: ['test/replay/record.ts'],
  'bench:scoring': ['bench/scoring.ts'],
  'build:library': ['tools/build-library.ts'],
};

/** Says what is wrong and ends. */
function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Ends with a message unless this Node is new enough. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  giveUp(
    `Node ${process.versions.node} is too old: qpp-lifecycle needs ${OLDEST_NODE.join('.')} or newer.\n` +
      '  Install a newer Node (22 and 24 are fine too) and run the command again.',
  );
}

/** Packages of a lockfile by path; none when it is absent or broken. */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Whether each package of the lockfile is installed in its version; optional ones may be for other machines. */
function packagesAreCurrent() {
  const installed = packagesIn(join(ROOT, 'node_modules', '.package-lock.json'));
  return Object.entries(packagesIn(join(ROOT, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (!(path in installed) && (optional || devOptional || peer)),
  );
}

/** Installs exactly what the lockfile says, test tools included. */
function installPackages() {
  process.stderr.write('installing the npm packages of the lockfile (about a minute the first time) …\n');
  const install = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (install.status === 0) return;
  giveUp(
    'The npm packages could not be installed (see above).\n' +
      '  needed for: everything; they include the Postgres server and the Temporal SDK\n' +
      '  ways to get them: check that the npm registry is reachable from here, then run the command again; or run "npm ci" yourself.',
  );
}

/** npm passes a SIGTERM on to its shell alone, which dies of it without telling us: notice, and tell the entry point. */
function endWithNpm(child) {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 500);
}

/** Where `qpp` reads and writes relative paths: npm starts us in its package, the caller stands elsewhere. */
function folderOfCaller() {
  const { npm_lifecycle_event: startedByNpm, INIT_CWD: folder } = process.env;
  return command === 'qpp' && startedByNpm !== undefined && folder && existsSync(folder) ? folder : undefined;
}

/** Hands over to the entry point; its exit code, and a signal that ended it, become ours. */
function handOver(entry, args) {
  if (!existsSync(join(ROOT, entry))) giveUp(`${entry} is not there: this clone is not complete.`);
  const loader = pathToFileURL(require.resolve('tsx', { paths: [ROOT] })).href;
  const child = spawn(process.execPath, ['--import', loader, join(ROOT, entry), ...args], {
    stdio: 'inherit',
    cwd: folderOfCaller(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) endWithNpm(child);
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

const [command, ...rest] = process.argv.slice(2);
const target = Object.hasOwn(COMMANDS, command ?? '') ? COMMANDS[command] : undefined;
if (!target) giveUp(`usage: node tools/run.js ${Object.keys(COMMANDS).join('|')} [arguments]`);
checkNode();
if (!packagesAreCurrent()) installPackages();
handOver(target[0], [...target.slice(1), ...rest]);
