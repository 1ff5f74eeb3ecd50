import type { z } from 'zod';
import { type ErrorDetail, validationError } from '../schemas/error-envelope';
import { memberPath } from '../validation/problem-list';
import { isRecord } from '../validation/record-rules';
import { Refusal } from './refusal';

type Issue = z.core.$ZodIssue;

/** Enough for anybody to repair a body by; a hostile one must not make an answer of megabytes. */
const MOST_PROBLEMS = 200;

/** Checks beyond the schema: they see the body as it came, which may have any shape. */
export type FurtherChecks = (body: Readonly<Record<string, unknown>>) => ErrorDetail[];

/**
 * Parses the body of a command, and reports everything that is wrong with it at once.
 * @throws Refusal 422 with every problem; messages never quote a value that was sent
 */
export function parseCommand<T extends z.ZodType>(schema: T, sent: unknown, further: FurtherChecks): z.output<T> {
  const body = isRecord(sent) ? withoutNulls(sent) : sent;
  const parsed = schema.safeParse(body);
  const bySchema = parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, body));
  const byRules = isRecord(body) ? further(body) : [];
  const seen = new Set(bySchema.map(({ path }) => path));
  const problems = [...bySchema, ...byRules.filter(({ path }) => !seen.has(path))];
  if (!parsed.success || problems.length > 0)
    throw new Refusal(validationError(problems.slice(0, MOST_PROBLEMS), [], 'invalid command'));
  return parsed.data;
}

function problemsOf(issue: Issue, body: unknown): ErrorDetail[] {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_PROBLEMS).map((key) => {
        const name = key.slice(0, 100);
        return {
          path: memberPath(path, name),
          code: 'UNKNOWN_FIELD',
          message: `'${name}' is not a field of this command`,
        };
      });
    case 'invalid_type':
      return [isAbsent(body, issue.path) ? missing(path) : wrong(path, 'INVALID_TYPE', typeWords(issue.expected))];
    case 'invalid_value':
      if (isAbsent(body, issue.path)) return [missing(path)];
      return [wrong(path, 'INVALID_ENUM', `one of ${issue.values.map(String).join(', ')}`)];
    case 'invalid_format':
      return [wrong(path, 'INVALID_FORMAT', issue.message)];
    case 'too_small':
      return [wrong(path, 'OUT_OF_RANGE', `at least ${issue.minimum} (${issue.origin})`)];
    case 'too_big':
      return [wrong(path, 'OUT_OF_RANGE', `at most ${issue.maximum} (${issue.origin})`)];
    case 'invalid_union':
      return [
        isAbsent(body, issue.path) ? missing(path) : wrong(path, 'INVALID_ENUM', 'one of the kinds this field knows'),
      ];
    default:
      return [wrong(path, 'INVALID_FORMAT', 'as docs/api.md says')];
  }
}

/** `null` counts as absent, as everywhere on this wire. */
const withoutNulls = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));

const missing = (path: string): ErrorDetail => ({ path, code: 'REQUIRED_FIELD', message: `${path} is missing` });

const wrong = (path: string, code: string, expected: string): ErrorDetail => ({
  path,
  code,
  message: `${path} must be ${expected}`,
});

const TYPE_WORDS: Record<string, string> = {
  int: 'an integer',
  number: 'a number',
  string: 'a string',
  array: 'a list',
  object: 'a JSON object',
};

const typeWords = (expected: string): string => TYPE_WORDS[expected] ?? `of type ${expected}`;

function pathOf(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>(
    (path, segment) => (typeof segment === 'number' ? `${path}[${segment}]` : memberPath(path, String(segment))),
    '$',
  );
}

function isAbsent(body: unknown, segments: readonly PropertyKey[]): boolean {
  let value: unknown = body;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[segment];
  }
  return segments.length > 0 && (value === undefined || value === null);
}
