import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.join(__dirname, '..', '..');

/** Every file of the repository, and those that are about to become part of it; paths relative to its root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Figures of CMS and records of dependencies: data that nobody writes by hand. */
export const isData = (file: string): boolean =>
  /^(policy|catalogue)\/years\//.test(file) ||
  /(package-lock\.json|\.sum|\.png|\.csv|\.gz)$/.test(file) ||
  /\/histories\//.test(file);

export const isCode = (file: string): boolean => /\.(ts|mts|js|mjs|cjs)$/.test(file);
export const isTypeScript = (file: string): boolean => file.endsWith('.ts');

export const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2023, true);

/** Something a file takes from another or from a package, at run time or (`typeOnly`) for its types alone. */
export interface Import {
  from: string;
  /** A file of the repository where it is one, else the package or built-in by name. */
  target: string;
  typeOnly: boolean;
}

/** All imports and re-exports of a file, dynamic ones too. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: file, target: targetOf(file, specifier), typeOnly });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), isTypeOnlyImport(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(textOf(node.moduleSpecifier), node.isTypeOnly);
    const [argument] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && argument && ts.isStringLiteral(argument)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
        add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

const textOf = (node: ts.Expression): string => (ts.isStringLiteral(node) ? node.text : '');

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((each) => each.isTypeOnly)
  );
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return packageOf(specifier);
  const base = path.join(path.dirname(file), specifier);
  const found = [base, `${base}.ts`, path.join(base, 'index.ts')].find((each) => files.includes(each));
  if (!found) throw new Error(`${file} imports ${specifier}, which is not in the repository`);
  return found;
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Everything that the run time would load for these files: their value imports, and those of what they import. */
export function reachedFrom(starts: string[]): Import[] {
  const seen = new Set<string>(starts);
  const reached: Import[] = [];
  for (const file of seen) {
    const values = importsOf(file).filter(({ typeOnly }) => !typeOnly);
    reached.push(...values);
    for (const { target } of values) if (files.includes(target) && isTypeScript(target)) seen.add(target);
  }
  return reached;
}
