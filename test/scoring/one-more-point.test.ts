import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { applyStep, oneMorePoint } from '../../scoring/one-more-point/one-more-point';
import type { OneMorePoint, Step } from '../../scoring/one-more-point/one-more-point';
import type { Measurement, UnitScoreInput } from '../../scoring/score-input';
import { scoreUnit } from '../../scoring/score-unit';
import type { ScoreNode } from '../../scoring/score-result';
import { anyUnit } from './arbitrary-units';
import { catalogue2024, facts, incomplete, input, piOf82, policy2024, quality, rate, set, yes } from './builders';

/** Each unit is scored some hundred times, on machines that may be busy. */
jest.setTimeout(60_000);

const dust = 1e-9;

/** An eCQM beside the measure keeps the denominator at 60: no measure applicability. */
const ecqm = quality([rate('134', 120, 200)], 'electronicHealthRecord');

const answersOf = (unit: UnitScoreInput): OneMorePoint[] => oneMorePoint(unit, policy2024, catalogue2024);

function answer(unit: UnitScoreInput, subject: string): OneMorePoint {
  const found = answersOf(unit).find((each) => each.subject === subject);
  if (found === undefined) throw new Error(`no answer about ${subject}`);
  return found;
}

const forMeasure = (measurement: Measurement): OneMorePoint =>
  answer(input([quality([measurement]), ecqm]), measurement.measureId);

describe('one more point of a quality measure', () => {
  it('is so many further patients of the same denominator', () => {
    // Flat benchmark: 72% is in decile 8 (70 to 80) and earns 8.2; 82% earns 9.2, so 10 of 100 patients.
    const found = forMeasure(rate('236', 72, 100));
    expect(found).toMatchObject({ outcome: 'onePoint', pointsNow: 8.2, pointsAfter: 9.2, rateNow: 72, rateAfter: 82 });
    expect(found.step).toMatchObject({ kind: 'patientsMet', measureId: '236', stratum: null, patients: 10 });
    // One point of 60 at weight 55, since cost is absent.
    expect(found.finalAfter - found.finalNow).toBeCloseTo(55 / 60, 9);
  });

  it('is fewer patients where lower is better, and less than a point where less is left', () => {
    // Inverse and flat: 45 of 300 = 15% earns 9.5; 10% earns 10, so 15 fewer of 300 for half a point.
    const found = forMeasure(rate('001', 45, 300));
    expect(found).toMatchObject({ outcome: 'nextGain', pointsNow: 9.5, pointsAfter: 10 });
    expect(found.step).toMatchObject({ patients: -15 });
  });

  it('is not to be had above a cap', () => {
    // The row of 130 is capped at 7, and 100% is in its highest decile.
    expect(forMeasure(rate('130', 200, 200))).toMatchObject({ outcome: 'nothing', step: null, reason: 'capped' });
  });

  it('is the case minimum where that is missed', () => {
    // 15 of 20 cases: five more, all met at the present rate of 100%, and the measure earns by its benchmark.
    const found = forMeasure(rate('112', 15, 15));
    expect(found.pointsNow).toBe(0);
    expect(found.step).toMatchObject({ kind: 'furtherPatients', reported: 0, added: 5, met: 5 });
    expect(found.pointsAfter).toBe(10);
  });

  it('is data completeness where that is missed', () => {
    // 70 of 100 reported, 75 needed: five more; 40/70 of them is 2.857, so 2 met; 42/75 = 56% earns 6.6.
    const found = forMeasure(incomplete('236', 40, 70, 100));
    expect(found.step).toMatchObject({ kind: 'furtherPatients', reported: 5, added: 0, met: 2 });
    expect(found).toMatchObject({ pointsNow: 0, pointsAfter: 6.6 });
  });

  it('is nothing without a benchmark', () => {
    const measure = catalogue2024
      .measures()
      .find(
        (each) =>
          each.category === 'quality' &&
          each.metricType === 'singlePerformanceRate' &&
          each.firstPerformanceYear < 2023 &&
          each.submissionMethods.includes('registry') &&
          each.icdImpacted.length + each.clinicalGuidelineChanged.length === 0 &&
          catalogue2024.benchmark(each.id, 'registry') === undefined,
      );
    expect(forMeasure(rate(measure!.id, 50, 100))).toMatchObject({ outcome: 'nothing', reason: 'noBenchmark' });
  });
});

