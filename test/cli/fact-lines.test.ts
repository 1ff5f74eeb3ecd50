import { explainCommand } from '../../cli/commands/explain';
import { scoreCommand } from '../../cli/commands/score';
import { piOf82 } from '../scoring/builders';
import { groupBody, measurement, piSet, qualitySet, singleRate } from '../validation/fixtures/bodies';
import { temporaryFolder } from '../support/temporary-folder';
import { jsonOf, runCommand } from './run-command';
import { body } from './scored-bodies';

const folder = temporaryFolder('score');

const given = (facts: object): string[] => ['--facts', folder.write('facts.json', facts)];
/** Text without the breaks of long lines. */
const inOneLine = (text: string): string => text.replace(/\s*\n\s+/g, ' ');
const scored = (...args: string[]) => runCommand(scoreCommand(), [folder.write('body.json', body()), ...args]);

/** The body with Promoting Interoperability data beside the others. */
const withPi = (): string => {
  const sets = body()['measurementSets'] as object[];
  const answers = piOf82.map(({ measureId, value }) => ({ measureId, value }));
  return folder.write('pi.json', { ...body(), measurementSets: [...sets, piSet(2024, answers)] });
};

/** A group that reports the pathway G0053 with one measure. */
const mvpBody = (): object => {
  const value = singleRate({ performanceMet: 72, performanceNotMet: 28 });
  return groupBody(2024, [qualitySet(2024, { programName: 'G0053', measurements: [measurement('130', value)] })]);
};

describe('what is said of facts that were not given', () => {
  it('is one line, the most important first', async () => {
    const { out } = await scored();
    expect(out.match(/not given/g)).toHaveLength(1);
    expect(inOneLine(out)).toContain(
      'not given, scored without: special statuses, cost measures, claims measures, CAHPS survey, exceptions, risk indicators',
    );
  });

  it('is the effect of each with --verbose', async () => {
    const { out } = await scored('--verbose');
    expect(inOneLine(out)).toContain(
      'not given: no cost figures: cost is absent and its weight goes to the other categories',
    );
    expect(inOneLine(out)).toContain('not given: no risk indicators: no complex patient bonus');
    expect(out).not.toContain('scored without');
  });

  it('leaves out what could not move this score', async () => {
    // Quality and Promoting Interoperability are excepted, which leaves activities alone without cost: the final score is
    // the threshold. Cost would make it two categories; improvement over another year or the survey would change nothing.
    const ias = (body()['measurementSets'] as { category: string }[]).filter(({ category }) => category === 'ia');
    const reweighted = [
      { category: 'quality', reason: 'eucApplication' },
      { category: 'pi', reason: 'eucApplication' },
      { category: 'cost', reason: 'eucApplication' },
    ];
    const file = folder.write('ia.json', { ...body(), measurementSets: ias });
    const ran = await runCommand(scoreCommand(), [file, ...given({ reweighted })]);
    expect(ran.out).toMatch(/Final score +75\.00/);
    expect(ran.out).not.toContain('not given');
  });

  it('names what counts only together: claims measures of a pathway, and the choice at registration', async () => {
    const file = folder.write('mvp.json', mvpBody());
    const bare = inOneLine((await runCommand(scoreCommand(), [file])).out);
    expect(bare).toMatch(/not given, scored without: .*claims measures, registration/);
    // Either alone leaves the other to be named; with both nothing is missing of them.
    const registration = { mvpId: 'G0053', populationHealthMeasureId: '479' };
    const registered = inOneLine((await runCommand(scoreCommand(), [file, ...given({ registration })])).out);
    expect(registered).toMatch(/not given, scored without: .*claims measures/);
    expect(registered).not.toContain('claims measures, registration');
    const administrativeClaims = [{ measureId: '479', caseCount: 300, rate: 0.15 }];
    const both = await runCommand(scoreCommand(), [file, ...given({ registration, administrativeClaims })]);
    expect(inOneLine(both.out)).not.toMatch(/claims measures|registration/);
    const known = inOneLine((await runCommand(scoreCommand(), [file, ...given({ administrativeClaims })])).out);
    expect(known).toMatch(/not given, scored without: .*registration/);
  });

  it('stands in the document as sentences', async () => {
    const { data } = jsonOf(await scored('--json')) as { data: { scores: { missingFacts: string[] }[] } };
    expect(data.scores[0]!.missingFacts[1]).toBe(
      'no cost figures: cost is absent and its weight goes to the other categories',
    );
  });
});

