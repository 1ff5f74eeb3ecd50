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
function told(units: readonly object[], clinicians: readonly object[] = [{}]): string[] {
  const given = {
    clinicians: clinicians.map((changes) => ({ ...clinician, ...changes })),
    unitScores: units.map((changes) => ({ ...unit, ...changes })),
  } as unknown as AssignmentInput;
  try {
    assignFinalScores(given, loadPolicy(2024));
  } catch (error) {
    if (error instanceof ScoreInputError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

describe('assignFinalScores of what cannot be read', () => {
  it.each(['0.00', '100.00', '9.5', '75'])('takes the score %s', (finalScore) => {
    expect(told([{ finalScore }])).toEqual([]);
  });

  it.each(['abc', '150.00', '-1.00', '1e2', '', 82, null])(
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
