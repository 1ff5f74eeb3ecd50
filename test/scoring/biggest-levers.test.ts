import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { biggestLevers, scoreUnit } from '../../scoring';
import type { Lever, Measurement, PiNeed, UnitScoreInput } from '../../scoring';
import { anyUnit } from './arbitrary-units';
import { catalogue2024, facts, input, piOf82, policy2024, quality, rate, set, yes } from './builders';
import { baseYears, full, no, piSet, singleScoreYears } from './pi-builders';

const leversOf = (unit: UnitScoreInput): Lever[] => biggestLevers(unit, policy2024, catalogue2024);

function lever<C extends Lever['category']>(unit: UnitScoreInput, category: C): Lever & { category: C } {
  const found = leversOf(unit).find((each): each is Lever & { category: C } => each.category === category);
  if (found === undefined) throw new Error(`no lever in ${category}`);
  return found;
}

/** As an eCQM: no measure applicability, so six measures are required. */
const one = quality([rate('134', 60, 100)], 'electronicHealthRecord');

describe('biggestLevers', () => {
  it('begins with what was not sent, the most points of the final score first', () => {
    // Cost is absent: 55/0/15/30. Five of six measures at 10 of 60 points: 5 * 10/60 * 55 = 45.8333.
    const levers = leversOf(input([one]));
    expect(levers.map(({ category }) => category)).toEqual(['quality', 'pi', 'ia']);
    expect(levers[0]).toMatchObject({ required: 6, missing: 5, isOutcomeSlot: false, measureIds: [] });
    expect(lever(input([one]), 'quality').eachUpTo).toBeCloseTo(55 / 6, 9);
    expect(levers.map(({ upTo }) => Math.round(upTo * 1e4) / 1e4)).toEqual([45.8333, 30, 15]);
  });

  it('tells a silent participant of an APM that any data bring the half credit too', () => {
    // Cost is absent: 55/0/15/30. Half of the activities is 7.5, which come with the first data of any category.
    const unit = input([], { facts: facts({ isMipsApmParticipant: true }) });
    const bounds = leversOf(unit).map(({ category, upTo }) => [category, Math.round(upTo * 1e4) / 1e4]);
    expect(bounds).toEqual([
      ['quality', 62.5],
      ['pi', 37.5],
      ['ia', 15],
    ]);
    const gained = scoreUnit({ ...unit, sets: [set('pi', piOf82)] }, policy2024, catalogue2024).unrounded;
    // 82 * 0.3 + 7.5, more than Promoting Interoperability alone could bring.
    expect(gained).toBeCloseTo(32.1, 9);
  });

  it('promises no more than the category has room for', () => {
    // A small practice has no Promoting Interoperability: 50/0/50/0. 7.4476 + 6 bonus of 60 is 22.4127% of 50 = 11.2063;
    // 38.7937 are left, and five measures at 10/60 * 50 would be 41.6667.
    const unit = input([one], { facts: facts({ specialStatuses: { smallPractice: true } }) });
    expect(lever(unit, 'quality').upTo).toBeCloseTo(38.7937, 4);
    expect(leversOf(unit).some(({ category }) => category === 'pi')).toBe(false);
  });

  it('says that the slot of an outcome measure is empty when enough others were sent', () => {
    const others = catalogue2024
      .measures()
      .filter(
        (each) =>
          each.category === 'quality' &&
          each.measureType === 'process' &&
          !each.isHighPriority &&
          each.metricType === 'singlePerformanceRate' &&
          each.icdImpacted.length + each.clinicalGuidelineChanged.length === 0 &&
          each.submissionMethods.includes('electronicHealthRecord'),
      );
    const six = others.slice(0, 6).map(({ id }) => rate(id, 60, 100));
    expect(six).toHaveLength(6);
    expect(lever(input([quality(six, 'electronicHealthRecord')]), 'quality')).toMatchObject({
      missing: 1,
      isOutcomeSlot: true,
    });
  });

  it("names the measures of the pathway's own set that were not sent", () => {
    // The set of 2024 that a group reports: 001, 134, 236 and the survey 321; 479 and 484 are CMS's to compute.
    const sent = quality([rate('134', 60, 100)], 'electronicHealthRecord', { programName: 'app1' });
    const app = lever(input([sent], { option: 'app1' }), 'quality');
    expect([...app.measureIds].sort()).toEqual(['001', '236', '321']);
    // Quality has half the weight without cost: 10 of 40 points each.
    expect(app).toMatchObject({ required: 4, missing: 3 });
  });

  it('has nothing to say of categories that are full or absent', () => {
    const six = ['134', '236', '318', '001', '117', '309'].map((id) => rate(id, id === '001' ? 0 : 100, 100));
    const reweighted = [{ category: 'pi', reason: 'hardshipException' }] as const;
    const unit = input([quality(six, 'electronicHealthRecord'), set('ia', [yes('IA_EPA_1'), yes('IA_BE_6')])], {
      facts: facts({ reweighted }),
    });
    expect(leversOf(unit)).toEqual([]);
  });
});