describe('what is said of facts without effect', () => {
  it('is a line each, facts that fail for one reason together', async () => {
    const administrativeClaims = [
      { measureId: '479', caseCount: 5, rate: 0.15 },
      { measureId: '480', caseCount: 5, rate: 0.03 },
    ];
    const reweighted = [{ category: 'pi', reason: 'hardshipException' }];
    const ran = await runCommand(scoreCommand(), [withPi(), ...given({ reweighted, administrativeClaims })]);
    expect(inOneLine(ran.out)).toContain(
      'given without effect: Promoting Interoperability hardshipException: Promoting Interoperability data were sent, and they cancel it',
    );
    // 479 needs 200 cases; 480 of 2024 is of hip and knee replacements and needs 25.
    expect(inOneLine(ran.out)).toContain('given without effect: claims measure 479: 5 cases, 200 needed');
    expect(inOneLine(ran.out)).toContain('given without effect: claims measure 480: 5 cases, 25 needed');
    const complexPatient = [
      { name: 'hcc', value: 1, median: 2 },
      { name: 'dualProportion', value: 0.1, median: 0.2 },
    ];
    const indicators = await scored(...given({ complexPatient }));
    expect(inOneLine(indicators.out)).toContain(
      'given without effect: risk indicators hcc, dualProportion: it is below the median',
    );
    const specialStatuses = { hospitalBased: true, ascBased: true };
    const statuses = await runCommand(scoreCommand(), [withPi(), ...given({ specialStatuses })]);
    expect(inOneLine(statuses.out)).toContain(
      'given without effect: special statuses hospitalBased, ascBased: Promoting Interoperability data were sent, and they cancel',
    );
  });

  it('stands in the document with the path into the facts file', async () => {
    const ran = await runCommand(explainCommand(), [
      folder.write('body.json', body()),
      ...given({ isPcmh: true }),
      '--json',
    ]);
    expect(jsonOf(ran)).toMatchObject({
      data: { options: [{ factsWithoutEffect: [{ path: '$.isPcmh', code: 'WITHOUT_EFFECT' }] }] },
    });
  });
});

describe('facts that look like a mistake', () => {
  it('are warned of by score and explain, and scored all the same', async () => {
    const claims = { administrativeClaims: [{ measureId: '479', caseCount: 310, rate: 15.31 }], clinicianCount: 40 };
    const expected =
      /warning {2}\$\.administrativeClaims\[0\]\.rate {2}FIGURE_OUTSIDE_BENCHMARK {2}479 in 2024 is a fraction/;
    expect(inOneLine((await scored(...given(claims))).out)).toMatch(expected);
    const file = folder.write('body.json', body());
    const explained = await runCommand(explainCommand(), [file, ...given(claims)]);
    expect(inOneLine(explained.out)).toMatch(expected);
    expect(jsonOf(await scored(...given({ clinicianCount: 5 }), '--json'))).toMatchObject({
      warnings: [{ path: '$.clinicianCount', code: 'SIZE_CONTRADICTS_STATUS' }],
    });
  });
});

describe('measures that are not CMS’s to compute', () => {
  it.each([
    [
      { administrativeClaims: [{ measureId: '236', caseCount: 10, rate: 14 }] },
      '$.administrativeClaims[0].measureId  UNKNOWN_MEASURE  is no claims measure of 2024; use 479, 480, 484, 492',
    ],
    [
      { cahps: [{ measureId: '236', score: 14 }] },
      '$.cahps[0].measureId  UNKNOWN_MEASURE  is no survey measure of 2024; use 321, CAHPS_1',
    ],
    [
      { cost: [{ measureId: 'TPCC-2', caseCount: 10, value: 14 }] },
      '$.cost[0].measureId  UNKNOWN_MEASURE  is no cost measure of 2024; nearest: TPCC_1',
    ],
  ])('are refused with the ids that are: %j', async (facts, expected) => {
    const ran = await scored(...given(facts));
    expect(ran.code).toBe(2);
    expect(inOneLine(ran.out)).toContain(expected);
  });
});
