import { loadCatalogue } from '../../catalogue/load';
import { applyStep } from '../../scoring/one-more-point/one-more-point';
import type { CmsFigureStep, Step } from '../../scoring/one-more-point/one-more-point-step';
import type { Measurement, UnitScoreInput } from '../../scoring/score-input';
import { facts, incomplete, input, piOf82, quality, rate, set, yes } from './builders';

const applied = (unit: UnitScoreInput, step: Step): UnitScoreInput =>
  applyStep(unit, step, loadCatalogue(unit.performanceYear));

describe('applyStep', () => {
  const unit = input([quality([rate('236', 60, 100), rate('134', 50, 100)]), set('ia', [yes('IA_EPA_2')])], {
    facts: facts({
      cost: [
        { measureId: 'TPCC_1', caseCount: 60, value: 1400 },
        { measureId: 'MSPB_1', caseCount: 90, value: 20_000 },
      ],
      administrativeClaims: [
        { measureId: '479', caseCount: 400, rate: 0.15 },
        { measureId: '484', caseCount: 90, rate: 35 },
      ],
    }),
  });
  const [qualitySet, iaSet] = [unit.sets[0]!, unit.sets[1]!];
  const figure = (category: CmsFigureStep['category'], measureId: string, to: number): CmsFigureStep => ({
    kind: 'cmsFigure',
    category,
    measureId,
    figure: to,
  });

  it('changes the one figure of a cost measure', () => {
    const after = applied(unit, figure('cost', 'TPCC_1', 1300)).facts;
    expect(after.cost.map(({ value }) => value)).toEqual([1300, 20_000]);
    expect(after.administrativeClaims).toEqual(unit.facts.administrativeClaims);
  });

  it('changes the one rate of a quality measure that CMS computes', () => {
    const after = applied(unit, figure('quality', '484', 30)).facts;
    expect(after.administrativeClaims.map((fact) => fact.rate)).toEqual([0.15, 30]);
    expect(after.cost).toEqual(unit.facts.cost);
  });

  it('lets patients of one measure meet it, in its own set', () => {
    const { setRef } = qualitySet;
    const after = applied(unit, { kind: 'patientsMet', setRef, measureId: '236', stratum: null, patients: 5 });
    expect(after.sets[0]!.measurements).toEqual(
      [rate('236', 65, 100), rate('134', 50, 100)].map(({ measureId }, index) => ({
        measureId,
        value: {
          isEndToEndReported: false,
          performanceMet: [65, 50][index],
          performanceNotMet: [35, 50][index],
          eligiblePopulation: 100,
        },
      })),
    );
    expect(after.sets[1]).toEqual(iaSet);
  });

  it('adds patients that were eligible and not reported, and new ones', () => {
    // 50 of 80 reported; 10 of the 30 others and 5 new ones, 12 of them met: 30 + 12 met, 20 + 10 + 5 - 12 not, 85 eligible.
    const before = quality([incomplete('236', 30, 50, 80)]);
    const step = { kind: 'furtherPatients', setRef: before.setRef, measureId: '236', stratum: null } as const;
    const after = applied(input([before]), { ...step, reported: 10, added: 5, met: 12 });
    expect(after.sets[0]!.measurements[0]!.value).toEqual({
      performanceMet: 42,
      performanceNotMet: 23,
      eligiblePopulation: 85,
    });
  });

  it('moves a rate that was sent as far as the counts of its strata say', () => {
    // IRIS55 of 2020 takes the mean of its strata: 4/10 and 2/10 make 30%, with two patients more in one of them 40%.
    const stratum = (name: string, met: number) => ({
      stratum: name,
      performanceMet: met,
      performanceNotMet: 10 - met,
      eligiblePopulation: 10,
    });
    const sent = (performanceRate: number): Measurement => ({
      measureId: 'IRIS55',
      value: { isEndToEndReported: false, performanceRate, strata: [stratum('20/30+', 4), stratum('20/200', 2)] },
    });
    const rateAfter = (performanceRate: number): unknown => {
      const before = quality([sent(performanceRate)]);
      const step = { kind: 'patientsMet', setRef: before.setRef, measureId: 'IRIS55', stratum: '20/200' } as const;
      const after = applied(input([before], { performanceYear: 2020 }), { ...step, patients: 2 });
      return after.sets[0]!.measurements[0]!.value;
    };
    expect(rateAfter(30)).toMatchObject({ performanceRate: 40 });
    // Adjusted for risk it is another rate than the counts', and no rate goes beyond 100.
    expect(rateAfter(55)).toMatchObject({ performanceRate: 65 });
    expect(rateAfter(95)).toMatchObject({ performanceRate: 100 });
  });

  it('puts an activity into a set, once, and leaves the others there', () => {
    const step = { kind: 'activity', setRef: iaSet.setRef } as const;
    const idsAfter = (measureId: string) =>
      applied(unit, { ...step, measureId }).sets[1]!.measurements.map((each) => each.measureId);
    expect(idsAfter('IA_EPA_1')).toEqual(['IA_EPA_2', 'IA_EPA_1']);
    expect(idsAfter('IA_EPA_2')).toEqual(['IA_EPA_2']);
  });

  it('makes a set of the whole year for an activity where there is none', () => {
    const after = applied(input([]), { kind: 'activity', setRef: null, measureId: 'IA_EPA_1' });
    expect(after.sets).toMatchObject([
      {
        category: 'ia',
        programName: 'mips',
        performanceStart: '2024-01-01',
        performanceEnd: '2024-12-31',
        measurements: [{ measureId: 'IA_EPA_1', value: true }],
      },
    ]);
  });

  it('raises a numerator in the set of the group too, whose data a subgroup takes', () => {
    const group = set('pi', piOf82);
    const step = { kind: 'piNumerator', setRef: group.setRef, measureId: 'PI_EP_1', further: 5 } as const;
    const after = applied(input([], { affiliatedGroupPiSets: [group] }), step);
    const changed = after.affiliatedGroupPiSets?.[0]?.measurements.find(({ measureId }) => measureId === 'PI_EP_1');
    // 80 of 100 before
    expect(changed?.value).toEqual({ numerator: 85, denominator: 100 });
  });
});
