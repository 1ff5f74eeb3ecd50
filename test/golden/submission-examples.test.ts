/**
 * Published-style bodies with their expected answers: our own fixtures, and the vendors' examples when
 * they are checked out next to the repository. An expectation changes only with a cited rule.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { Problem } from '../../schemas/submission-codes';
import { validateSubmission } from '../../validation/validate-submission';
import { supportedYears } from '../validation/fixtures/context';

interface Expectation {
  valid: boolean;
  context?: { submitterId?: string };
  warnings?: Finding[];
  details?: Finding[];
  derived?: Record<string, Record<string, number | null>>;
}
type Finding = Pick<Problem, 'path' | 'code'>;

const directories = [
  join(__dirname, '../validation/fixtures/examples/valid'),
  join(__dirname, '../validation/fixtures/examples/invalid'),
  join(__dirname, '../../../shared/submission/examples/valid'),
  join(__dirname, '../../../shared/submission/examples/invalid'),
].filter((directory) => existsSync(directory));

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const sorted = (findings: readonly Finding[]): string[] => findings.map(({ path, code }) => `${path} ${code}`).sort();

describe.each(directories)('examples in %s', (directory) => {
  const names = readdirSync(directory)
    .filter((file) => file.endsWith('.expect.json'))
    .map((file) => file.replace('.expect.json', ''));

  it.each(names)('%s is answered as expected', (name) => {
    const expected = readJson(join(directory, `${name}.expect.json`)) as Expectation;
    const outcome = validateSubmission(readJson(join(directory, `${name}.json`)), {
      catalogueFor: loadCatalogue,
      policyFor: loadPolicy,
      supportedYears,
      mode: 'production',
      submitterOrganizationId: expected.context?.submitterId,
    });
    expect(sorted(outcome.valid ? [] : outcome.details)).toEqual(sorted(expected.details ?? []));
    expect(outcome.valid).toBe(expected.valid);
    if (!outcome.valid) return;
    expect(sorted(outcome.warnings)).toEqual(sorted(expected.warnings ?? []));
    expect(outcome.derived).toMatchObject(expected.derived ?? {});
  });
});
