import fc from '../support/fast-check';
import type { Chunk } from '../../loader/lines';
import { linesOf, longestLine } from '../../loader/lines';

async function all(chunks: Iterable<Chunk>) {
  const found = [];
  for await (const line of linesOf(chunks)) found.push(line);
  return found;
}

describe('linesOf', () => {
  it('numbers lines from 1 and leaves blank ones out', async () => {
    expect(await all(['a\n\n  \r\nb\r\n'])).toEqual([
      { line: 1, text: 'a' },
      { line: 4, text: 'b' },
    ]);
  });

  it('reads the last line without an end, and drops a byte order mark', async () => {
    expect(await all(['\uFEFFa\nb'])).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
    ]);
  });

  it('does not care where the chunks are cut, even inside a character', async () => {
    const text = 'München\r\nzweite Zeile\n\nñandú';
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.sort((left, right) => left - right), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(await all(chunks)).toEqual(await all([text]));
      }),
    );
  });

  it('skips a line too long to hold, once, and goes on after it', async () => {
    const long = 'x'.repeat(longestLine / 2 + 1);
    expect(await all(['a\n', long, long, long, '\nb\n'])).toEqual([
      { line: 1, text: 'a' },
      { line: 2, tooLong: true },
      { line: 3, text: 'b' },
    ]);
  });
});
