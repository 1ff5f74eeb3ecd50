import { strangeFacts } from '../../scoring';
import type { UnitFacts, UnitScoreInput } from '../../scoring';
import { catalogue2024, facts, input, policy2024 } from './builders';

const told = (given: Partial<UnitFacts>, changes: Partial<UnitScoreInput> = {}): string[] =>
  strangeFacts(input([], { facts: facts(given), ...changes }), policy2024, catalogue2024).map(
    ({ path, message }) => `${path} ${message}`,
  );

const claims = (measureId: string, rate: number): Partial<UnitFacts> => ({
  administrativeClaims: [{ measureId, caseCount: 200, rate }],
});

describe('strangeFacts', () => {
  it('takes a percent where the benchmark is of fractions for what it looks like', () => {
    expect(told(claims('479', 15.31))).toEqual([
      '$.facts.administrativeClaims[0].rate 479 in 2024 is a fraction (benchmark 0.1343 to 0.1828); 15.31 looks like a percent',
    ]);
    expect(told(claims('479', 0.1531))).toEqual([]);
  });

  it('takes a fraction where the benchmark is larger for one', () => {
    // 484 has bounds of 27.49 to 73.52: 0.33 is less than a tenth of the least.
    expect(told(claims('484', 0.33))[0]).toMatch(/benchmark of 27\.49 to 73\.52; 0\.33 looks like a fraction$/);
    expect(told({ cahps: [{ measureId: 'CAHPS_1', score: 0.9 }] })[0]).toMatch(/0\.9 looks like a fraction$/);
  });

  it('begins at ten times the range', () => {
    // TPCC_1 has bounds of 1046.81 to 2383.26: 23832.59 is less than ten times the most, 104.69 more than a tenth.
    const cost = (value: number): Partial<UnitFacts> => ({ cost: [{ measureId: 'TPCC_1', caseCount: 20, value }] });
    expect(told(cost(23832.59))).toEqual([]);
    expect(told(cost(23832.7))[0]).toMatch(/^\$\.facts\.cost\[0\]\.value .*ten times or more above$/);
    expect(told(cost(104.69))).toEqual([]);
    expect(told(cost(104.6))[0]).toMatch(/ten times or more below$/);
  });

  it('has nothing to say of zero or of a measure without benchmark', () => {
    expect(told(claims('479', 0))).toEqual([]);
    expect(told({ cahps: [{ measureId: 'CAHPS_7', score: 1 }] })).toEqual([]);
  });

  it.each([
    [{ clinicianCount: 5 }, /^\$\.facts\.clinicianCount 5 clinicians would be a small practice \(15 or fewer\)/],
    [{ clinicianCount: 15 }, /15 clinicians would be a small practice/],
    [
      { clinicianCount: 16, specialStatuses: { smallPractice: true } },
      /16 clinicians would be no small practice \(15 or fewer\)/,
    ],
  ])('says that %j contradicts itself', (given, expected) => {
    expect(told(given)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [{ clinicianCount: 16 }],
    [{ clinicianCount: 15, specialStatuses: { smallPractice: true } }],
    [{ specialStatuses: { smallPractice: true } }],
    [{}],
  ])('finds no contradiction in %j', (given) => {
    expect(told(given)).toEqual([]);
  });

  it('does not take the count of an individual for that of the practice', () => {
    expect(told({ clinicianCount: 1 }, { unitKind: 'individual' })).toEqual([]);
  });
});
