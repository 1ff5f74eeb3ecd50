import { answerLines } from '../../cli/benchmark-lines';
import { benchmarkCommand } from '../../cli/commands/benchmark';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument } from '../../cli/fail';
import { jsonOf, runCommand } from './run-command';

const run = (...args: string[]) => runCommand(benchmarkCommand(), args);
const at = (measureId: string, year: number, collection: string, ...more: string[]) =>
  run(measureId, '--year', String(year), '--collection', collection, ...more);
const line = (measureId: unknown, year: unknown, collectionType: unknown, rate: unknown) =>
  JSON.stringify({ year, measureId, collectionType, rate });

/** Answers of --stdin, parsed. */
async function answers(...lines: string[]): Promise<{ code: number; err: string; answers: unknown[] }> {
  const { code, out, err } = await runCommand(benchmarkCommand(), ['--stdin'], [lines.join('\n')]);
  return {
    code,
    err,
    answers: out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each) as unknown),
  };
}
const codesOf = (list: unknown[]) => list.map((each) => (each as { error?: { code: string } }).error?.code ?? 'points');

describe('qpp benchmark', () => {
  it('prints ten bounds, direction, period and cap', async () => {
    const { code, out } = await at('130', 2025, 'registry');
    expect(code).toBe(0);
    expect(out).toContain('Higher is better. Historical benchmark from 2023 data. Topped out, at most 7 points.');
    expect(out).toMatch(/^ +3 {2}94\.2$/m);
    expect(out).toMatch(/^ +10 {2}100$/m);
    expect(out).toContain('it has a benchmark by electronicHealthRecord, registry');
  });

  it('says where the floor stands and that decile 1 was not published', async () => {
    const { out } = await at('001', 2022, 'registry');
    expect(out).toContain('not published  (no points of its own)');
    expect(out).toContain('A rate worse than decile 3 earns the floor of 3.');
  });

  it.each([
    // decile 6 from P50 29.525, decile 7 from P40 24.85, inverse: 6 + 4.525/4.675 = 6.9679
    ['001', 2026, 'electronicHealthRecord', '25', { points: 6.9679, decile: 6, partial: 0.9679, isCapped: false }],
    // decile 10 is 10 points, the row is capped at 7
    ['130', 2025, 'registry', '100', { points: 7, decile: 10, partial: 0, isCapped: true, capPoints: 7 }],
    // the same row below the cap: 3 + (98 - 94.2)/(98.38 - 94.2) = 3 + 3.8/4.18
    ['130', 2025, 'registry', '98', { points: 3.9091, decile: 3, partial: 0.9091, isCapped: false }],
    // worse than decile 3 in 2022: the floor of 3
    ['001', 2022, 'registry', '100', { points: 3, decile: -1, partial: 0, isFloor: true }],
    // cost knows no floor of 3: decile 5 from 1318.42, decile 6 from 1268.81: 5 + 18.42/49.61
    ['TPCC_1', 2022, 'administrativeClaims', '1300', { points: 5.3713, decile: 5, partial: 0.3713 }],
    // dearer than every bound
    ['TPCC_1', 2022, 'administrativeClaims', '99999', { points: 1, decile: -1, partial: 0 }],
  ])('gives %s of %i by %s at %s its points', async (id, year, collection, rate, expected) => {
    const ran = await at(id, year, collection, '--rate', rate, '--json');
    expect(ran.code).toBe(0);
    expect(jsonOf(ran)).toMatchObject({
      performanceYear: year,
      measureId: id,
      collectionType: collection,
      ...expected,
    });
  });

  it('shows the arithmetic and what the cap took', async () => {
    expect((await at('130', 2025, 'registry', '--rate', '98')).out).toContain(
      '3 + (98 - 94.2) / (98.38 - 94.2) = 3 + 0.9091',
    );
    expect((await at('130', 2025, 'registry', '--rate', '100')).out).toContain('capped at 7');
  });

  it('numbers the source of the points once for all collection types, and lists it at the end in narrow lines', async () => {
    // 236 of 2024 is collected in four ways, one source for all.
    const { out } = await run('236', '--year', '2024', '--rate', '72');
    expect(out.match(/Rate 72: .* \[1\]\n/g)).toHaveLength(4);
    expect(out).toMatch(
      /\n\nSources \(.*\)\n {2}\[1\] {2}recalled cms-data:CMSgov\/qpp-measures-data benchmarks\/2024/,
    );
    expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect((await run('236', '--year', '2024')).out).not.toContain('Sources');
  });

  it('takes a negative score of a measure that is no proportion', async () => {
    // 2020 ACEP50 runs from worse 0.3039 down to -0.4957 and better: -1 is past decile 10
    const ran = await at('ACEP50', 2020, 'registry', '--rate', '-1', '--json');
    expect(jsonOf(ran)).toMatchObject({ decile: 10, points: 10 });
  });

  it('never scores a placeholder, and ends with 1', async () => {
    const ran = await at('TPCC_1', 2026, 'administrativeClaims', '--rate', '1300', '--json');
    expect(ran.code).toBe(1);
    expect(jsonOf(ran)).toMatchObject({
      benchmark: { status: 'placeholder' },
      error: { code: 'NOT_DETERMINABLE', message: expect.stringContaining('not determinable') as string },
    });
    expect(jsonOf(ran)).not.toHaveProperty('points');
  });

  it("names CMS's reasons where there is no benchmark", async () => {
    const ran = await at('102', 2024, 'registry', '--json');
    expect(ran.code).toBe(1);
    expect(jsonOf(ran)).toMatchObject({
      benchmark: null,
      exclusionReasons: ['BR-009'],
      error: { code: 'NO_BENCHMARK' },
    });
    expect((await at('102', 2024, 'registry')).out).toContain('has no benchmark: BR-009');
  });

  it.each([
    [['NONE', '--year', '2024', '--collection', 'registry'], 'UNKNOWN_MEASURE'],
    [['1', '--year', '2024', '--collection', 'registry'], 'nearest: 001'],
    [['001', '--year', '2016', '--collection', 'registry'], 'UNKNOWN_YEAR'],
    [['001', '--year', '2024', '--collection', 'fax'], 'electronicHealthRecord (eCQM)'],
    [['001', '--year', '2024', '--collection', 'registry', '--rate', '100.51'], 'from 0 to 100'],
    [['001', '--year', '2024', '--collection', 'registry', '--rate', '-1'], 'from 0 to 100'],
    [['TPCC_1', '--year', '2024', '--collection', 'administrativeClaims', '--rate', '-1'], '0 or more'],
    [['001', '--year', '2024', '--collection', 'registry', '--rate', 'NaN'], 'a decimal number'],
    [['001', '--year', '2024', '--collection', 'registry', '--rate', '50%'], 'a decimal number'],
    [['001'], '--year is missing'],
    [['--year', '2024'], 'the measure is missing'],
    [[], 'the measure and --year are missing'],
    [['1', '--year', '2024'], 'nearest: 001'],
    [['001', '--stdin'], 'each line names its measure'],
  ])('refuses %j', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('qpp benchmark without a collection type', () => {
  it('takes the only one', async () => {
    // decile 7 from 1675.72, decile 8 from 1361.27: 7 + 275.72/314.45 = 7.8768
    const ran = await run('TPCC_1', '--year', '2024', '--rate', '1400', '--json');
    expect(ran.code).toBe(0);
    expect(jsonOf(ran)).toMatchObject({ collectionType: 'administrativeClaims', points: 7.8768 });
  });

  it('answers for each of several, with the types at the end', async () => {
    const ran = await run('001', '--year', '2024', '--json');
    const { answers: each } = jsonOf(ran) as { answers: { collectionType: string }[] };
    expect(each.map(({ collectionType }) => collectionType)).toEqual([
      'claims',
      'electronicHealthRecord',
      'cmsWebInterface',
      'registry',
    ]);
    const { out } = await run('001', '--year', '2024');
    expect(out.match(/^Measure 001/gm)).toHaveLength(4);
    expect(out.match(/The measure is collected by/g)).toHaveLength(1);
  });

  it('says why a measure of another category has none, with 1', async () => {
    const ran = await run('PI_EP_1', '--year', '2024');
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringContaining('Promoting Interoperability is scored by rate') as string,
    });
    expect((await at('IA_BE_1', 2024, 'registry')).out).toContain('improvement activities are attested');
  });
});

describe('qpp benchmark and the names of collection types', () => {
  it.each([
    ['eCQM', 'electronicHealthRecord'],
    ['ecqm', 'electronicHealthRecord'],
    ['MIPS CQM', 'registry'],
    ['Claims', 'claims'],
    ['web-interface', 'cmsWebInterface'],
  ])('takes %s for %s', async (name, collectionType) => {
    expect(jsonOf(await at('001', 2024, name, '--json'))).toMatchObject({ collectionType });
  });
});

describe('qpp benchmark and what to know of an answer', () => {
  const warningsOf = async (...args: string[]) => jsonOf(await run(...args, '--json'))['warnings'];

  it('warns of a percent given for a fraction', async () => {
    const asked = ['479', '--year', '2025', '--rate'];
    expect(await warningsOf(...asked, '15.3')).toMatchObject([{ code: 'FIGURE_OUTSIDE_BENCHMARK' }]);
    expect((await run(...asked, '15.3')).out).toMatch(/Rate 15\.3: 1 point \[1\]$/m);
    expect((await run(...asked, '15.3')).out).toContain(
      'Warning: 479 in 2025 is a fraction (benchmark 0.1344 to 0.1907); 15.3 looks like a percent.',
    );
    expect(await warningsOf(...asked, '0.153')).toEqual([]);
    // ten times 0.1907 is 1.907
    expect(await warningsOf(...asked, '1.9')).toEqual([]);
    expect(await warningsOf(...asked, '1.91')).toHaveLength(1);
  });

  it('warns of a fraction where admissions per hundred are meant', async () => {
    // 484 in 2024 runs from 27.49 to 73.52: 0.4 would be 40
    const [warning] = (await warningsOf('484', '--year', '2024', '--rate', '0.4')) as { message: string }[];
    expect(warning?.message).toContain('0.4 looks like a fraction');
  });

  it('says that a rate below 1 is read as a percent', async () => {
    const { out } = await at('001', 2024, 'registry', '--rate', '0.15');
    expect(out).toContain('Warning: 0.15 is read as 0.15 percent');
    expect(await warningsOf('001', '--year', '2024', '--collection', 'registry', '--rate', '0')).toEqual([]);
  });

  it('says of a flagged measure that the data do not tell what CMS did', async () => {
    const { out } = await at('134', 2022, 'registry', '--rate', '80');
    expect(out.replace(/\n +/g, ' ')).toContain(
      'flagged by CMS for code changes; treated as suppressed (CMS may have scored nine months',
    );
  });
});

describe('qpp benchmark --json on a question without an answer', () => {
  it.each([
    [['1', '--year', '2024'], 'NotFound', '$.measureId', 'UNKNOWN_MEASURE'],
    [['001', '--year', '2016'], 'NotFound', '$.year', 'UNKNOWN_YEAR'],
    [['001', '--year', '2024', '--collection', 'fax'], 'MalformedRequest', '$.collectionType', 'INVALID_ENUM'],
    [['001', '--year', '2024', '--rate', '101'], 'MalformedRequest', '$.rate', 'OUT_OF_RANGE'],
  ])('%j has its code in the details', async (args, type, path, code) => {
    const failure = await benchmarkCommand().parseAsync(args, { from: 'user' }).catch(asDocument);
    expect(failure).toMatchObject({ error: { type, details: [{ path, code }] } });
    expect(JSON.stringify(failure)).not.toContain(`"message":"${code}`);
  });
});

const asDocument = (error: unknown) => failureDocument(explainFailure(error));

describe('qpp benchmark --stdin', () => {
  it('answers line by line, in order', async () => {
    const ran = await answers(
      line('130', 2025, 'registry', 100),
      line('001', 2022, 'registry', 100),
      line('TPCC_1', 2024, 'administrativeClaims', 1300),
    );
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.answers).toEqual([
      { points: 7, decile: 10, partial: 0 },
      { points: 3, decile: -1, partial: 0 },
      // decile 8 from 1361.27, decile 9 from 1204.04: 8 + 61.27/157.23
      { points: 8.3897, decile: 8, partial: 0.3897 },
    ]);
  });

  it('compares a rate that rounding carried just outside its range', async () => {
    const ran = await answers(line('236', 2022, 'registry', 100.01), line('001', 2024, 'registry', -0.01));
    expect(ran.answers).toEqual([
      { points: 10, decile: 10, partial: 0 },
      { points: 10, decile: 10, partial: 0 },
    ]);
  });

  it('puts an error in the place of every line without an answer, and ends with 2', async () => {
    const ran = await answers(
      'no json',
      '',
      '[]',
      '{"year":2024,"measureId":"001","collectionType":"registry","rate":NaN}',
      '{"year":2024,"measureId":"001","collectionType":"registry","rate":1e999}',
      line('001', 2024, 'registry', '25'),
      line('001', 2024, 'registry', null),
      line('001', 2024, 'registry', 101),
      line('001', '2024', 'registry', 25),
      line(1, 2024, 'registry', 25),
      line('001', 1999, 'registry', 25),
      line('001', 2024, 'cqm', 25),
      line('001', 2024, 'toString', 25),
      line('NONE', 2024, 'registry', 25),
      line('102', 2024, 'registry', 25),
      line('484', 2026, 'administrativeClaims', 25),
      line('130', 2025, 'registry', 100),
      '',
      '',
    );
    expect(codesOf(ran.answers)).toEqual([
      'MALFORMED_LINE',
      'MALFORMED_LINE',
      'INVALID_TYPE',
      'MALFORMED_LINE',
      'OUT_OF_RANGE',
      'INVALID_TYPE',
      'REQUIRED_FIELD',
      'OUT_OF_RANGE',
      'INVALID_TYPE',
      'INVALID_TYPE',
      'UNKNOWN_YEAR',
      'INVALID_ENUM',
      'INVALID_ENUM',
      'UNKNOWN_MEASURE',
      'NO_BENCHMARK',
      'NOT_DETERMINABLE',
      'points',
    ]);
    expect([ran.code, ran.err]).toEqual([2, '16 of 17 lines have no answer\n']);
  });

  it('refuses a line that names a property twice, wherever it stands, and no other', async () => {
    const whole = '"measureId":"130","collectionType":"registry"';
    const ran = await answers(
      `{"year":2025,${whole},"rate":50,"rate":60}`,
      `{"year":2025,${whole},"rate":100,"r\\u0061te":100}`,
      `{"year":2025,${whole},"rate":100,"note":{"by":1,"by":2}}`,
      `{"year":2025,${whole},"rate":100,"note":{"by:":"a:b","at":[{"by:":1}]}}`,
    );
    const error = (path: string) => ({
      error: { code: 'REPEATED_PROPERTY', message: `the line names ${path} twice`, remedy: 'keep one of the two' },
    });
    const answer = { points: 7, decile: 10, partial: 0 };
    expect(ran.answers).toEqual([error('$.rate'), error('$.rate'), error('$.note.by'), answer]);
  });

  it('says in every refusal what to do', async () => {
    const ran = await answers(
      '',
      'no json',
      '[]',
      line('001', 2024, 'registry', null),
      line('001', 2024, 'fax', 25),
      line('001', 1999, 'registry', 25),
      line('NONE', 2024, 'registry', 25),
      line('001', 2024, 'registry', 101),
      line('TPCC_1', 2024, 'administrativeClaims', -1),
      line('102', 2024, 'registry', 25),
      line('001', 2024, 'certifiedSurveyVendor', 25),
      line('PI_EP_1', 2024, 'registry', 25),
      line('484', 2026, 'administrativeClaims', 25),
    );
    const lacking = ran.answers.filter((each) => !(each as { error: { remedy?: string } }).error.remedy);
    expect(lacking).toEqual([]);
    expect(ran.answers[9]).toMatchObject({ error: { remedy: expect.stringContaining('another measure') as string } });
    expect(ran.answers[10]).toMatchObject({ error: { remedy: expect.stringContaining('registry') as string } });
  });

  it('reads a byte order mark, CRLF and characters cut by a chunk', async () => {
    const bytes = Buffer.from(`\uFEFF${line('é', 2024, 'registry', 1)}\r\n${line('130', 2025, 'registry', 100)}\r\n`);
    const cut = bytes.indexOf(0xc3) + 1;
    const { out } = await runCommand(benchmarkCommand(), ['--stdin'], [bytes.subarray(0, cut), bytes.subarray(cut)]);
    const [first, second] = out.trimEnd().split('\n');
    expect(first).toContain('UNKNOWN_MEASURE');
    expect(second).toBe('{"points":7,"decile":10,"partial":0}');
  });
});

describe('answerLines', () => {
  it('asks for the next chunk only when the answers to the last are written', async () => {
    const events: string[] = [];
    async function* questions() {
      for (let chunk = 1; chunk <= 3; chunk += 1) {
        events.push(`read ${chunk}`);
        yield await Promise.resolve(`${line('130', 2025, 'registry', 100)}\n`.repeat(5000));
      }
    }
    let written = 0;
    const report = await answerLines(questions(), async (text) => {
      await Promise.resolve();
      written += text.split('\n').length - 1;
      if (written % 5000 === 0) events.push(`wrote ${written / 5000}`);
    });
    expect(events).toEqual(['read 1', 'wrote 1', 'read 2', 'wrote 2', 'read 3', 'wrote 3']);
    expect(report).toEqual({ answered: 15_000, refused: 0 });
  });
});
