import { scoreUnit } from '../../scoring/score-unit';
import type { ScoreNode, UnitScore } from '../../scoring/score-result';
import type { UnitScoreInput } from '../../scoring/score-input';
import { catalogue2024, facts, incomplete, input, policy2024, quality, rate } from './builders';

const score = (unit: UnitScoreInput): UnitScore => scoreUnit(unit, policy2024, catalogue2024);

function qualityOf(result: UnitScore): { points: number; possible: number; percent: number | null } {
  const { points, possible, percent } = result.byCategory.find(({ category }) => category === 'quality')!;
  return { points, possible, percent };
}

function node(result: UnitScore, measureId: string): ScoreNode {
  const category = result.tree.parts.find(({ name }) => name === 'quality');
  const measures = category?.original?.parts.flatMap(({ parts }) => parts) ?? [];
  const found = measures.find(({ name }) => name === measureId);
  if (found === undefined) throw new Error(`no node ${measureId}`);
  return found;
}

const small = facts({ specialStatuses: { smallPractice: true } });

describe('scoreQuality', () => {
  it('scores a required measure that was never submitted as zero of ten points', () => {
    const result = score(input([quality([rate('318', 75, 100)], 'electronicHealthRecord')]));
    // decile 6 from 73.08, decile 7 from 84.18: 6 + 1.92/11.10 = 6.1730; five slots stay empty: 6.1730 of 60
    expect(qualityOf(result)).toEqual({ points: 6.173, possible: 60, percent: (6.173 / 60) * 100 });
  });

  it('gives a small practice 3 points for too few cases, no benchmark or missed completeness, others 0', () => {
    const sets = [quality([rate('236', 10, 19), rate('104', 30, 30), incomplete('001', 10, 149, 200)])];
    const large = score(input(sets));
    const few = score(input(sets, { facts: small }));
    expect(['236', '104', '001'].map((id) => node(large, id).value)).toEqual([0, 0, 0]);
    expect(['236', '104', '001'].map((id) => node(few, id).value)).toEqual([3, 3, 3]);
    expect(['236', '104', '001'].map((id) => node(few, id).ruleId)).toEqual([
      'quality.class2.tooFewCases',
      'quality.class2.noBenchmark',
      'quality.class3.incomplete',
    ]);
  });

  it('takes 75% as complete and 20 cases as enough', () => {
    const result = score(input([quality([incomplete('236', 75, 150, 200), rate('001', 4, 20)])]));
    // 75/150 = 50%: decile 6 from 50. 4/20 = 20%, inverse: decile 9 from 20.
    expect([node(result, '236').value, node(result, '001').value]).toEqual([6, 9]);
  });

  it('caps a measure topped out by program at 7', () => {
    const result = score(input([quality([rate('130', 100, 100)])]));
    expect(node(result, '130')).toMatchObject({ value: 7, ruleId: 'quality.class1.toppedOutCap' });
  });

  it('floors a measure in its first year at 7 and in its second at 5', () => {
    const strata = ['overall', '6points'].map((stratum) => ({
      stratum,
      performanceMet: 20,
      performanceNotMet: 20,
      eligiblePopulation: 40,
    }));
    // 503 is new in 2024, 487 in 2023 (rate 1%: decile 3 from 0.26, decile 4 from 3.17: 3.2543, lifted to 5)
    const result = score(input([quality([{ measureId: '503', value: { strata } }, rate('487', 1, 100)])]));
    expect([node(result, '503').value, node(result, '487').value]).toEqual([7, 5]);
  });

  it('adds 6 points to the numerator of a small practice', () => {
    // 236 at 55%: 6 + 5/10; 001 inverse at 35%: 7 + 5/10; 047 at 95%: 5 + 6.62/7.08 = 5.9350; then + 6
    const sets = [quality([rate('236', 55, 100), rate('001', 35, 100), rate('047', 95, 100)])];
    const plain = qualityOf(score(input(sets)));
    const bonus = qualityOf(score(input(sets, { facts: small })));
    expect(plain.points).toBeCloseTo(6.5 + 7.5 + 5.935, 10);
    expect(bonus.points - plain.points).toBeCloseTo(6, 10);
  });

  it('never counts more than the denominator', () => {
    // 236 by registry 10 points, five others at 10: 60 + 6 of 60
    const sets = [
      quality([rate('236', 95, 100), rate('001', 5, 100), rate('047', 100, 100), rate('130', 1, 2)]),
      quality(
        [rate('112', 100, 100), rate('318', 100, 100), rate('134', 100, 100), rate('001', 10, 100)],
        'electronicHealthRecord',
      ),
    ];
    expect(qualityOf(score(input(sets, { facts: small }))).points).toBeLessThanOrEqual(60);
  });

  it('counts a measure sent by two collection types once, with the better points', () => {
    const sets = [quality([rate('001', 15, 100)]), quality([rate('001', 15, 100)], 'electronicHealthRecord')];
    // registry: decile 9 from 20, decile 10 from 10: 9.5. eCQM: decile 9 from 19.83, decile 10 from 14.53:
    // 9 + 4.83/5.30 = 9.9113
    expect(qualityOf(score(input(sets))).points).toBeCloseTo(9.9113, 10);
  });

  it('scores organizations apart and keeps the better category', () => {
    const sets = [
      quality([rate('236', 70, 100)], 'registry', { submitterRef: 'org_one' }),
      quality([rate('236', 80, 100)], 'electronicHealthRecord', { submitterRef: 'org_two' }),
    ];
    const one = score(input([sets[0]!]));
    const two = score(input([sets[1]!]));
    expect(score(input(sets)).unrounded).toBe(Math.max(one.unrounded, two.unrounded));
  });

  it('leaves one slot empty without any outcome or high priority measure', () => {
    const plain = ['005', '007', '309', '310', '134', '117'];
    const measurements = plain.map((id) => ({
      measureId: id,
      value: { performanceMet: 100, performanceNotMet: 0, eligiblePopulation: 100 },
    }));
    const result = score(input([quality(measurements, 'electronicHealthRecord')]));
    const sent = result.tree.parts[0]!.original!.parts.flatMap(({ parts }) => parts);
    const picked = sent.filter(({ metadata }) => metadata.processingStatus === 'PICKED');
    expect(picked.length).toBeLessThanOrEqual(5);
  });

  it('adds ten to the denominator for each claims measure that can be scored, and none for one that cannot', () => {
    const claims = [
      { measureId: '479', caseCount: 350, rate: 0.15 },
      { measureId: '480', caseCount: 25, rate: 0.02 },
      { measureId: '484', caseCount: 17, rate: 40 },
    ];
    const unit = input([quality([rate('318', 75, 100)], 'electronicHealthRecord')], {
      facts: facts({ administrativeClaims: claims, clinicianCount: 40 }),
    });
    // 60 + 479 + 480; 484 misses its 18 cases
    expect(qualityOf(score(unit)).possible).toBe(80);
  });

  it('leaves readmissions out for a group of fewer than 16', () => {
    const administrativeClaims = [{ measureId: '479', caseCount: 350, rate: 0.15 }];
    const unit = (clinicianCount: number): UnitScoreInput =>
      input([quality([rate('318', 75, 100)], 'electronicHealthRecord')], {
        facts: facts({ administrativeClaims, clinicianCount }),
      });
    expect([qualityOf(score(unit(15))).possible, qualityOf(score(unit(16))).possible]).toEqual([60, 70]);
  });

  it('requires only the specialty set where claims submissions hold a whole one', () => {
    // Gastroenterology by claims in 2024: 047, 226, 317, 320.
    const split = ['reporting', 'performance', 'combinedPopulations'].map((stratum) => ({
      stratum,
      performanceMet: 50,
      performanceNotMet: 50,
      eligiblePopulation: 100,
    }));
    const measurements = [rate('047', 50, 100), { measureId: '226', value: { strata: split } }, rate('317', 50, 100)];
    const whole = score(input([quality([...measurements, rate('320', 50, 100)], 'claims')], { facts: small }));
    expect(qualityOf(whole).possible).toBe(40);
  });

  it('never reduces the denominator of an eCQM or QCDR submission', () => {
    const result = score(input([quality([rate('318', 50, 100)], 'electronicHealthRecord')]));
    expect(qualityOf(result).possible).toBe(60);
  });

  it('takes a suppressed measure out of numerator and denominator', () => {
    // 185 by registry is hit by code changes in 2024.
    const result = score(input([quality([rate('185', 50, 100), rate('ACR12', 50, 100)])]));
    expect(qualityOf(result).possible).toBe(50);
    expect(node(result, '185')).toMatchObject({ value: null, ruleId: 'quality.notScored.suppressed' });
  });

  it('improves only when every required measure is complete', () => {
    // 236 8.5, 001 inverse at 40% 7, 047 5.9350, 130 at 80% 2.4773, 134 at 40% 5.7531, 318 at 40% 3.8895
    const full = [
      quality([rate('236', 75, 100), rate('001', 40, 100), rate('047', 95, 100), rate('130', 80, 100)]),
      quality([rate('134', 40, 100), rate('318', 40, 100)], 'electronicHealthRecord'),
    ];
    const previousYear = facts({ previousYear: { qualityAchievementPercent: 30 } });
    const all = score(input(full, { facts: previousYear }));
    const one = score(input([full[0]!], { facts: previousYear }));
    const current = all.qualityAchievementPercent!;
    expect(qualityOf(all).percent).toBeCloseTo(current + ((current - 30) / 30) * 10, 10);
    expect(qualityOf(one).percent).toBe(one.qualityAchievementPercent);
  });
});
