import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import ts from 'typescript';
import { writeLibrary } from '../../tools/library/write-library';
import { Consumer, blocks } from './consumer';

jest.setTimeout(240_000);

const [example, answer] = [
  blocks('docs/scoring.md', 'ts')[0]!,
  JSON.parse(blocks('docs/scoring.md', 'json')[0]!) as object,
];
const [withDisk, withoutDisk] = blocks('docs/library.md', 'ts');

/** The example of docs/scoring.md, on the installed package. */
const onPackage = example.replaceAll("from './", "from 'qpp-scoring/");

/** The same on a policy and a catalogue that `year` exports. */
const onYear = onPackage
  .replace(/^import \{ load(Catalogue|Policy) \}.*\n/gm, '')
  .replace(/^const (policy|catalogue) = load.*\n/gm, '')
  .replace(/^/, "import { catalogue, policy } from './year.mjs';\n");

const javaScript = (source: string, module: ts.ModuleKind): string =>
  ts.transpileModule(source, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;

let consumer: Consumer;
let library: Consumer;
let installed: string[];

beforeAll(() => {
  [consumer, library] = [new Consumer(), new Consumer()];
  const folder = path.join(library.folder, 'qpp-scoring');
  writeLibrary(folder);
  installed = consumer.install(folder);
  consumer.write('year.mts', withoutDisk!);
});

afterAll(() => {
  consumer.remove();
  library.remove();
});

/** What a module of the consumer exports as `answer`, printed by a Node of its own. */
function answerOf(file: string): unknown {
  const loaded = `import(${JSON.stringify(`./${file}`)})`;
  const script = `${loaded}.then(({ answer }) => process.stdout.write(JSON.stringify(answer)))`;
  return JSON.parse(consumer.run(process.execPath, '--eval', script));
}

describe('the tarball of the library', () => {
  it('brings itself and no other package', () => {
    const packages = new Set(installed.filter((file) => !file.startsWith('.')).map((file) => file.split(path.sep)[0]));
    expect([...packages]).toEqual(['qpp-scoring']);
  });

  it('holds compiled modules, types, the data of ten years, documents and the licence, and no sources', () => {
    const files = installed.map((file) => path.relative('qpp-scoring', file));
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'docs/scoring.md']));
    expect(files.filter((file) => /^(policy|catalogue)\/years\/20\d\d\.json$/.test(file))).toHaveLength(2 * 10);
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  it('links only to documents that it holds', () => {
    const folder = path.join(consumer.folder, 'node_modules/qpp-scoring');
    const documents = installed.filter((file) => file.endsWith('.md'));
    const links = documents.flatMap((file) => {
      const text = readFileSync(path.join(consumer.folder, 'node_modules', file), 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1]!);
      return targets.map((target) =>
        path.relative(folder, path.join(consumer.folder, 'node_modules', file, '..', target)),
      );
    });
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((target) => !installed.includes(path.join('qpp-scoring', target)))).toEqual([]);
  });
});

describe('a consumer of the installed library', () => {
  it('scores the example of docs/scoring.md from a CommonJS module', () => {
    consumer.write('example.cjs', javaScript(onPackage, ts.ModuleKind.CommonJS));
    expect(answerOf('example.cjs')).toEqual(answer);
  });

  it('scores it from an ES module', () => {
    consumer.write('example.mjs', javaScript(onPackage, ts.ModuleKind.ESNext));
    expect(answerOf('example.mjs')).toEqual(answer);
  });

  it('type-checks strictly, from both kinds of module and without a cast; a wrong argument is told', () => {
    consumer.write('checked.mts', onPackage);
    consumer.write('checked.cts', onPackage);
    consumer.write('disk.mts', withDisk!);
    consumer.write('on-year.mts', onYear);
    consumer.write('wrong.mts', onPackage.replace("unitKind: 'group'", "unitKind: 'grope'"));
    const files = ['checked.mts', 'checked.cts', 'disk.mts', 'year.mts', 'on-year.mts', 'wrong.mts'];
    // The wrong argument shows that the types are those of the library, and not ones that allow everything.
    const wrong = expect.stringMatching(/^wrong\.mts.*Type '"grope"' is not assignable/) as string;
    expect(consumer.typeCheck(...files)).toEqual([wrong]);
  });

  it('bundles scoring, policy and catalogue for a browser, and scores there without a module or a global of Node', async () => {
    const entry = consumer.write('on-year.mts', onYear);
    const bundle = await build({
      entryPoints: [entry],
      absWorkingDir: consumer.folder,
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'bundled',
      write: false,
      logLevel: 'silent',
    });
    expect(bundle.warnings).toEqual([]);
    const printed: unknown = vm.runInNewContext(`${bundle.outputFiles[0]!.text}\nJSON.stringify(bundled.answer)`, {});
    expect(JSON.parse(printed as string)).toEqual(answer);
  });

  it('reaches nothing that the package does not export', () => {
    const inner = 'qpp-scoring/scoring/score-unit';
    expect(() => consumer.run(process.execPath, '--eval', `require('${inner}')`)).toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});

describe('canonicalText', () => {
  it('has the SHA-256 that the loader gives a policy, from the imported file', () => {
    consumer.write(
      'hash.cjs',
      `const { createHash } = require('node:crypto');
      const { canonicalText } = require('qpp-scoring/policy');
      const text = canonicalText(require('qpp-scoring/policy/years/2024.json'));
      const hash = createHash('sha256').update(text).digest('hex');
      exports.answer = hash === require('qpp-scoring/policy/load').loadPolicy(2024).hash;`,
    );
    expect(answerOf('hash.cjs')).toBe(true);
  });
});
