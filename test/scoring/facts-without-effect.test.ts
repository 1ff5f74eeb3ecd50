import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { factsWithoutEffect, scoreUnit } from '../../scoring';
import type { FactNote, MeasurementSet, UnitFacts, UnitScoreInput } from '../../scoring';
import { anyUnit } from './arbitrary-units';
import { catalogue2024, facts, incomplete, input, piOf82, policy2024, quality, rate, set, yes } from './builders';

jest.setTimeout(60_000);

const sets: readonly MeasurementSet[] = [
  quality([rate('134', 60, 100)], 'electronicHealthRecord'),
  set('ia', [yes('IA_EPA_1')]),
  set('pi', piOf82),
];

const notes = (given: Partial<UnitFacts>, changes: Partial<UnitScoreInput> = {}): FactNote[] =>
  factsWithoutEffect(input(sets, { facts: facts(given), ...changes }), policy2024, catalogue2024);

const told = (given: Partial<UnitFacts>, changes: Partial<UnitScoreInput> = {}): string[] =>
  notes(given, changes).map(({ fact, message }) => `${fact}: ${message}`);

/** The facts without what the notes name. */
function without(given: UnitFacts, found: readonly FactNote[]): UnitFacts {
  const copy = structuredClone(given) as unknown as Record<string, unknown>;
  for (const { path } of [...found].reverse()) {
    const [, name = '', index, member] = /^\$\.facts\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(path) ?? [];
    if (index !== undefined) (copy[name] as unknown[]).splice(Number(index), 1);
    else if (member !== undefined) delete (copy[name] as Record<string, unknown>)[member];
    else delete copy[name];
  }
  return copy as unknown as UnitFacts;
}

