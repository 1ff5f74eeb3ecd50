import { readFileSync } from 'node:fs';
import { scoreCommand } from '../../cli/commands/score';
import { piOf82 } from '../scoring/builders';
import type { Measurement } from '../../scoring/score-input';
import { groupBody, measurement, piSet, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import type { Ran } from './run-command';
import { body, facts } from './scored-bodies';

const folder = temporaryFolder('score');
const run = (...args: string[]) => runCommand(scoreCommand(), args);

/** Scores a body and keeps the document. */
async function scored(name: string, content: unknown, ...args: string[]): Promise<string> {
  const { out } = await run(folder.write(`${name}.body.json`, content), '--json', ...args);
  return folder.write(`${name}.json`, out);
}

interface Score {
  value: number | null;
  metadata: Record<string, unknown>;
  parts: Score[];
  original?: Score;
}

const diff = (before: string, after: string, ...args: string[]): Promise<Ran> => run('diff', before, after, ...args);

describe('qpp score diff', () => {
  it('says the same of the same score', async () => {
    const file = await scored('one', body());
    expect(await diff(file, file)).toMatchObject({ code: 0, out: 'The same: nothing differs.\n' });
  });

  it('says which rate moved which points', async () => {
    const ran = await diff(await scored('before', body(72)), await scored('after', body(82)));
    // One point of 60 at weight 55: 0.9167. 21.8436 and 22.7603 are printed as 21.84 and 22.76.
    expect(ran.out).toContain('21.84 -> 22.76 (+0.9200)');
    expect(ran.out).toMatch(/\+0\.9167 {2}quality 236: performance rate 72 -> 82/);
  });

  it('lists movements that add up to the change, also when facts and weights differ', async () => {
    const other = await scored('after', body(82), '--facts', folder.write('facts.json', facts));
    const ran = await diff(await scored('before', body(72)), other, '--json');
    const { data } = jsonOf(ran) as {
      data: { change: number; same: boolean; movements: { points: number; subject: string }[] };
    };
    expect(data.movements.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(data.change, 9);
    expect(data.movements.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['weight', '236', 'smallPracticeBonus']),
    );
    expect(data.same).toBe(false);
  });

  it('names the weights of both scores and why a category was not scored', async () => {
    const cost = { cost: facts.cost };
    const other = await scored('after', body(), '--facts', folder.write('cost.json', cost));
    const { out } = await diff(await scored('before', body()), other);
    expect(out).toContain(
      'weights Quality 55% -> 30%, Cost 0% -> 30%, Improvement activities 15%, Promoting Interoperability 30% -> 25%',
    );
    expect(out).toContain(
      'cost weight: 0 -> 30; scored; before not: no cost measure meets its case minimum and has a benchmark',
    );
    expect(out).not.toMatch(/weights row|noCostMeasure/);
  });

  it('tells a change once', async () => {
    // Without cases of prescribing its 10 points go to the exchange of information, so what it can earn changes.
    const withPi = (answers: readonly Measurement[]): object => {
      const sent = answers.map(({ measureId, value }) => measurement(measureId, value));
      return { ...body(), measurementSets: [piSet(2024, sent)] };
    };
    const excluded = [
      ...piOf82.filter(({ measureId }) => !measureId.startsWith('PI_EP')),
      { measureId: 'PI_LVPP_1', value: true },
      { measureId: 'PI_EP_2_EX_1', value: true },
    ];
    const { out } = await diff(await scored('before', withPi(piOf82)), await scored('after', withPi(excluded)));
    expect(out).toMatch(/pi PI_HIE_1: .*most points/);
    const lines = out.split('\n').map((line) => line.split(': ').slice(1).join(': ').split('; '));
    expect(lines.filter((causes) => new Set(causes).size < causes.length)).toEqual([]);
  });

  it('prints neither checksums nor places of the policy', async () => {
    const sets = [qualitySet(2025, { measurements: [measurement('236', singleRate({ performanceRate: 72 }))] })];
    const { out } = await diff(await scored('before', body(72)), await scored('later', groupBody(2025, sets)));
    expect(out).toMatch(/policy [0-9a-f]{12} -> [0-9a-f]{12}$/m);
    expect(out).not.toMatch(/[0-9a-f]{40}|\(\/|benchmarks\//);
  });

  it.each<[string, (score: Score) => void, string]>([
    ['the total', (score) => (score.value = 99), '$.data.score.value: is 99, but its parts add up to 21.8436'],
    [
      'the total before rounding',
      (score) => (score.metadata['unroundedScoreValue'] = 99),
      '$.data.score.metadata.unroundedScoreValue: is 99, but',
    ],
    // Without its parts the category's sum is 0, and its numerator still what they were.
    [
      'the points of a measure',
      ({ parts }) => (parts[0]!.original!.parts = []),
      '$.data.score.parts[0].original.metadata.numerator: is ',
    ],
    ['the value of a category', ({ parts }) => (parts[0]!.value! += 5), '$.data.score.parts[0].value: is '],
    ['the total to null', (score) => (score.value = null), '$.data.score.value: is null, and no warning says'],
    ['a category', ({ parts }) => parts.splice(0, 1), '$.data.score.value: is 21.84, but its parts add up to '],
  ])('refuses a score of which somebody changed %s, with its place', async (_, change, words) => {
    const file = await scored('one', body());
    const document = JSON.parse(readFileSync(file, 'utf8')) as { data: { score: Score } };
    change(document.data.score);
    const edited = folder.write('edited.json', document);
    const ran = await diff(file, edited);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(`${edited} was not written by qpp score --json (${words}`);
    expect((await diff(edited, file)).code).toBe(2);
  });

  it('refuses a score that somebody nested deeper than a stack goes', async () => {
    const text = readFileSync(await scored('one', body()), 'utf8');
    const deep = 5_000;
    const node = '{"name":"q","value":1,"detail":"","parts":[';
    const nested = text.replace(
      /"parts":\s*\[/,
      `"parts":[${node.repeat(deep)}${']}'.repeat(deep)},`.replace('}},', '},'),
    );
    const file = folder.write('deep.json', nested);
    const ran = await diff(file, file);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('nests deeper than 100 levels');
  });

  it('refuses a file that is no score', async () => {
    const file = folder.write('body.json', body());
    const ran = await diff(file, file);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`${file} was not written by qpp score --json ($.data`);
  });

  it('refuses a file that is no JSON', async () => {
    const file = folder.write('text.json', 'no json');
    const ran = await diff(file, file);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('is not JSON at line 1');
  });
});
