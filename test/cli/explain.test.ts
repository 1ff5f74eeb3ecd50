import { explainCommand } from '../../cli/commands/explain';
import { piOf82 } from '../scoring/builders';
import { groupBody, measurement, piSet, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import { body, facts, tin } from './scored-bodies';

const folder = temporaryFolder('score');
const run = (...args: string[]) => runCommand(explainCommand(), args);

/** Measure 236 by registry, `met` of 100. */
const registry = (met: number) => [
  qualitySet(2024, {
    measurements: [measurement('236', singleRate({ performanceMet: met, performanceNotMet: 100 - met }))],
  }),
];

/** An answer with its wrapped lines put together again. */
const flat = (out: string): string => out.replace(/\n +/g, ' ');

describe('qpp explain', () => {
  it('tells of a measure what was sent, its standing, the bounds and its source, in plain words', async () => {
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('facts.json', facts));
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('sent: 72 met, 28 not met, 100 eligible; rate 72%, 100 cases, data completeness 100%');
    // 72% stands a fifth of the way between 70 and 80.
    expect(flat(ran.out)).toContain(
      '236: 8.2000 - compared with its benchmark: decile 8 (from 70) + 0.2 of the way to decile 9 (80); fills the place of the outcome measure [3]',
    );
    expect(ran.out).toMatch(/Small practice bonus: 6\.0000/);
    expect(flat(ran.out)).toContain('not scored: Promoting Interoperability (with all four: 30/30/15/25)');
    expect(ran.out).not.toMatch(/class \d|ruleId|rule quality|\/quality\/|measurementSets\[|<py>/);
    expect(ran.out).not.toContain(tin);
  });

  it('numbers the sources and lists them at the end, the year in their addresses', async () => {
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('facts.json', facts));
    const [account = '', sources = ''] = ran.out.split('\nSources (verified: seen in a source; recalled: ');
    const cited = new Set([...account.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
    const listed = [...sources.matchAll(/^ {2}\[(\d+)\] +(verified|recalled) /gm)].map((match) => Number(match[1]));
    expect(listed).toEqual([...cited].sort((a, b) => a - b));
    expect(sources).toContain('benchmarks/2024.json');
  });

  it('keeps to lines of 120 columns where an address allows', async () => {
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('facts.json', facts));
    expect(ran.out.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });

  it('adds rule ids, pointers and hashes with --rules', async () => {
    const ran = await run(folder.write('group.json', body()), '--rules');
    expect(flat(ran.out)).toContain('rule quality.class1.decile; class 1; measurementSets[0]; completeness percent 75');
    expect(flat(ran.out)).toContain('bound of decile 8 70 benchmarks/2024#236/registry');
    expect(ran.out).toContain('/categoryWeights/reweighting/standard/1');
    expect(ran.out).toMatch(/^policy [0-9a-f]{64}$/m);
  });

  it('shows a result that is beaten by another collection type, and why', async () => {
    const twice = qualitySet(2024, {
      submissionMethod: 'electronicHealthRecord',
      measurements: [measurement('236', singleRate({ performanceMet: 75, performanceNotMet: 25 }))],
    });
    const ran = await run(folder.write('twice.json', groupBody(2024, [...registry(90), twice])));
    // 75% begins decile 8 of the eCQM, 90% decile 10 of the CQM.
    expect(ran.out).toContain('236: 8.0000, not counted: the CQM result, 10, is better - compared with its benchmark');
  });

  it('lists each cost and claims measure that was given and does not count, with the reason', async () => {
    const given = {
      cost: [
        { measureId: 'TPCC_1', caseCount: 120, value: 1400 },
        { measureId: 'MSPB_1', caseCount: 34, value: 21000 },
      ],
      administrativeClaims: [{ measureId: '479', caseCount: 150, rate: 0.15 }],
    };
    const ran = await run(folder.write('group.json', body()), '--facts', folder.write('given.json', given));
    expect(ran.out).toContain('MSPB_1: not counted: 34 of the 35 cases needed');
    expect(ran.out).toContain('479: not counted: 150 of the 200 cases needed');
  });

  it('says where the points of an excluded measure went, and which attestations were checked', async () => {
    const sent = piOf82.filter(({ measureId }) => measureId !== 'PI_EP_1' && measureId !== 'PI_EP_2');
    const pi = [...sent, { measureId: 'PI_LVPP_1', value: true }, { measureId: 'PI_EP_2_EX_1', value: true }];
    const sets = [
      piSet(
        2024,
        pi.map(({ measureId, value }) => ({ measureId, value })),
      ),
    ];
    const { out } = await run(folder.write('excluded.json', { ...body(), measurementSets: sets }));
    // The query's 10 join the prescribing's 10; half of 20 to each measure of the exchange, then PI_HIE_4's 25 to PI_HIE_1.
    expect(flat(out)).toContain('PI_EP_2: 0.0000 - excluded: its 10 points go to PI_EP_1');
    expect(flat(out)).toContain('its 20 points (10 + 10 from PI_EP_2) go to PI_HIE_1 (10) and PI_HIE_4 (10)');
    expect(flat(out)).toContain('its 25 points (15 + 10 from PI_EP_1) go to PI_HIE_1');
    // 30 of 90 of 15 + 10 + 25 = 50 points: 16.67, rounded 17.
    expect(flat(out)).toContain('PI_HIE_1: 17.0000 - 30/90 of 50 points (15 + 10 from PI_EP_1 + 25 from PI_HIE_4)');
    expect(flat(out)).toMatch(/Attestations checked: PI_PPHI_1 yes, /);
  });

  it('tells what one more point would have taken, and its effect on the final score', async () => {
    const ran = await run(folder.write('group.json', body()));
    // Ten of 100 patients are a point on the flat benchmark: 55/60 of the final score.
    expect(flat(ran.out)).toContain('Quality 236 (CQM): 8.2 -> 9.2 by 10 further patients met, same denominator');
    expect(flat(ran.out)).toContain('final score +0.9167');
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
