import { loadPolicy } from '../../policy/load';
import { ScoreInputError, assignFinalScores } from '../../scoring';
import type { AssignmentClinician, AssignmentInput, AssignmentUnit } from '../../scoring';

const clinician: AssignmentClinician = {
  clinicianRef: 'cli_a',
  adjustable: true,
  individuallyEligible: true,
  optedIn: false,
};
const unit: AssignmentUnit = {
  unitRef: 'group',
  unitKind: 'group',
  option: 'mips',
  finalScore: '82.00',
  members: 'all',
};

/** Problems of units and clinicians that differ from a good one as told, by code and path. */
function told(units: readonly object[], clinicians: readonly object[] = [{}], year = 2024): string[] {
  const given = {
    clinicians: clinicians.map((changes) => ({ ...clinician, ...changes })),
    unitScores: units.map((changes) => ({ ...unit, ...changes })),
  } as unknown as AssignmentInput;
  try {
    assignFinalScores(given, loadPolicy(year));
  } catch (error) {
    if (error instanceof ScoreInputError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

describe('assignFinalScores of units that the year does not have', () => {
  it.each([
    [2017, 'virtualGroup', 'mips', 'unitKind'],
    [2022, 'subgroup', 'G0053', 'unitKind'],
    [2018, 'group', 'app1', 'option'],
    [2018, 'apm', 'app1', 'option'],
    [2022, 'group', 'G0053', 'option'],
    [2024, 'group', 'appPlus', 'option'],
    [2024, 'subgroup', 'mips', 'option'],
    [2024, 'virtualGroup', 'app1', 'option'],
    [2023, 'group', 'M1366', 'option'],
    [2021, 'apm', 'apmScoringStandard', 'option'],
    [2024, 'group', 'constructor', 'option'],
    [2024, 'group', 'mvp', 'option'],
  ])('refuses, in %i, a score of %s in %s', (year, unitKind, option, member) => {
    expect(told([{ unitKind, option }], [], year)).toEqual([`OPTION_NOT_ALLOWED $.unitScores[0].${member}`]);
  });

  it.each([
    [2018, 'virtualGroup', 'mips'],
    [2023, 'subgroup', 'G0053'],
    [2021, 'group', 'app1'],
    [2025, 'apm', 'appPlus'],
    // An APM Entity under the APM scoring standard, by its name on the wire and by its own.
    [2020, 'apm', 'mips'],
    [2020, 'apm', 'apmScoringStandard'],
  ])('takes, in %i, a score of %s in %s', (year, unitKind, option) => {
    expect(told([{ unitKind, option }], [], year)).toEqual([]);
  });

  it('says what the unit may report in instead', () => {
    const assign = (year: number, changes: object) => () =>
      assignFinalScores({ clinicians: [], unitScores: [{ ...unit, ...changes }] }, loadPolicy(year));
    expect(assign(2018, { option: 'app1' })).toThrow(
      '$.unitScores[0].option: group may not report in option "app1" in 2018; use one of mips.',
    );
    // The year has 16 pathways, three of which are named.
    expect(assign(2024, { option: 'appPlus' })).toThrow(
      'use one of mips, app1, an MVP (G0053, G0054, G0055 and 13 more).',
    );
    expect(assign(2017, { unitKind: 'virtualGroup' })).toThrow(
      '$.unitScores[0].unitKind: no virtualGroup reports in 2017; leave its score out, or give the policy of its year.',
    );
  });
});

describe('assignFinalScores of entries that contradict themselves', () => {
  it('refuses a clinician, or a unit in one option, that stands twice', () => {
    expect(told([{}, {}, { option: 'app1' }])).toEqual(['DUPLICATE_UNIT $.unitScores[1].unitRef']);
    expect(told([], [{}, {}])).toEqual(['DUPLICATE_CLINICIAN $.clinicians[1].clinicianRef']);
  });

  it('refuses the score of an individual that reaches others, and a reason nobody knows', () => {
    const individual = { unitKind: 'individual', unitRef: 'individual:cli_a' };
    expect(told([{ ...individual, members: ['cli_a'] }])).toEqual([]);
    for (const members of ['all', [], ['cli_a', 'cli_b']]) {
      expect(told([{ ...individual, members }])).toEqual(['OUT_OF_RANGE $.unitScores[0].members']);
    }
    expect(told([], [{ reason: 'retired' }])).toEqual(['UNKNOWN_VALUE $.clinicians[0].reason']);
  });
});

describe('assignFinalScores of what cannot be read', () => {
  it.each(['0.00', '100.00', '9.5', '75'])('takes the score %s', (finalScore) => {
    expect(told([{ finalScore }])).toEqual([]);
  });

  it.each(['abc', '150.00', '-1.00', '1e2', '75.001', '', 82, null])(
    'refuses %j as a score, wherever it stands',
    (finalScore) => {
      expect(told([{}, { finalScore }])).toEqual(['INVALID_NUMBER $.unitScores[1].finalScore']);
    },
  );

  it('refuses a kind of unit nobody knows, whose score would be lost', () => {
    expect(told([{ unitKind: 'team' }])).toEqual(['UNKNOWN_VALUE $.unitScores[0].unitKind']);
    expect(told([{ unitKind: undefined }])).toEqual(['REQUIRED_FIELD $.unitScores[0].unitKind']);
  });

  it('wants members as a list, in whose text no name is searched', () => {
    expect(told([{ members: ['cli_a'] }])).toEqual([]);
    expect(told([{ members: 'cli_abc' }])).toEqual(['VALUE_TYPE_MISMATCH $.unitScores[0].members']);
  });

  it('wants names, and true or false of a clinician', () => {
    expect(told([{ unitRef: undefined, option: 5, voluntary: 'no' }])).toEqual([
      'REQUIRED_FIELD $.unitScores[0].unitRef',
      'VALUE_TYPE_MISMATCH $.unitScores[0].option',
      'VALUE_TYPE_MISMATCH $.unitScores[0].voluntary',
    ]);
    expect(told([{}], [{}, { clinicianRef: null, adjustable: undefined, optedIn: 'no' }])).toEqual([
      'REQUIRED_FIELD $.clinicians[1].clinicianRef',
      'REQUIRED_FIELD $.clinicians[1].adjustable',
      'VALUE_TYPE_MISMATCH $.clinicians[1].optedIn',
    ]);
  });

  it('tells every problem at once, each with what to do', () => {
    const given = {
      clinicians: [],
      unitScores: [
        { ...unit, finalScore: '150.00' },
        { ...unit, unitKind: 'team' },
      ],
    };
    expect(() => assignFinalScores(given as unknown as AssignmentInput, loadPolicy(2024))).toThrow(
      '$.unitScores[0].finalScore: "150.00" is not a decimal from 0 to 100; give it as text, such as "75.00" (and 1 more).',
    );
  });
});
