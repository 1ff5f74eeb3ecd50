import type { UnitFacts } from '../../eligibility/collective-facts';
import type { DetermineOptions } from '../../eligibility/determine-eligibility';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import { determineUnit } from '../../eligibility/determine-unit';
import type { Elections, EntityFacts } from '../../eligibility/facts';
import { EligibilityFactsError } from '../../eligibility/facts-error';
import fc from '../support/fast-check';
import { above, clinician, policyOf, practice } from './practices';
import { apmEntity, tin, virtualGroup } from './units';

/** Path and code of what is wrong with a question that no type checker has seen. */
function problemsOf(facts: unknown, elections: unknown = {}, run: unknown = 'final', options: unknown = {}): string[] {
  try {
    determineUnit(
      facts as UnitFacts,
      run as 'final',
      policyOf(2024),
      elections as Elections,
      options as DetermineOptions,
    );
    return [];
  } catch (error) {
    if (!(error instanceof EligibilityFactsError)) throw error;
    expect(error.problems.every(({ message, remedy }) => message !== '' && remedy !== '')).toBe(true);
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
}
const unit = (rest: object) => ({ kind: 'practice', ...practice(clinician('a', above, above)), ...rest });
const withClinician = (rest: object) => unit({ clinicians: [{ ...clinician('a', above, above), ...rest }] });

describe('determineUnit of values of a wrong type', () => {
  it.each<[unknown, string]>([
    [null, '$ NOT_AN_OBJECT'],
    [[], '$ NOT_AN_OBJECT'],
    [{ kind: 'guild' }, 'kind WORD_UNKNOWN'],
    [unit({ clinicians: undefined }), 'clinicians NOT_A_LIST'],
    [unit({ clinicians: [null] }), 'clinicians[0] NOT_AN_OBJECT'],
    [unit({ practiceSize: 3 }), 'practiceSize NOT_AN_OBJECT'],
    [unit({ groupSegments: {} }), 'groupSegments NOT_A_LIST'],
    [unit({ subgroups: [{ subgroupRef: 's', clinicianRefs: 'a' }] }), 'subgroups[0].clinicianRefs NOT_A_LIST'],
    [withClinician({ clinicianRef: 5 }), 'clinicians[0].clinicianRef NOT_TEXT'],
    [withClinician({ clinicianType: 5 }), 'clinicians[0].clinicianType NOT_TEXT'],
    [withClinician({ newlyEnrolled: 'false' }), 'clinicians[0].newlyEnrolled NOT_TRUE_OR_FALSE'],
    [withClinician({ segments: [null] }), 'clinicians[0].segments[0] NOT_AN_OBJECT'],
    [withClinician({ specialStatuses: { 1: 'rural' } }), 'clinicians[0].specialStatuses.1 NOT_A_LIST'],
    [withClinician({ statusFigures: { 1: 5 } }), 'clinicians[0].statusFigures.1 NOT_AN_OBJECT'],
    [
      withClinician({ statusFigures: { 1: { hasFacilityScore: 'Y' } } }),
      'clinicians[0].statusFigures.1.hasFacilityScore NOT_TRUE_OR_FALSE',
    ],
    [withClinician({ qpStatus: 'QP' }), 'clinicians[0].qpStatus NOT_AN_OBJECT'],
    [withClinician({ qpScores: { 1: {} } }), 'clinicians[0].qpScores.1 NOT_A_LIST'],
    [
      withClinician({ qpScores: { 1: [{ level: 'own', paymentPercent: 1, patientPercent: 1 }] } }),
      'clinicians[0].qpScores.1[0].level WORD_UNKNOWN',
    ],
    [{ kind: 'virtualGroup', members: 'two' }, 'members NOT_A_LIST'],
    [{ ...virtualGroup([]), approved: 'yes' }, 'approved NOT_TRUE_OR_FALSE'],
    [{ ...apmEntity([tin('t', clinician('a', above, above))]), participants: [7] }, 'participants[0] NOT_AN_OBJECT'],
    [{ ...apmEntity([tin('t', clinician('a', above, above))]), qpScores: { 1: 7 } }, 'qpScores.1 NOT_AN_OBJECT'],
  ])('tells it by its path: %j', (facts, problem) => {
    expect(problemsOf(facts)).toContain(problem);
  });

  it('takes no segment and no snapshot written as text', () => {
    const segments = [{ ...clinician('a', above, null).segments[0], segment: '1' }];
    expect(problemsOf(withClinician({ segments }))).toEqual(['clinicians[0].segments[0].segment SEGMENT_UNKNOWN']);
    const participants = [{ practiceRef: 't', clinicianRef: 'a', snapshots: ['1'] }];
    expect(problemsOf({ ...apmEntity([tin('t', clinician('a', above, above))]), participants })).toEqual([
      'participants[0].snapshots[0] SNAPSHOT_UNKNOWN',
    ]);
  });

  it('tells all of it at once, that of elections, run and options too', () => {
    const elections = { group: 'yes', individuals: { a: 'OPTIN' }, partialQpElected: 'ALL', reportsAsGroup: 1 };
    expect(problemsOf(withClinician({ segments: 5 }), elections, 'first', { qpReading: 'new' })).toEqual([
      'clinicians[0].segments NOT_A_LIST',
      'run WORD_UNKNOWN',
      'elections.group WORD_UNKNOWN',
      'elections.individuals[0] WORD_UNKNOWN',
      'elections.partialQpElected NOT_A_LIST',
      'elections.reportsAsGroup NOT_TRUE_OR_FALSE',
      'options.qpReading WORD_UNKNOWN',
    ]);
    expect(problemsOf(unit({}), null, 'final', null)).toEqual(['elections NOT_AN_OBJECT', 'options NOT_AN_OBJECT']);
  });

  it('is refused in a stored roster too', () => {
    for (const facts of [
      null,
      { clinicians: 5 },
      practice({ ...clinician('a', above, above), segments: [] }, 7 as never),
    ])
      expect(() => determineEligibility(facts as EntityFacts, 'final', policyOf(2024))).toThrow(EligibilityFactsError);
  });
});

/** Paths of all values within a value. */
const pathsIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...path, name]))]
    : [path];

