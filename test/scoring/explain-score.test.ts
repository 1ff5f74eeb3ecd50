import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { Measurement, UnitScoreInput } from '../../scoring/score-input';
import type { ScoreNode, UnitScore } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { sumOf, unroundedOf } from '../../scoring/explain/tree-sums';
import { anyUnit } from './arbitrary-units';
import { facts, input, piOf82, quality, rate, set, yes } from './builders';

const scoreOf = (unit: UnitScoreInput): UnitScore =>
  scoreUnit(unit, loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear));

function nodesOf(node: ScoreNode): ScoreNode[] {
  const original = node.original === undefined ? [] : nodesOf(node.original);
  return [node, ...original, ...node.parts.flatMap(nodesOf)];
}

const isMeasurementSet = ({ ruleId }: ScoreNode): boolean => ruleId === 'quality.measurementSet';

const bonusNames = ['highPriorityBonus', 'endToEndBonus', 'complexOrganizationAdjustment'];
const isMeasureBonus = ({ name }: ScoreNode): boolean => bonusNames.includes(name);

/** 90 of 100 patients, sent from end to end by certified technology. */
const electronic = (measureId: string): Measurement => ({
  measureId,
  value: { isEndToEndReported: true, performanceMet: 90, performanceNotMet: 10, eligiblePopulation: 100 },
});

function electronicUnit(
  performanceYear: number,
  ids: readonly string[],
  unitKind: UnitScoreInput['unitKind'],
): UnitScoreInput {
  const period = { performanceStart: `${performanceYear}-01-01`, performanceEnd: `${performanceYear}-12-31` };
  return input([quality(ids.map(electronic), 'electronicHealthRecord', period)], { performanceYear, unitKind });
}

const qualityOf = (unit: UnitScoreInput): ScoreNode => scoreOf(unit).tree.parts[0]!.original!;

/** Names and values of what a bonus is made of. */
function bonusOf(unit: UnitScoreInput, name: string): [number | null, Record<string, number | null>] {
  const node = qualityOf(unit).parts.find((part) => part.name === name)!;
  return [node.value, Object.fromEntries(node.parts.map((part) => [part.name, part.value]))];
}

const whole = input(
  [
    quality([rate('236', 144, 200), rate('130', 199, 200)]),
    quality([rate('134', 120, 200)], 'electronicHealthRecord'),
    set('ia', [yes('IA_EPA_1'), yes('IA_EPA_2')]),
    set('pi', piOf82),
  ],
  {
    facts: facts({
      specialStatuses: { smallPractice: true },
      cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1400 }],
      complexPatient: [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }],
      previousYear: { qualityAchievementPercent: 20, costPercent: 70 },
    }),
  },
);

jest.setTimeout(60_000);

