import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** The fenced blocks of a document in a language. */
export function blocks(document: string, language: string): string[] {
  const text = readFileSync(path.join(root, document), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => match[1]!);
}

/** The environment without what npm tells the scripts it starts: a consumer's npm is not started by ours. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS)/i.test(name)),
);

/** A project of somebody else, in a temporary folder, with nothing installed but what a test installs. */
export class Consumer {
  readonly folder: string;

  constructor() {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'qpp-consumer-')));
    this.write('package.json', '{"name":"consumer","version":"1.0.0","private":true}\n');
  }

  /** @returns the absolute path. */
  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Standard output of a program run in the folder. @throws with its words when it fails. */
  run(program: string, ...args: string[]): string {
    try {
      return execFileSync(program, args, { cwd: this.folder, env: environment, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
    }
  }

  /** Packs a package's folder, installs the tarball without a network, and names the files that arrived. */
  install(library: string): string[] {
    this.run('npm', 'pack', '--offline', '--silent', library);
    const tarball = readdirSync(this.folder).find((name) => name.endsWith('.tgz'))!;
    this.run('npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${tarball}`);
    const installed = path.join(this.folder, 'node_modules');
    return readdirSync(installed, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [path.relative(installed, path.join(entry.parentPath, entry.name))] : [],
    );
  }

  /** What the compiler complains of in the folder's files, a line each, for a strict project without types of Node. */
  typeCheck(...files: string[]): string[] {
    const compiler = require.resolve('typescript/bin/tsc');
    const strict = [
      '--strict',
      '--noUncheckedIndexedAccess',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      'false',
    ];
    const options = ['--noEmit', '--module', 'nodenext', '--target', 'es2022', ...strict];
    const checked = spawnSync(process.execPath, [compiler, ...options, ...files], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return checked.stdout.split('\n').filter((line) => line !== '');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
