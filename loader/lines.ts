import { StringDecoder } from 'node:string_decoder';

/** A chunk of a file as streams give it. */
export type Chunk = string | Uint8Array;

/** One line without its end; `tooLong` lines come without text, so that one of them cannot fill the memory. */
export type FileLine = { line: number; text: string } | { line: number; tooLong: true };

/** Longest line that is read; a clinician's document of CMS is a few kilobytes. */
export const longestLine = 1_048_576;

/**
 * The lines of a stream, numbered from 1, blank ones left out. Holds one chunk and one line at a time and takes the next
 * chunk only when asked: whoever reads slowly slows the source. LF and CRLF; a byte order mark is dropped.
 */
export async function* linesOf(chunks: AsyncIterable<Chunk> | Iterable<Chunk>): AsyncGenerator<FileLine> {
  const decoder = new StringDecoder('utf8');
  let line = 1;
  let rest = '';
  let skipping = false;
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    const pieces = text.split('\n');
    for (const [index, piece] of pieces.entries()) {
      rest = skipping ? '' : rest + piece;
      if (rest.length > longestLine) {
        yield { line, tooLong: true };
        skipping = true;
        rest = '';
      }
      if (index === pieces.length - 1) break;
      if (!skipping) yield* filled(line, rest);
      line += 1;
      rest = '';
      skipping = false;
    }
  }
  if (!skipping) yield* filled(line, rest + decoder.end());
}

function* filled(line: number, raw: string): Generator<FileLine> {
  const text = (line === 1 && raw.startsWith('\uFEFF') ? raw.slice(1) : raw).replace(/\r$/, '');
  if (text.trim() !== '') yield { line, text };
}
