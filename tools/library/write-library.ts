import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { YEARS, libraryManifest, yearFileTypes } from './manifest';
import type { ProjectManifest } from './manifest';

const root = path.join(__dirname, '../..');

/** Documents of the library; the first is its README. */
const DOCUMENTS = ['library', 'scoring', 'policy', 'catalogue'] as const;

/** JavaScript and types of what the entry points of tsconfig.library.json reach. */
function compile(folder: string): void {
  const compiler = require.resolve('typescript/bin/tsc');
  const project = path.join(root, 'tsconfig.library.json');
  const args = [compiler, '-p', project, '--outDir', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the library does not compile:\n${stdout}${stderr}`);
}

function writeYears(folder: string): void {
  for (const name of Object.keys(YEARS) as (keyof typeof YEARS)[]) {
    cpSync(path.join(root, name, 'years'), path.join(folder, name, 'years'), { recursive: true });
    writeFileSync(path.join(folder, name, 'year-file.d.ts'), yearFileTypes(name));
  }
}

/** Links between the documents of the package lead on; those to the rest of the project become plain words. */
function linksOfPackage(text: string, toDocuments: string): string {
  return text.replace(
    /\[([^\]]*)\]\((?!https?:|#)([^)#]*)([^)]*)\)/g,
    (_link, words: string, target: string, anchor: string) => {
      if (target === 'library.md') return words;
      const inPackage = DOCUMENTS.some((name) => target === `${name}.md`);
      return inPackage ? `[${words}](${toDocuments}${target}${anchor})` : words;
    },
  );
}

function writeDocuments(folder: string): void {
  mkdirSync(path.join(folder, 'docs'));
  for (const name of DOCUMENTS) {
    const text = readFileSync(path.join(root, 'docs', `${name}.md`), 'utf8');
    const isReadme = name === 'library';
    const target = isReadme ? 'README.md' : `docs/${name}.md`;
    writeFileSync(path.join(folder, target), linksOfPackage(text, isReadme ? 'docs/' : ''));
  }
}

/**
 * Writes the library as a package of its own, which needs nothing else: compiled files with types, the years' data, manifest,
 * licence and documents.
 * @param folder absolute; files of an earlier build that are no longer part of the library stay in it.
 * @throws when the library does not compile, with the compiler's words.
 */
export function writeLibrary(folder: string): void {
  compile(folder);
  writeYears(folder);
  const project = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as ProjectManifest;
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(libraryManifest(project), null, 2)}\n`);
  copyFileSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
  writeDocuments(folder);
}
