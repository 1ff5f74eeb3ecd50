import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { sumOf, unroundedOf } from '../../scoring/explain/tree-sums';
import type { UnitScoreInput } from '../../scoring/score-input';
import type { ScoreNode } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { anyUnit } from './arbitrary-units';
import { no, piSet } from './pi-builders';
import { facts, input, piOf82, quality, rate, set, yes } from './builders';

const treeOf = (unit: UnitScoreInput): ScoreNode =>
  scoreUnit(unit, loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)).tree;

function nodesOf(node: ScoreNode): ScoreNode[] {
  const original = node.original === undefined ? [] : nodesOf(node.original);
  return [node, ...original, ...node.parts.flatMap(nodesOf)];
}

const find = (unit: UnitScoreInput, name: string): ScoreNode =>
  nodesOf(treeOf(unit)).find((node) => node.name === name)!;

const because = (unit: UnitScoreInput, name: string): unknown => find(unit, name).metadata.notCountedBecause;

jest.setTimeout(60_000);

describe('the tree of a score', () => {
  it('has a node for everything that was sent or given, and a reason where it does not count', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const nodes = nodesOf(treeOf(unit));
        const sets = unit.sets.filter(({ programName }) => programName === unit.option);
        const sent = sets.filter(({ category }) => category === 'quality' || category === 'ia');
        const ids = [
          ...sent.flatMap(({ measurements }) => measurements.map(({ measureId }) => measureId)),
          ...unit.facts.cost.map(({ measureId }) => measureId),
          ...unit.facts.administrativeClaims.map(({ measureId }) => measureId),
        ];
        const isScored = (id: string): boolean => nodes.some(({ name }) => name === id);
        expect(ids.filter((id) => !isScored(id))).toEqual([]);
        const left = nodes.filter(({ ruleId, value }) => ruleId.endsWith('.leftOut') && value === null);
        expect(left.filter(({ metadata }) => typeof metadata.notCountedBecause !== 'string')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows the measures of the survey, whose shares make its mean', () => {
    const cahps = [
      { measureId: 'CAHPS_1', score: 90 },
      { measureId: 'CAHPS_2', score: 10 },
    ];
    const survey = find(input([quality([rate('236', 90, 100)])], { facts: facts({ cahps }) }), '321');
    expect(survey.parts.map(({ name }) => name)).toEqual(['CAHPS_1', 'CAHPS_2']);
    expect(sumOf(survey.parts)).toBeCloseTo(unroundedOf(survey), 9);
    // Each of two is half of what it earns alone.
    const [first] = survey.parts;
    expect(unroundedOf(first!)).toBeCloseTo((first!.metadata.decileScore as number) / 2, 9);
    expect(first!.detail).toContain('its share of the mean of 2 measures');
  });

  it('says why the survey does not count for an individual', () => {
    const cahps = [{ measureId: 'CAHPS_1', score: 90 }];
    const unit = input([quality([rate('236', 90, 100)])], { unitKind: 'individual', facts: facts({ cahps }) });
    expect(because(unit, 'CAHPS_1')).toBe('the survey is not taken for an individual in 2024');
  });

  it.each([
    ['TPCC_1', 10, '10 of the 20 cases needed'],
    ['MSPB_1', 34, '34 of the 35 cases needed'],
  ])('names the cost measure %s with %i cases although cost is absent', (measureId, caseCount, reason) => {
    const unit = input([], { facts: facts({ cost: [{ measureId, caseCount, value: 1400 }] }) });
    expect(because(unit, measureId)).toBe(reason);
    expect(find(unit, 'cost').detail).toBe(
      `Not scored: the cost measure given cannot be scored (${measureId}: ${reason}).`,
    );
  });

  it('says that a hospital stands for figures of CMS too', () => {
    const given = facts({
      specialStatuses: { facilityBased: true },
      facility: { qualityPercent: 100, costPercent: 100 },
      cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1400 }],
      administrativeClaims: [{ measureId: '479', caseCount: 300, rate: 0.15 }],
    });
    const unit = input([], { facts: given });
    const better = "the final score is higher with the hospital's quality and cost together";
    expect(because(unit, 'TPCC_1')).toBe(better);
    expect(because(unit, '479')).toBe(better);
  });

  it('says that the hospital is better in quality and cost together, though it is worse in cost', () => {
    // Of 2024 at 30/30/15/25: TPCC_1 at 1000, below the best bound of 1204.04, earns 10 of 10 and 30 of the final score; the
    // hospital 90% x 30 + 50% x 30 = 42, against no quality and 30.
    const given = facts({
      specialStatuses: { facilityBased: true },
      facility: { qualityPercent: 90, costPercent: 50 },
      cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1000 }],
    });
    expect(because(input([], { facts: given }), 'TPCC_1')).toContain('quality and cost together');
  });

  it('compares the contributions of the two, not the final scores, before 2022', () => {
    const given = facts({
      specialStatuses: { facilityBased: true },
      facility: { qualityPercent: 90, costPercent: 50 },
      cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1000 }],
    });
    const unit = input([], { performanceYear: 2019, facts: given });
    expect(because(unit, 'TPCC_1')).toBe("the hospital's quality and cost together are better");
  });

  it('says that a small practice is too small for a measure of larger groups', () => {
    const administrativeClaims = [{ measureId: '479', caseCount: 300, rate: 0.15 }];
    const unit = input([], { facts: facts({ specialStatuses: { smallPractice: true }, administrativeClaims }) });
    expect(because(unit, '479')).toBe('16 clinicians needed; a small practice has 15 at most');
  });

  it('says which places the measures beyond the required ones did not get', () => {
    const ids = ['236', '047', '130', '155', '134', '181', '039'];
    const unit = input([quality(ids.map((id, index) => rate(id, 99 - index, 100)))]);
    const nodes = nodesOf(treeOf(unit)).filter(({ metadata }) => metadata.notCountedBecause !== undefined);
    expect(nodes.map(({ metadata }) => metadata.notCountedBecause)).toEqual(['the best six are taken']);
  });

  it.each([
    [
      [yes('PI_PHCDRR_1'), no('PI_PHCDRR_3')],
      'PI_PHCDRR_1 yes, PI_PHCDRR_3 no (suppressed by CMS: any answer or an exclusion counts like a yes); 2 needed',
    ],
    [
      [yes('PI_PHCDRR_1')],
      'PI_PHCDRR_1 yes, PI_PHCDRR_3 not sent (suppressed by CMS: any answer or an exclusion would count like a yes); 2 needed',
    ],
    [[yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3')], 'PI_PHCDRR_1 yes, PI_PHCDRR_3 yes; 2 needed'],
  ])('says of public health in 2025 which measure CMS suppressed, and what follows: %#', (answers, words) => {
    const others = piOf82.filter(({ measureId }) => !measureId.startsWith('PI_PHCDRR'));
    const unit = input([piSet(2025, [...others, ...answers])], { performanceYear: 2025 });
    expect(find(unit, 'publicHealth').detail).toContain(words);
  });

  it('names what may be reported instead of a measure that is missing', () => {
    const unit = input([
      set(
        'pi',
        piOf82.filter(({ measureId }) => measureId !== 'PI_HIE_1'),
      ),
    ]);
    expect(find(unit, 'PI_HIE_1').detail).toBe(
      'neither reported nor excluded; needed for 30 points (15 + 15 from PI_HIE_4), or PI_HIE_6 instead, or PI_HIE_5 instead',
    );
  });

  it('says that a measure was sent and had nobody in it where it is missing', () => {
    const unit = input([quality([rate('134', 60, 100), rate('236', 0, 0)], 'electronicHealthRecord')]);
    expect(find(unit, 'required').detail).toBe(
      '6 measures required; 5 missing (236 was sent and had nobody in it), 0 of 10 points each',
    );
  });

  it('says that fewer are required where suppressed ones are excused, not that no more can be scored', () => {
    // Six that can be scored and one that is flagged: the best five of six are taken.
    const ids = ['236', '047', '130', '155', '181', '039', '389'];
    const unit = input([quality(ids.map((id, index) => rate(id, 99 - 10 * index, 100)))]);
    expect(find(unit, 'required').detail).toBe(
      '5 measures required, fewer than the option asks for: suppressed ones that were sent are excused',
    );
  });

  it.each([
    [undefined, 'it counts only where it was chosen at registration, and the choice is not known'],
    [{ mvpId: 'G0053' }, 'it counts only where it was chosen at registration, and the choice is not known'],
    [
      { mvpId: 'G0055', populationHealthMeasureId: '484' },
      'one population health measure counts, 484 as chosen at registration',
    ],
  ])('says of a population health measure of 2024 what is known of the choice: %j', (registration, reason) => {
    const administrativeClaims = [{ measureId: '479', caseCount: 300, rate: 0.15 }];
    const given = { administrativeClaims, clinicianCount: 60, ...(registration === undefined ? {} : { registration }) };
    const sent = quality([rate('236', 90, 100)], 'registry', { programName: 'G0055' });
    const unit = input([sent], { option: 'G0055', facts: facts(given) });
    expect(because(unit, '479')).toBe(reason);
  });

  it('says which activities earn nothing, and why', () => {
    const short = set('ia', [yes('IA_EPA_1')], { performanceStart: '2024-01-01', performanceEnd: '2024-01-31' });
    // 31 days of 90.
    expect(because(input([short]), 'IA_EPA_1')).toBe('31 of the 90 days needed');
  });

  it('writes down where excluded points went', () => {
    const sent = piOf82.filter(({ measureId }) => measureId !== 'PI_EP_1' && measureId !== 'PI_EP_2');
    const unit = input([set('pi', [...sent, yes('PI_LVPP_1'), yes('PI_EP_2_EX_1')])]);
    // The query's 10 go to prescribing, whose 20 go half and half; PI_HIE_4's 15 + 10 then to PI_HIE_1.
    expect(find(unit, 'PI_EP_1').metadata.movedPoints).toEqual([
      { to: 'PI_HIE_1', points: 10 },
      { to: 'PI_HIE_4', points: 10 },
    ]);
    expect(find(unit, 'PI_HIE_1').metadata).toMatchObject({
      maxPoints: 50,
      receivedPoints: [
        { from: 'PI_EP_1', points: 10 },
        { from: 'PI_HIE_4', points: 25 },
      ],
    });
  });

  it('hands on in its account what the score has handed on, for any unit', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        for (const { metadata, ruleId } of nodesOf(treeOf(unit))) {
          const received = (metadata.receivedPoints ?? []) as { points: number }[];
          const total = received.reduce((sum, { points }) => sum + points, 0);
          if (total > 0 && ruleId !== 'pi.excluded') expect(metadata.maxPoints as number).toBeGreaterThan(total - 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('calls a measure flagged by CMS what it is: taken to be suppressed', () => {
    const unit = input([quality([rate('134', 80, 100)])], { performanceYear: 2022 });
    const start = { performanceStart: '2022-01-01', performanceEnd: '2022-12-31' };
    const own = { ...unit, sets: [quality([rate('134', 80, 100)], 'registry', start)] };
    expect(find(own, '134').detail).toBe(
      'flagged by CMS for code changes; treated as suppressed and not scored (CMS may have scored nine months instead: the data do not say)',
    );
  });
});
