import { explainCommand } from '../../cli/commands/explain';
import { jsonOf, runCommand } from './run-command';
import { body, facts, Folder, tin } from './scored-bodies';

const folder = new Folder();
const run = (...args: string[]) => runCommand(explainCommand(), args);

afterAll(() => folder.remove());

describe('qpp explain', () => {
  it('tells of a measure what was sent, its standing, the bounds, the rule and its source', async () => {
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('facts.json', facts));
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('sent: 72 met, 28 not met, 100 eligible');
    // 72% stands a fifth of the way between 70 and 80.
    expect(ran.out).toContain(
      'rate 72, data completeness 100%, 100 cases, class 1, decile 8 + 0.2 of the way to the next',
    );
    expect(ran.out).toContain('bound of decile 8 70 [benchmarks/2024#236/registry]');
    expect(ran.out).toMatch(/rule quality\.class1\.decile; .*\((verified|recalled)\)/);
    expect(ran.out).toMatch(/smallPracticeBonus: 6\.0000/);
    expect(ran.out).toContain('Weights: quality/cost/activities/Promoting Interoperability');
    expect(ran.out).not.toContain(tin);
  });

  it('tells what one more point would have taken, and its effect on the final score', async () => {
    const ran = await run(folder.write('group.json', body()));
    // Ten of 100 patients are a point on the flat benchmark: 55/60 of the final score.
    expect(ran.out).toContain('Quality 236 (CQM): 8.2 -> 9.2 by 10 further patients met, same denominator');
    expect(ran.out).toContain('final score +0.9167');
    // A medium activity: 10 of 40 at weight 15.
    expect(ran.out).toMatch(
      /Improvement activities: 20 -> 30 by one more medium-weighted activity, .*final score \+3\.7500/,
    );
    expect(ran.out).toMatch(/Cost: not scored: no cost figures were given/);
  });

  it('writes one document with the tree and typed answers', async () => {
    const ran = await run(folder.write('group.json', body()), '--json');
    const { data } = jsonOf(ran) as { data: { options: { oneMorePoint: { subject: string; step: object }[] }[] } };
    const answer = data.options[0]!.oneMorePoint.find(({ subject }) => subject === '236');
    expect(answer).toMatchObject({ outcome: 'onePoint', step: { kind: 'patientsMet', patients: 10 } });
  });

  it('answers an invalid body with exit code 2', async () => {
    const ran = await run(folder.write('bad.json', { ...body(), performanceYear: '2024' }));
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('$.performanceYear  INVALID_TYPE');
  });
});
