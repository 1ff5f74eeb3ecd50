import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { validateCommand } from '../../cli/commands/validate';
import { badCheckDigitNpi, groupBody, measurement, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';

const run = (...args: string[]) => runCommand(validateCommand(), args);
const folder = temporaryFolder('validate');

/** A file of the test's own folder. */
const file = (name: string, content: unknown): string => folder.write(name, content);

interface Expectation {
  valid: boolean;
  context?: { submitterId?: string };
  warnings?: Finding[];
  details?: Finding[];
  derived?: Record<string, object>;
}
interface Finding {
  path: string;
  code: string;
}
const sorted = (findings: readonly Finding[]) => findings.map(({ path, code }) => `${path} ${code}`).sort();

const directories = ['../validation/fixtures/examples', '../../../shared/submission/examples']
  .flatMap((each) => [join(__dirname, each, 'valid'), join(__dirname, each, 'invalid')])
  .filter((each) => existsSync(each));
const examples = directories.flatMap((directory) =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.expect.json'))
    .map((name) => join(directory, name.replace('.expect.json', ''))),
);

describe('qpp validate', () => {
  it.each(examples)('%s.json is answered as expected', async (example) => {
    const expected = JSON.parse(readFileSync(`${example}.expect.json`, 'utf8')) as Expectation;
    const { submitterId } = expected.context ?? {};
    const sender = submitterId === undefined ? [] : ['--submitter', submitterId];
    const ran = await run(`${example}.json`, '--json', ...sender);
    const { error, data, warnings } = jsonOf(ran) as {
      error?: { type: string; details: Finding[] };
      data?: { derived: Record<string, object> };
      warnings?: Finding[];
    };
    expect(ran.code).toBe(expected.valid ? 0 : 2);
    expect(sorted(error?.details ?? [])).toEqual(sorted(expected.details ?? []));
    expect(error?.type).toBe(expected.valid ? undefined : 'ValidationError');
    if (!expected.valid) return;
    expect(sorted(warnings ?? [])).toEqual(sorted(expected.warnings ?? []));
    expect(data?.derived).toMatchObject(expected.derived ?? {});
  });

  it('prints what is valid with its sets and derived rates', async () => {
    const { code, out } = await run(file('good.json', groupBody(2024, [qualitySet(2024)])));
    expect(code).toBe(0);
    expect(out).toContain('good.json: valid, submission of entity type group for 2024');
    expect(out).toContain('quality by registry for mips: 1 measurement\n');
    // 80 of 80 + 20; 100 of 100 reported
    expect(out).toContain('value: performance rate 80%, reporting rate 100%, case count 100');
  });

  it('prints each problem with path, code and message', async () => {
    const { code, out } = await run(file('bad.json', groupBody('2024', [])));
    expect(code).toBe(2);
    expect(out).toContain('bad.json: invalid, 1 problem');
    expect(out).toMatch(/^ {2}error +\$\.performanceYear {2}INVALID_TYPE {2}must be an integer, not a string/m);
  });

  const withMeasures = (year: number, ...ids: string[]) =>
    groupBody(year, [qualitySet(year, { measurements: ids.map((id) => measurement(id, singleRate())) })]);

  it('says of a measure of another year when it existed, and what is near', async () => {
    const { out } = await run(file('other.json', withMeasures(2026, '110', 'MCC1')));
    expect(out).toMatch(/UNKNOWN_MEASURE {2}110 is no measure of 2026; it existed 2017 to 20\d\d; nearest \d/);
  });

  it('repeats no text that no year has as an id', async () => {
    const { out } = await run(file('none.json', withMeasures(2024, '000111111')));
    expect(out).toContain('UNKNOWN_MEASURE  is no measure of 2024, nor of another year');
    expect(out).not.toContain('000111111');
  });

  it('says which quality no file can hold', async () => {
    const sets = [{ ...qualitySet(2024), submissionMethod: 'claims' }];
    expect((await run(file('claims.json', groupBody(2024, sets)))).out).toContain(
      'claims quality reaches CMS on claims and is not part of the wire format; score it with the library',
    );
  });

  it('repeats no identifier of a body', async () => {
    const good = file('good.json', groupBody(2024, [qualitySet(2024)]));
    expect((await run(good, '--json')).out + (await run(good)).out).not.toContain('000300101');
  });

  it('answers several files in one array in their order, and ends with 2 when one is invalid', async () => {
    const good = file('good.json', groupBody(2024, [qualitySet(2024)]));
    const missing = join(folder.path, 'missing.json');
    const ran = await run(good, missing, good, '--json');
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toEqual([
      expect.objectContaining({ file: good, warnings: [] }),
      expect.objectContaining({ file: missing, error: expect.objectContaining({ type: 'NotFound' }) as object }),
      expect.objectContaining({ file: good }),
    ]);
  });

  it('takes a lone set for what it is, with paths from its own root', async () => {
    const { measurementSets, ...submission } = groupBody(2024, []);
    expect(measurementSets).toEqual([]);
    const set = { ...qualitySet(2024), submission };
    const valid = jsonOf(await run(file('set.json', set), '--json'));
    expect(valid).toMatchObject({
      data: { kind: 'measurementSet', derived: { '$.measurements[0].value': { performanceRate: 80 } } },
    });
    const lone = jsonOf(await run(file('lone.json', qualitySet(2024)), '--json'));
    expect(lone).toMatchObject({ error: { details: [{ path: '$.submission', code: 'REQUIRED_FIELD' }] } });
  });

  it('makes a wrong check digit a warning in preview', async () => {
    const body = groupBody(2024, [], { entityType: 'individual', nationalProviderIdentifier: badCheckDigitNpi });
    const path = file('npi.json', body);
    expect((await run(path)).code).toBe(2);
    const preview = await run(path, '--preview');
    expect(preview.code).toBe(0);
    expect(preview.out).toContain('NPI_CHECKSUM');
  });

  it("refuses a measure of another's registry only when the sender is named", async () => {
    const measurements = [measurement('AAD6', singleRate({ performanceRate: 80 }))];
    const path = file('qcdr.json', groupBody(2024, [qualitySet(2024, { measurements })]));
    expect((await run(path)).code).toBe(0);
    expect((await run(path, '--submitter', '0000001')).out).toContain('VENDOR_NOT_ALLOWED');
  });

  it('reads standard input for -, in pieces, and only once', async () => {
    const bytes = Buffer.from(`\uFEFF${JSON.stringify(groupBody(2024, [qualitySet(2024)]))}`);
    const ran = await runCommand(validateCommand(), ['-'], [bytes.subarray(0, 2), bytes.subarray(2)]);
    expect([ran.code, ran.out.split('\n')[0]]).toEqual([0, expect.stringContaining('standard input: valid')]);
    expect((await run('-', '-')).code).toBe(2);
  });

  it.each([
    ['{"a":NaN}', 'MALFORMED_JSON', '$.a', /line 1, column 6/],
    ['{\n "a": 1,\n}', 'MALFORMED_JSON', '$.a', /line 3, column 1/],
    ['', 'MALFORMED_JSON', '$', /is empty/],
    ['{"a":[{"b":1,"b":2}]}', 'REPEATED_PROPERTY', '$.a[0].b', /twice at line 1, column 14/],
    [Buffer.from([0x7b, 0xff, 0x7d]), 'NOT_UTF8', '$', /UTF-8/],
    [Buffer.from('{}', 'utf16le'), 'MALFORMED_JSON', '$', /line 1, column 2/],
  ])('says what is wrong with a file that holds %j', async (content, code, path, words) => {
    const ran = await run(file('broken.json', content), '--json');
    expect(ran.code).toBe(2);
    const { error } = jsonOf(ran) as { error: { type: string; details: (Finding & { message: string })[] } };
    expect(error.type).toBe('MalformedRequest');
    expect(error.details).toEqual([{ code, path, message: expect.stringMatching(words) as string }]);
  });

  it('answers JSON that is no submission, and a folder', async () => {
    expect((await run(file('seven.json', '7'))).out).toContain('$  INVALID_TYPE');
    expect((await run(folder.path)).out).toBe(`${folder.path}: this is a folder; a file is needed\n`);
  });
});
