import ts from 'typescript';
import { files, isTypeScript, parse, read } from './repository';

/** Lines that make a temporary folder outside every function: a field of an object counts as outside. */
function madeOnLoading(file: string): string[] {
  const source = parse(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isCallExpression(node) && /^mkdtemp(Sync)?$/.test(node.expression.getText()))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('a temporary folder of the tests', () => {
  it('is made by a hook or a test: a file in which no test runs has no end, at which it would be removed', () => {
    const makers = files.filter((file) => file.startsWith('test/') && isTypeScript(file) && /mkdtemp/.test(read(file)));
    expect(makers.length).toBeGreaterThan(3);
    expect(makers.flatMap(madeOnLoading)).toEqual([]);
  });
});