describe('the bound of what is missing', () => {
  /** eCQMs of 2018 that every patient met, none where lower is better; sent end to end. */
  const ecqms = (year: number): string[] =>
    loadCatalogue(year)
      .measures()
      .flatMap((each) =>
        each.category === 'quality' &&
        each.metricType === 'singlePerformanceRate' &&
        !each.isInverse &&
        each.submissionMethods.includes('electronicHealthRecord') &&
        loadCatalogue(year).benchmark(each.id, 'electronicHealthRecord') !== undefined
          ? [each.id]
          : [],
      );
  const sent = (id: string, met: number): Measurement => {
    const value = {
      isEndToEndReported: true,
      performanceMet: met,
      performanceNotMet: 100 - met,
      eligiblePopulation: 100,
    };
    return { measureId: id, value };
  };

  it.each([2017, 2018, 2019, 2020, 2021])('has room for the bonuses of %i', (year) => {
    const ids = ecqms(year);
    const dates = { performanceStart: `${year}-01-01`, performanceEnd: `${year}-12-31` };
    const unit = (measurements: readonly Measurement[], previousYear?: { qualityAchievementPercent: number }) =>
      input([quality(measurements, 'electronicHealthRecord', dates)], {
        performanceYear: year,
        facts: facts(previousYear === undefined ? {} : { previousYear }),
      });
    const rules = [loadPolicy(year), loadCatalogue(year)] as const;
    for (const previousYear of [undefined, { qualityAchievementPercent: 35 }]) {
      const two = unit(
        ids.slice(0, 2).map((id) => sent(id, 30)),
        previousYear,
      );
      const now = scoreUnit(two, ...rules).unrounded;
      const [told] = biggestLevers(two, ...rules).filter(({ category }) => category === 'quality');
      const six = [...ids.slice(0, 2).map((id) => sent(id, 30)), ...ids.slice(2, 6).map((id) => sent(id, 100))];
      expect(told).toMatchObject({ required: 6, missing: 4 });
      expect(scoreUnit(unit(six, previousYear), ...rules).unrounded - now).toBeLessThanOrEqual(told!.upTo + 1e-9);
      for (const id of ids.slice(2, 12)) {
        const three = unit([...ids.slice(0, 2).map((each) => sent(each, 30)), sent(id, 100)], previousYear);
        const each = told?.category === 'quality' ? told.eachUpTo : 0;
        expect(scoreUnit(three, ...rules).unrounded - now).toBeLessThanOrEqual(each + 1e-9);
      }
    }
  });

  it('has room for the bonuses of the final score that any data at all bring', () => {
    // 2018 gives small practices five points for sending anything; quality with all ten points is 60 without cost.
    const small = facts({ specialStatuses: { smallPractice: true } });
    const found = biggestLevers(
      input([], { performanceYear: 2018, facts: small }),
      loadPolicy(2018),
      loadCatalogue(2018),
    );
    expect(found.find(({ category }) => category === 'ia')?.upTo).toBe(20);
  });
});

describe('measures that were sent and could not be scored', () => {
  it('are named, with the reason', () => {
    const nobody = rate('236', 0, 0);
    expect(lever(input([quality([rate('134', 60, 100), nobody], 'electronicHealthRecord')]), 'quality')).toMatchObject({
      missing: 5,
      sentUnscored: [{ measureId: '236', why: 'nobody' }],
    });
  });
});

describe('an APM Entity that sent no Promoting Interoperability data', () => {
  it.each([
    [2022, { kind: 'participants' }],
    [2023, { kind: 'participants', orOwnData: true }],
  ])('of %i needs the scores of its participants', (year, need) => {
    const unit = input([], { performanceYear: year, unitKind: 'apm', option: 'app1' });
    const found = biggestLevers(unit, loadPolicy(year), loadCatalogue(year)).find(({ category }) => category === 'pi');
    expect(found).toMatchObject({ needs: [need] });
  });
});

