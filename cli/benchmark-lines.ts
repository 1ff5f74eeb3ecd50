/**
 * `qpp benchmark --stdin`: a stream of questions in, a stream of answers out, one line for one line.
 */
import { linesOf } from '../loader/lines';
import type { Chunk } from '../loader/lines';
import { BenchmarkRefusal, findPlace, pointsAt, readQuestion } from './benchmark-question';
import { findJsonFault } from './json-fault';

/** Takes a piece of the answer and resolves when more may follow. */
export type Write = (text: string) => Promise<void>;

/** What went through. */
export interface LinesReport {
  answered: number;
  refused: number;
}

/** Answers are gathered to this many characters before they are written. */
const pieceLength = 65_536;

/**
 * Answers every line in order. A bad line gets an error of its own, so that answers stay beside their questions; blank
 * lines too, except at the end. Holds one chunk of the input and one piece of the answers, however long both become.
 * Answers to a chunk are written before the next is awaited, so that a program may ask and wait in turn.
 */
export async function answerLines(chunks: AsyncIterable<Chunk>, write: Write): Promise<LinesReport> {
  const report: LinesReport = { answered: 0, refused: 0 };
  let pending = '';
  const flush = async (): Promise<void> => {
    const piece = pending;
    pending = '';
    if (piece !== '') await write(piece);
  };
  const put = (answer: string, isRefusal: boolean): void => {
    report[isRefusal ? 'refused' : 'answered'] += 1;
    pending += `${answer}\n`;
  };
  let expected = 1;
  for await (const read of linesOf(flushedBetween(chunks, flush))) {
    for (; expected < read.line; expected += 1) put(blank, true);
    expected += 1;
    const answer = 'text' in read ? answerLine(read.text) : refusal(tooLong);
    put(answer.text, answer.isRefusal);
    if (pending.length >= pieceLength) await flush();
  }
  await flush();
  return report;
}

async function* flushedBetween(chunks: AsyncIterable<Chunk>, flush: () => Promise<void>): AsyncGenerator<Chunk> {
  for await (const chunk of chunks) {
    yield chunk;
    await flush();
  }
}

interface Answer {
  text: string;
  isRefusal: boolean;
}

const refusal = (error: BenchmarkRefusal): Answer => ({ text: JSON.stringify({ error }), isRefusal: true });

const form = 'send one JSON object a line: {"year":2024,"measureId":"001","collectionType":"registry","rate":25}';
const tooLong = new BenchmarkRefusal('MALFORMED_LINE', 'the line is too long', form);
const notJson = new BenchmarkRefusal('MALFORMED_LINE', 'the line is not JSON (NaN and Infinity are not)', form);
const blank = refusal(new BenchmarkRefusal('MALFORMED_LINE', 'the line is blank', form)).text;

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Where a line names a property twice. Each member has a colon of its own, so a line with as many colons as members
 * names each once, and the slow look at the text is spared.
 */
function repeatedProperty(line: string, question: unknown): string | undefined {
  if (!isRecord(question) || line.split(':').length - 1 === Object.keys(question).length) return undefined;
  const fault = findJsonFault(line);
  return fault?.kind === 'repeatedName' ? fault.path : undefined;
}

/** The answer to one line: `{points, decile, partial}`, or `{error: {code, message, remedy}}`. */
export function answerLine(line: string): Answer {
  let question: unknown;
  try {
    question = JSON.parse(line);
  } catch {
    return refusal(notJson);
  }
  const repeated = repeatedProperty(line, question);
  if (repeated !== undefined)
    return refusal(
      new BenchmarkRefusal('REPEATED_PROPERTY', `the line names ${repeated} twice`, 'keep one of the two'),
    );
  try {
    const { place, rate } = readQuestion(question);
    const { points, deciles } = pointsAt(findPlace(place), rate);
    const { decile, partial } = deciles;
    return { text: JSON.stringify({ points, decile, partial }), isRefusal: false };
  } catch (error) {
    if (error instanceof BenchmarkRefusal) return refusal(error);
    throw error;
  }
}