describe('explainScore', () => {
  it('adds up at every level, for any unit of any year', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const { tree, unrounded, byCategory } = scoreOf(unit);
        expect(sumOf(tree.parts)).toBeCloseTo(unrounded, 9);
        for (const { category, weight, contribution } of byCategory) {
          const node = tree.parts.find(({ name }) => name === category)!;
          expect(unroundedOf(node)).toBeCloseTo(contribution, 9);
          if (node.original === undefined) continue;
          const { numerator, denominator } = node.original.metadata as { numerator: number; denominator: number };
          expect(sumOf(node.original.parts)).toBeCloseTo(numerator, 9);
          if (denominator > 0) expect((numerator / denominator) * weight).toBeCloseTo(contribution, 9);
        }
        for (const node of nodesOf(tree).filter((each) => isMeasurementSet(each) || isMeasureBonus(each))) {
          expect(sumOf(node.parts)).toBeCloseTo(unroundedOf(node), 9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('calls only a real limit a limit', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const limits = nodesOf(scoreOf(unit).tree).filter(({ name }) => name === 'limit');
        // A limit takes; it never gives.
        expect(limits.filter((node) => unroundedOf(node) > 0)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives every node a rule, a citation with its confidence, and value at four decimals beside the unrounded', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        for (const node of nodesOf(scoreOf(unit).tree)) {
          expect(node.ruleId).not.toBe('');
          expect(node.citation).toMatch(/\S.* \((verified|recalled)\)$/);
          expect(node.errors).toEqual([]);
          if (node.value === null) continue;
          expect(node.value).toBe(Number(node.value.toFixed(4)));
          expect(typeof node.metadata.unroundedScoreValue).toBe('number');
        }
      }),
      { numRuns: 50 },
    );
  });

  it('survives JSON without losing a figure', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const { tree } = scoreOf(unit);
        // JSON knows no -0, which a unit may have sent.
        const text = JSON.stringify(tree);
        expect(text).not.toMatch(/undefined|NaN|Infinity/);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
        expect(nodesOf(JSON.parse(text) as ScoreNode)).toHaveLength(nodesOf(tree).length);
      }),
      { numRuns: 50 },
    );
  });

  it('carries the names vendors know at its root', () => {
    const { tree } = scoreOf(whole);
    expect(tree).toMatchObject({ name: 'total', detail: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
    expect(tree.metadata).toMatchObject({
      pickedProgramName: 'mips',
      submittedQualityProgramNames: ['mips'],
      submittedIAProgramNames: ['mips'],
      submittedPIProgramNames: ['mips'],
      maxContributionQuality: 30,
      maxContributionCost: 30,
      maxContributionIA: 15,
      maxContributionPI: 25,
      qualityReweighted: false,
      costReweighted: false,
      iaReweighted: false,
      piReweighted: false,
    });
  });

  it('has measurement sets below a category, and measures below a picked set', () => {
    const original = scoreOf(whole).tree.parts[0]!.original!;
    const sets = original.parts.filter(isMeasurementSet);
    expect(sets.map(({ metadata }) => metadata.submissionMethod).sort()).toEqual([
      'electronicHealthRecord',
      'registry',
    ]);
    expect(sets.every(({ metadata }) => metadata.measurementSetPicked === true)).toBe(true);
    const measure = sets.flatMap(({ parts }) => parts).find(({ name }) => name === '236')!;
    // 144/200 = 72% on a flat benchmark: decile 8 (70 to 80) and a fifth of the way.
    expect(measure.metadata).toMatchObject({
      performanceRate: 72,
      reportingRate: 100,
      measureClass: 1,
      decile: 8,
      partialDecileScore: 0.2,
      decileScore: 8.2,
      processingStatus: 'PICKED',
      benchmarkType: 'historical',
      noBenchmarks: false,
      isGhost: false,
      messages: {},
    });
    expect(measure.figures.map(({ name }) => name)).toEqual([
      'completeness percent',
      'case minimum',
      'bound of decile 8',
      'bound of decile 9',
    ]);
  });

  it("leaves another organization's lower set out of the sum, and shows it", () => {
    const better = quality([rate('236', 100, 100)]);
    const worse = quality([rate('236', 10, 100)], 'registry', { submitterRef: 'org_two' });
    const original = scoreOf(input([better, worse])).tree.parts[0]!.original!;
    const left = original.parts.find(({ metadata }) => metadata.measurementSetPicked === false);
    expect(left).toMatchObject({ name: worse.setRef, value: null, ruleId: 'quality.otherSet' });
  });

  it('shows what each measure earned of a bonus', () => {
    // 236 and 191 are outcome measures; one of them is required, the other earns 2, high priority 130 earns 1: 3 of at most 6.
    const unit = electronicUnit(2019, ['236', '191', '130'], 'group');
    expect(bonusOf(unit, 'highPriorityBonus')).toEqual([3, { '130': 1, '191': 2 }]);
    // 3 measures x 1.
    expect(bonusOf(unit, 'endToEndBonus')).toEqual([3, { '236': 1, '191': 1, '130': 1 }]);
    const adjusted = electronicUnit(2025, ['236', '134'], 'virtualGroup');
    // 2 electronic measures x 1.
    expect(bonusOf(adjusted, 'complexOrganizationAdjustment')).toEqual([2, { '236': 1, '134': 1 }]);
  });

  it('shows what the cap of a bonus took', () => {
    const six = ['019', '130', '065', '066', '143', '374'];
    const unit = electronicUnit(2019, ['236', '191', ...six], 'group');
    const each = Object.fromEntries(six.map((id) => [id, 1]));
    // 2 + 6 x 1 = 8, at most 10 percent of 60 = 6: the cap takes 2.
    expect(bonusOf(unit, 'highPriorityBonus')).toEqual([6, { '191': 2, ...each, limit: -2 }]);
    // 8 x 1 = 8, at most 6.
    expect(bonusOf(unit, 'endToEndBonus')).toEqual([6, { '236': 1, '191': 1, ...each, limit: -2 }]);
  });

  it('calls a cap of a bonus only what reaches it', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        for (const node of nodesOf(scoreOf(unit).tree)) {
          for (const bonus of node.parts.filter(isMeasureBonus)) {
            const isCut = bonus.parts.some(({ name }) => name === 'limit');
            const cap = ((node.metadata.denominator as number) * (bonus.figures[0]!.value as number)) / 100;
            expect(bonus.parts.filter(({ name }) => name !== 'limit')).not.toEqual([]);
            if (isCut) expect(unroundedOf(bonus)).toBeCloseTo(cap, 9);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says where a benchmark of the performance year may still follow', () => {
    const warningsOf = (year: number, measureId: string): readonly string[] => {
      const sent = quality([rate(measureId, 90, 100)], 'registry', {
        performanceStart: `${year}-01-01`,
        performanceEnd: `${year}-12-31`,
      });
      const unit = input([sent], { performanceYear: year });
      return nodesOf(scoreOf(unit).tree).find(({ name }) => name === measureId)!.warnings;
    };
    const provisional = 'provisional: no historical benchmark; a benchmark of the performance year may follow';
    // 102 by registry has no benchmark in either year; CMS has published those of performance year 2024, not of 2026.
    expect(warningsOf(2026, '102')).toEqual([provisional]);
    expect(warningsOf(2024, '102')).toEqual([]);
    // 130 by registry has its historical one.
    expect(warningsOf(2026, '130')).toEqual([]);
  });

  it('says whether the period of Promoting Interoperability was long enough', () => {
    const short = set('pi', piOf82, { performanceStart: '2024-01-01', performanceEnd: '2024-03-31' });
    const metadataOf = (unit: UnitScoreInput): unknown => scoreOf(unit).tree.parts[3]!.original!.metadata;
    // 91 days of 180.
    expect(metadataOf(input([short]))).toMatchObject({ hasMinimumPIPerformancePeriod: false });
    expect(metadataOf(whole)).toMatchObject({ hasMinimumPIPerformancePeriod: true });
  });
});