describe('one more point elsewhere', () => {
  it('is so many dollars less for a cost measure', () => {
    // 1400 between 1675.72 and 1361.27: 7.8768. For 8.8768: 1361.27 - 0.8768 * (1361.27 - 1204.04) = 1223.41.
    const cost = [{ measureId: 'TPCC_1', caseCount: 120, value: 1400 }];
    const found = answer(input([ecqm], { facts: facts({ cost }) }), 'TPCC_1');
    expect(found).toMatchObject({ outcome: 'onePoint', pointsNow: 7.8768, rateAfter: 1223.41 });
    expect(found.pointsAfter).toBeCloseTo(8.8768, 9);
  });

  it('is the numerator of the next whole point in Promoting Interoperability', () => {
    // 80 of 100 earns 8 of 10; 85 of 100 is 8.5 and rounds to 9.
    const found = answer(input([ecqm, set('pi', piOf82)]), 'PI_EP_1');
    expect(found).toMatchObject({ outcome: 'onePoint', pointsNow: 8, pointsAfter: 9, step: { further: 5 } });
  });

  it('is named as out of reach while the category earns nothing', () => {
    const found = answer(input([ecqm, set('pi', piOf82, { cehrtId: null })]), 'pi');
    expect(found).toMatchObject({ outcome: 'nothing', reason: 'categoryZero' });
    expect(found.detail).toContain('CEHRT');
  });

  it('is the next activity, up to full marks', () => {
    // A high and a medium one earn 20 + 10 of 40; ten more at weight 15 are 3.75.
    const found = answersOf(input([ecqm, set('ia', [yes('IA_EPA_1'), yes('IA_EPA_2')])])).filter(
      ({ category }) => category === 'ia',
    );
    expect(found.map(({ pointsNow, pointsAfter }) => [pointsNow, pointsAfter])).toEqual([
      [30, 40],
      [30, 40],
    ]);
    expect(found[0]!.finalAfter - found[0]!.finalNow).toBeCloseTo(3.75, 9);
    const full = [yes('IA_EPA_1'), yes('IA_EPA_2'), yes('IA_BE_6')];
    expect(answer(input([ecqm, set('ia', full)]), 'ia')).toMatchObject({ pointsNow: 40, reason: 'full' });
  });

  it('is nothing in a category without weight', () => {
    expect(answer(input([ecqm]), 'cost')).toMatchObject({ outcome: 'nothing', reason: 'categoryAbsent' });
  });
});

/** Points of one measure in a unit that sent nothing else. */
function pointsAlone(unit: UnitScoreInput, step: { setRef: string; measureId: string }): number {
  const own = unit.sets.find(({ setRef }) => setRef === step.setRef)!;
  const measurements = own.measurements.filter(({ measureId }) => measureId === step.measureId);
  const alone = {
    ...unit,
    sets: [{ ...own, measurements }],
    facts: facts({ specialStatuses: { ...unit.facts.specialStatuses, facilityBased: false } }),
  };
  const { performanceYear } = unit;
  const { tree } = scoreUnit(alone, loadPolicy(performanceYear), loadCatalogue(performanceYear));
  const find = (node: ScoreNode): number | undefined =>
    node.name === step.measureId ? (node.value ?? 0) : node.parts.map(find).find((points) => points !== undefined);
  return find(tree.parts[0]!.original!) ?? 0;
}

type PatientsStep = Extract<Step, { kind: 'patientsMet' | 'furtherPatients' }>;

const isOfPatients = (step: Step | null): step is PatientsStep =>
  step?.kind === 'patientsMet' || step?.kind === 'furtherPatients';

/** The same step with one patient fewer; undefined where none would be left. */
function oneFewer(step: PatientsStep): PatientsStep | undefined {
  if (step.kind === 'patientsMet') {
    const patients = step.patients - Math.sign(step.patients);
    return patients === 0 ? undefined : { ...step, patients };
  }
  const [reported, added] = step.added > 0 ? [step.reported, step.added - 1] : [step.reported - 1, 0];
  return reported + added === 0 ? undefined : { ...step, reported, added, met: Math.min(step.met, reported + added) };
}

describe('any proposed step', () => {
  it('gives the final score it promises when it is applied', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const [policy, catalogue] = [loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)];
        for (const { step, finalAfter } of oneMorePoint(unit, policy, catalogue)) {
          if (step === null) continue;
          expect(scoreUnit(applyStep(unit, step, catalogue), policy, catalogue).unrounded).toBe(finalAfter);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('wins its point for a measure, and one patient fewer does not', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const [policy, catalogue] = [loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)];
        for (const { step, outcome } of oneMorePoint(unit, policy, catalogue)) {
          if (!isOfPatients(step)) continue;
          const now = pointsAlone(unit, step);
          const gain = pointsAlone(applyStep(unit, step, catalogue), step) - now;
          expect(gain).toBeGreaterThan(dust);
          expect(gain >= 1 - dust).toBe(outcome === 'onePoint');
          const fewer = oneFewer(step);
          if (fewer === undefined) continue;
          const almost = pointsAlone(applyStep(unit, fewer, catalogue), fewer) - now;
          expect(almost).toBeLessThan(Math.min(1, gain) - dust);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the given unit as it was', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const before = JSON.stringify(unit);
        oneMorePoint(unit, loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear));
        expect(JSON.stringify(unit)).toBe(before);
      }),
      { numRuns: 10 },
    );
  });
});
