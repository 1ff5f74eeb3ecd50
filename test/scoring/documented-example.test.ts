import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '../..');
const text = readFileSync(path.join(root, 'docs/scoring.md'), 'utf8');

/** The first fenced block in a language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/scoring.md has no ${language} block`);
  return found;
}

/** The example as if it stood at the root of the repository. */
const exampleFile = path.join(root, 'documented-example.ts');

function problemsOf(source: string): string[] {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === exampleFile || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === exampleFile
      ? ts.createSourceFile(file, source, options.target ?? ts.ScriptTarget.ES2023)
      : getSourceFile(file, ...rest);
  const program = ts.createProgram([exampleFile], { ...options, types: ['node'] }, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(exampleFile))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** Runs the example and gives what it exports. */
function run(source: string): { answer: unknown } {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: { answer: unknown } = { answer: undefined };
  const load = (name: string): unknown => jest.requireActual(createRequire(exampleFile).resolve(`${name}.ts`));
  const loadAny = (name: string): unknown => load(name === './scoring' ? './scoring/index' : name);
  const body = new Function('require', 'exports', outputText) as (require: unknown, exports: unknown) => void;
  body(loadAny, exported);
  return exported;
}

jest.setTimeout(60_000);

describe('the example in docs/scoring.md', () => {
  it('type-checks against the library as it is', () => {
    expect(problemsOf(block('ts'))).toEqual([]);
  });

  it('gives what is printed below it', () => {
    expect(run(block('ts')).answer).toEqual(JSON.parse(block('json')));
  });
});