describe('biggestLevers of any unit', () => {
  it('promise something, never more than is left to 100, the most first', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const [policy, catalogue] = [loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)];
        const { unrounded, byCategory, bonusPoints } = scoreUnit(unit, policy, catalogue);
        // Whatever a unit that sent nothing sends first brings the bonuses of the final score too.
        const { complexPatientBonus, smallPracticeBonus } = policy.finalScore;
        const ofAnyData = bonusPoints > 0 ? 0 : (complexPatientBonus?.cap ?? 0) + smallPracticeBonus;
        const levers = biggestLevers(unit, policy, catalogue);
        expect(levers.map(({ upTo }) => upTo)).toEqual(levers.map(({ upTo }) => upTo).sort((a, b) => b - a));
        for (const { category, upTo } of levers) {
          const { weight = 0, contribution = 0 } = byCategory.find((each) => each.category === category) ?? {};
          expect(upTo).toBeGreaterThan(0);
          expect(upTo).toBeLessThanOrEqual(Math.min(weight - contribution + ofAnyData, 100 - unrounded) + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what Promoting Interoperability needs to count', () => {
  it('is the one answer that is missing', () => {
    const answers = piOf82.filter(({ measureId }) => measureId !== 'PI_ONCDIR_1');
    const unit = input([one, set('pi', answers)]);
    const found = lever(unit, 'pi');
    expect(found.needs).toEqual([{ kind: 'attestation', measureId: 'PI_ONCDIR_1', mustBeYes: true }]);
    expect(found).toMatchObject({ hasData: true, upTo: 30 });
    // 82 of 100 at weight 30, which is within what was promised.
    const mended = scoreUnit(input([one, set('pi', piOf82)]), policy2024, catalogue2024);
    const now = scoreUnit(unit, policy2024, catalogue2024);
    expect(mended.unrounded - now.unrounded).toBeCloseTo(24.6, 9);
  });

  it('is not the measure that CMS suppressed once it is answered', () => {
    // Of the two public health measures of 2025 any answer to PI_PHCDRR_3 counts, so a yes to it would win nothing more.
    const needs = biggestLevers(
      input(
        [piSet(2025, [...piOf82.filter(({ measureId }) => !measureId.startsWith('PI_PHCDRR')), no('PI_PHCDRR_3')])],
        {
          performanceYear: 2025,
        },
      ),
      loadPolicy(2025),
      loadCatalogue(2025),
    ).flatMap((each) => (each.category === 'pi' ? each.needs : []));
    expect(needs).toContainEqual({ kind: 'measures', measureIds: ['PI_PHCDRR_1'], count: 1, orInstead: [] });
  });

  it('is the CEHRT id and a longer period, where those are missing', () => {
    // October has 31 days; 2024 needs 180.
    const short = { cehrtId: null, performanceStart: '2024-10-01', performanceEnd: '2024-10-31' };
    expect(lever(input([one, set('pi', piOf82, short)]), 'pi').needs).toEqual([
      { kind: 'cehrtId' },
      { kind: 'days', sent: 31, least: 180 },
    ]);
  });

  const given = (year: number, need: PiNeed): Measurement[] => {
    if (need.kind === 'attestation') return [yes(need.measureId)];
    return need.kind === 'measures' ? need.measureIds.slice(0, need.count).map((id) => full(year, id)) : [];
  };

  it.each([...baseYears, ...singleScoreYears])('is enough to count in %i, and for full marks from 2019', (year) => {
    const [policy, catalogue] = [loadPolicy(year), loadCatalogue(year)];
    const nothing = input([], { performanceYear: year });
    const found = biggestLevers(nothing, policy, catalogue).find(({ category }) => category === 'pi');
    const needs = found?.category === 'pi' ? found.needs : [];
    const answers = needs.flatMap((need) => given(year, need));
    const unit = input([piSet(year, answers)], { performanceYear: year });
    const percent = scoreUnit(unit, policy, catalogue).byCategory.find(({ category }) => category === 'pi')?.percent;
    expect(percent).toBeGreaterThanOrEqual(year < 2019 ? 50 : 100);
    // One answer fewer, and nothing counts.
    const fewer = input([piSet(year, answers.slice(1))], { performanceYear: year });
    expect(scoreUnit(fewer, policy, catalogue).byCategory.find(({ category }) => category === 'pi')?.percent).toBe(0);
  });
});
