import path from 'node:path';
import ts from 'typescript';
import { files, isCode, isData, isTypeScript, parse, read } from './repository';

/** Written in two parts, so that this file is not found by its own rules. */
const joined = (...parts: string[]) => parts.join('');

const code = files.filter((file) => isCode(file) && !isData(file));
const text = files.filter((file) => !isData(file));

/** Lines of the files that match, as `file:line`. */
const linesMatching = (where: readonly string[], pattern: RegExp): string[] =>
  where.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, n) => (pattern.test(line) ? [`${file}:${n + 1}`] : [])),
  );

describe('every file', () => {
  it('is at most 400 lines long, data apart', () => {
    const long = code.filter((file) => read(file).trimEnd().split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('is named in kebab-case for the one thing it holds', () => {
    const names = code.map((file) => path.basename(file)).filter((name) => !/^[A-Z]\w+\.java$/.test(name));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name))).toEqual([]);
    expect(names.filter((name) => /util|helper|manager|common/i.test(name))).toEqual([]);
  });

  it('leaves nothing unfinished: no marks for later, no checks switched off', () => {
    const marks = [
      ['TO', 'DO'],
      ['FIX', 'ME'],
      ['@ts-', 'ignore'],
      ['@ts-', 'nocheck'],
      ['eslint-', 'disable'],
    ];
    const pattern = new RegExp(marks.map((parts) => joined(...parts)).join('|'));
    expect(linesMatching(text, pattern)).toEqual([]);
  });

  it('names no path of a machine and no package registry', () => {
    const paths = ['work', 'tmp', 'root', 'home'].map((name) => joined('/', name, '/')).join('|');
    expect(linesMatching(text, new RegExp(`(^|[\\s"'\`(=])(${paths})`))).toEqual([]);
    const hosts = [
      ['registry.', 'npmjs'],
      ['arti', 'factory'],
      ['repo1.', 'maven'],
      ['proxy.', 'golang'],
    ];
    const pattern = new RegExp(hosts.map((parts) => joined(...parts)).join('|'));
    expect(linesMatching([...text, 'package-lock.json'], pattern)).toEqual([]);
  });
});

describe('every TypeScript file', () => {
  it('knows the type of everything', () => {
    const found: string[] = [];
    for (const file of code.filter(isTypeScript)) {
      const source = parse(file);
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.AnyKeyword)
          found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(found).toEqual([]);
  });
});

describe('every test', () => {
  const tests = code.filter((file) => file.startsWith('test/'));

  it('runs: none is skipped, postponed or singled out', () => {
    const skipped = new RegExp(`\\b(${joined('x', 'it')}|${joined('x', 'describe')}|${joined('f', 'it')})\\(`);
    const dotted = new RegExp(
      `\\b(it|test|describe)(\\.each)?\\.(${joined('sk', 'ip')}|${joined('on', 'ly')}|${joined('to', 'do')})\\b`,
    );
    expect(linesMatching(tests, skipped)).toEqual([]);
    expect(linesMatching(tests, dotted)).toEqual([]);
  });

  it('and every document uses made-up TINs alone: nine digits that start with 000', () => {
    const where = files.filter((file) => /^(test|docs|demo)\//.test(file) && !isData(file));
    expect(linesMatching(where, /(?<![\w.-])(?!000)\d{9}(?![\w.-])/)).toEqual([]);
  });
});