/** The value with another one at a path. */
function replaced(value: unknown, [name, ...rest]: string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, by);
  return copy;
}

describe('determineUnit of facts with one value replaced', () => {
  const rich = (ref: string) =>
    clinician(ref, above, above, {
      newlyEnrolled: false,
      qpRevoked: false,
      inSeveralApmEntities: false,
      qpStatus: { 1: 'NONE' },
      qpScores: { 2: [{ level: 'individual', paymentPercent: 10, patientPercent: null, allPayerPaymentPercent: 5 }] },
      specialStatuses: { 1: ['rural'] },
      statusFigures: { 1: { patientFacingEncounters: 5, servicesByPlace: { '21': 5 }, hasFacilityScore: true } },
    });
  const whole = (ref: string) => ({
    ...tin(ref, rich('a'), rich(`of-${ref}`)),
    practiceSize: { 1: 2, 2: 2 },
    specialStatuses: { 1: ['hpsa' as const] },
    groupSegments: rich('a').segments,
    subgroups: [{ subgroupRef: 's', clinicianRefs: ['a', `of-${ref}`], approved: true }],
  });
  const units = [
    { ...whole('t'), kind: 'practice' },
    virtualGroup([whole('t'), { ...whole('u'), dissolvedOn: '2024-05-05' }], {
      approved: true,
      electedOn: '2023-12-31',
      groupSegments: rich('a').segments,
    }),
    apmEntity([whole('t'), whole('u')], {
      terminated: false,
      qpScores: { 1: { paymentPercent: 10, patientPercent: 10 } },
      groupSegments: rich('a').segments,
    }),
  ].map((facts) => ({ facts, paths: pathsIn(facts) }));

  it('are well before', () => {
    for (const { facts } of units) expect(problemsOf(facts)).toEqual([]);
  });

  it('answers, or tells what is wrong, and never fails otherwise', () => {
    const wrong = fc.constantFrom<unknown>(
      undefined,
      null,
      0,
      -1,
      1.5,
      NaN,
      '',
      'x',
      '1',
      true,
      [],
      [null],
      {},
      { x: 1 },
    );
    const asked = fc
      .constantFrom(...units)
      .chain(({ facts, paths }) =>
        fc.record({ facts: fc.constant(facts), path: fc.constantFrom(...paths), by: wrong }),
      );
    fc.assert(
      fc.property(asked, ({ facts, path, by }) => {
        expect(Array.isArray(problemsOf(replaced(facts, path, by)))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