describe('factsWithoutEffect', () => {
  it('names only facts that can all be left out together', () => {
    let named = 0;
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const [policy, catalogue] = [loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)];
        const found = factsWithoutEffect(unit, policy, catalogue);
        named += found.length;
        const score = scoreUnit(unit, policy, catalogue);
        const fewer = scoreUnit({ ...unit, facts: without(unit.facts, found) }, policy, catalogue);
        expect([fewer.unrounded, fewer.byCategory]).toEqual([score.unrounded, score.byCategory]);
      }),
      { numRuns: 60 },
    );
    expect(named).toBeGreaterThan(0);
  });

  it('says that a recognition earns nothing for one who sent nothing at all', () => {
    expect(told({ isMipsApmParticipant: true }, { sets: [] })).toEqual([
      'participation in a MIPS APM: nothing was sent in any category',
    ]);
  });

  it('says that improvement wants an outcome or high priority measure', () => {
    // Six process measures, none of them high priority.
    const six = ['005', '007', '008', '117', '134', '317'].map((id) => rate(id, 60, 100));
    const previousYear = { qualityAchievementPercent: 20 };
    const unit = { sets: [quality(six, 'electronicHealthRecord')] };
    expect(told({ previousYear }, unit)).toEqual([
      'quality percent of the year before: improvement needs an outcome or high priority measure with complete data',
    ]);
  });

  it('says that submitted data cancel an exception', () => {
    const pi = { category: 'pi', reason: 'hardshipException' } as const;
    const ia = { category: 'ia', reason: 'clinicianType' } as const;
    expect(told({ reweighted: [pi, ia] })).toEqual([
      'Promoting Interoperability hardshipException: Promoting Interoperability data were sent, and they cancel it',
      'improvement activities clinicianType: improvement activities data were sent, and they cancel it',
    ]);
    expect(told({ reweighted: [pi] }, { sets: sets.slice(0, 2) })).toEqual([]);
  });

  it('lets the first of two exceptions for a category stand', () => {
    const cost = (reason: 'eucApplication' | 'notApplicable') => ({ category: 'cost', reason }) as const;
    expect(notes({ reweighted: [cost('eucApplication'), cost('notApplicable')] })).toMatchObject([
      { path: '$.facts.reweighted[1]' },
    ]);
  });

  it('says that data cancel what a status would do', () => {
    expect(told({ specialStatuses: { hospitalBased: true } })).toEqual([
      'special status hospitalBased: Promoting Interoperability data were sent, and they cancel its reweighting',
    ]);
  });

  it('says that the recognition of a medical home has to be attested', () => {
    expect(told({ isPcmh: true })[0]).toMatch(/2024 counts the recognition only where IA_PCMH is attested$/);
    const attested = [...sets.slice(0, 1), set('ia', [yes('IA_PCMH')])];
    expect(told({ isPcmh: true }, { sets: attested })[0]).toMatch(/IA_PCMH is attested, which is enough$/);
  });

  it.each([
    // One of six measures is complete; the second has 70 of 100 reported.
    [
      30,
      [rate('134', 60, 100), incomplete('236', 40, 70, 100)],
      /needs 6 measures with complete data, and there is 1$/,
    ],
    // 60 of 100 met in each: far below 99 percent.
    [
      99,
      ['134', '236', '318', '117', '309', '001'].map((id) => rate(id, 60, 100)),
      /% of this year is no improvement over 99%$/,
    ],
  ])('says why there is no improvement over %i percent', (qualityAchievementPercent, measurements, expected) => {
    const unit = { sets: [quality(measurements, 'electronicHealthRecord')] };
    expect(told({ previousYear: { qualityAchievementPercent } }, unit)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    // 2024: 200 cases and a group of 16; for groups only.
    [{ caseCount: 150 }, {}, {}, '150 cases, 200 needed'],
    [{ caseCount: 200 }, { clinicianCount: 15 }, {}, 'it needs 16 clinicians, the unit has 15'],
    [{ caseCount: 200 }, {}, { unitKind: 'individual' }, 'it is not computed for an individual'],
  ] as const)('says why claims measure 479 is left out: %j %j %j', ({ caseCount }, given, changes, expected) => {
    const administrativeClaims = [{ measureId: '479', caseCount, rate: 0.15 }];
    expect(told({ administrativeClaims, ...given }, changes)).toEqual([`claims measure 479: ${expected}`]);
  });

  it('says why a cost or survey measure is left out', () => {
    const cost = [{ measureId: 'TPCC_1', caseCount: 19, value: 1400 }];
    expect(told({ cost })).toEqual(['cost measure TPCC_1: 19 cases, 20 needed']);
    const cahps = [{ measureId: 'CAHPS_7', score: 90 }];
    expect(told({ cahps })).toEqual(['survey measure CAHPS_7: it has no benchmark']);
    const survey = [{ measureId: 'CAHPS_1', score: 90 }];
    expect(told({ cahps: survey }, { unitKind: 'individual' })).toEqual([
      'survey measure CAHPS_1: an individual has no survey',
    ]);
  });

  it("says that facts of another kind of unit or option don't count", () => {
    const given = {
      facility: { qualityPercent: 90, costPercent: 90 },
      participantPi: [{ percent: 50, clinicianCount: 3 }],
      registration: { mvpId: 'G0055' },
      isMipsApmParticipant: true,
    };
    expect(told(given)).toEqual([
      'participation in a MIPS APM: the activities earn as much without it',
      "the hospital's result: specialStatuses.facilityBased is not given",
      "the participants' scores: only an APM Entity has participants",
      'registration: it is for another reporting option than this one',
    ]);
  });

  it('says that an indicator below the median earns no bonus', () => {
    const complexPatient = [{ name: 'hcc', value: 1, median: 2 }] as const;
    expect(told({ complexPatient })).toEqual(['risk indicator hcc: it is below the median']);
  });

  it('is silent where every fact counts, and where notDeterminable speaks', () => {
    expect(told({ cost: [{ measureId: 'TPCC_1', caseCount: 20, value: 1400 }] })).toEqual([]);
    const body = {
      ...input([]),
      performanceYear: 2026,
      facts: facts({ cost: [{ measureId: 'TPCC_1', caseCount: 20, value: 1 }] }),
    };
    expect(factsWithoutEffect(body, loadPolicy(2026), loadCatalogue(2026))).toEqual([]);
  });
});
