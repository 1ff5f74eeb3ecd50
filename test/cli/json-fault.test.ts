import fc from '../support/fast-check';
import { findJsonFault } from '../../cli/json-fault';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('findJsonFault', () => {
  it('agrees with the parser on what is JSON', () => {
    const pieces = fc.constantFrom(...'{}[]",:\\ 01.e-+tn\n'.split(''), 'true', '"a"', '"b"', 'null', '\\u0041');
    const text = fc.array(pieces, { maxLength: 14 }).map((each) => each.join(''));
    fc.assert(
      fc.property(text, (each) => {
        const fault = findJsonFault(each);
        if (fault === undefined || fault.kind === 'malformed') expect(fault === undefined).toBe(parses(each));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds no fault in what a program wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(2), (value, indent) =>
        expect(findJsonFault(JSON.stringify(value, null, indent))).toBeUndefined(),
      ),
    );
  });

  it('compares names as they read, not as they are escaped', () => {
    expect(findJsonFault('{"a":1,"\\u0061":2}')).toEqual({ kind: 'repeatedName', line: 1, column: 8, path: '$.a' });
    expect(findJsonFault('{"a":{"a":1},"b":{"a":1}}')).toBeUndefined();
  });

  it('reads a string of any length, escapes and all', () => {
    const text = `"${'\\na'.repeat(4_000_000)}"`;
    expect(findJsonFault(text)).toBeUndefined();
    expect(findJsonFault(text.slice(0, -1))).toEqual({ kind: 'malformed', line: 1, column: 1, path: '$' });
  });

  it('gives a path of bounded length', () => {
    expect(findJsonFault('['.repeat(100_000))!.path).toBe(`$${'[0]'.repeat(20)}…${'[0]'.repeat(20)}`);
    // A name is cut to 100 characters, as in every other path.
    expect(findJsonFault(`{"${'a'.repeat(30_000)}":nope}`)!.path).toBe(
      `$.${'a'.repeat(100)}…`.replace(/^\$\.(a+…)$/, '$["$1"]'),
    );
  });

  it('reads any depth', () => {
    const depth = 100_000;
    expect(findJsonFault('['.repeat(depth) + ']'.repeat(depth))).toBeUndefined();
    expect(findJsonFault('['.repeat(depth))).toMatchObject({ kind: 'malformed' });
  });
});
