/**
 * What is wrong with a JSON text, and where: for people whose file a parser refuses or silently misreads.
 *
 * `JSON.parse` keeps the last of two equal property names and quotes the document in its messages; a submission may
 * hold identifiers, so neither will do.
 */

import { memberPath } from '../validation/problem-list';

/** The first fault of a text. Lines and columns count from 1; columns count UTF-16 units. */
export interface JsonFault {
  kind: 'malformed' | 'repeatedName';
  line: number;
  column: number;
  /** JSONPath of the repeated property, or of the value that holds the fault. */
  path: string;
}

/** Steps of a path that are shown, from its beginning and its end. */
const mostSteps = 40;

/** What comes next: another value, the end of what was open, the end of the text, or a fault. */
type Step = 'more' | 'closed' | 'end' | JsonFault['kind'];

/** An object or array that is open: its names so far, or the index of its current element. */
type Open = { names: Set<string>; name?: string } | { index: number };

const blank = /[ \t\n\r]*/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The first fault, or undefined when the text is one JSON document that names each property once. */
export function findJsonFault(text: string): JsonFault | undefined {
  const reader = new Reader(text);
  const kind = reader.read();
  if (kind === undefined) return undefined;
  const before = text.slice(0, reader.at).split('\n');
  return { kind, line: before.length, column: (before.at(-1) ?? '').length + 1, path: reader.path() };
}

/** Reads without recursion: a hostile document may nest deeper than the stack allows. */
class Reader {
  at = 0;
  private readonly open: Open[] = [];

  constructor(private readonly text: string) {}

  /** The kind of the first fault, with `at` on it; undefined when there is none. */
  read(): JsonFault['kind'] | undefined {
    for (;;) {
      const opened = this.value();
      if (opened === undefined) return 'malformed';
      const first = opened ? this.afterOpening() : 'closed';
      const step = first === 'closed' ? this.afterValue() : first;
      if (step === 'end') return undefined;
      if (step !== 'more') return step;
    }
  }

  path(): string {
    const steps = this.open.map((each) =>
      'index' in each ? `[${String(each.index)}]` : each.name === undefined ? '' : memberPath('', each.name),
    );
    if (steps.length > mostSteps) steps.splice(mostSteps / 2, steps.length - mostSteps, '…');
    return `$${steps.join('')}`;
  }

  /** Passes a scalar (false) or the opening of an object or array (true); undefined when neither is there. */
  private value(): boolean | undefined {
    this.take(blank);
    const char = this.text[this.at];
    if (char === '{' || char === '[') {
      this.open.push(char === '{' ? { names: new Set() } : { index: 0 });
      this.at += 1;
      return true;
    }
    return (char === '"' ? this.string() : this.take(scalar)) === undefined ? undefined : false;
  }

  /** After `{` or `[`: the first name, or the end of an empty one. */
  private afterOpening(): Step {
    this.take(blank);
    const top = this.open.at(-1);
    if (this.text[this.at] === (top && 'index' in top ? ']' : '}')) {
      this.close();
      return 'closed';
    }
    return this.name();
  }

  /** After a value: closes what closes here, then passes the comma and the next name. */
  private afterValue(): Exclude<Step, 'closed'> {
    for (;;) {
      this.take(blank);
      const top = this.open.at(-1);
      if (top === undefined) return this.at === this.text.length ? 'end' : 'malformed';
      const char = this.text[this.at];
      if (char === ('index' in top ? ']' : '}')) {
        this.close();
        continue;
      }
      if (char !== ',') return 'malformed';
      this.at += 1;
      if ('index' in top) top.index += 1;
      return this.name();
    }
  }

  /** In an object: the name and colon of the next property. In an array there is none. */
  private name(): Exclude<Step, 'closed'> {
    const top = this.open.at(-1);
    if (top === undefined || 'index' in top) return 'more';
    this.take(blank);
    const start = this.at;
    const literal = this.text[this.at] === '"' ? this.string() : undefined;
    if (literal === undefined) return 'malformed';
    const name = JSON.parse(literal) as string;
    top.name = name;
    if (top.names.has(name)) {
      this.at = start;
      return 'repeatedName';
    }
    top.names.add(name);
    this.take(blank);
    if (this.text[this.at] !== ':') return 'malformed';
    this.at += 1;
    return 'more';
  }

  private close(): void {
    this.open.pop();
    this.at += 1;
  }

  /** Part by part: one expression for the whole would need a stack as deep as the text has escapes. */
  private string(): string | undefined {
    const start = this.at;
    this.at += 1;
    do this.take(plain);
    while (this.take(escaped) !== undefined);
    if (this.text[this.at] === '"') {
      this.at += 1;
      return this.text.slice(start, this.at);
    }
    this.at = start;
    return undefined;
  }

  private take(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0];
    if (found !== undefined) this.at = form.lastIndex;
    return found;
  }
}
