import { maxProblems } from '../../validation/problem-list';
import { validateSubmission } from '../../validation/validate-submission';
import { groupBody, measurement, qualitySet } from './fixtures/bodies';
import { contextWith, errorsOf, warningsOf } from './fixtures/context';

describe('validateSubmission', () => {
  it.each([null, undefined, 7, 'text', true, [], [{}]])('answers %j, which is no object, with one problem', (body) => {
    expect(errorsOf(body)).toEqual(['INVALID_TYPE $']);
    expect(errorsOf(body, { target: 'measurementSet' })).toEqual(['INVALID_TYPE $']);
  });

  it('names what an empty body needs', () => {
    expect(errorsOf({})).toEqual(['REQUIRED_FIELD $.entityType', 'REQUIRED_FIELD $.performanceYear']);
  });

  it('takes names of object internals for what they are: unknown properties', () => {
    const body: unknown = JSON.parse(
      '{"__proto__": {"entityType": "group"}, "constructor": {"a": 1}, "toString": null}',
    );
    expect(errorsOf(body)).toEqual([
      'REQUIRED_FIELD $.entityType',
      'REQUIRED_FIELD $.performanceYear',
      'UNKNOWN_FIELD $.__proto__',
      'UNKNOWN_FIELD $.constructor',
    ]);
    expect(({} as Record<string, unknown>).entityType).toBeUndefined();
  });

  it('does not look into unknown properties, however deep', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 20_000; depth += 1) deep = { deep };
    expect(errorsOf(groupBody(2024, [], { deep }))).toEqual(['UNKNOWN_FIELD $.deep']);
  });

  it('cuts a very long property name', () => {
    const [line] = errorsOf(groupBody(2024, [], { ['x'.repeat(5000)]: 1 }));
    expect(line?.length).toBeLessThan(200);
  });

  it('lists a bounded number of errors and then says that there are more', () => {
    const outcome = validateSubmission(groupBody(2024, new Array(5000).fill(0)), contextWith());
    const details = outcome.valid ? [] : outcome.details;
    expect(details).toHaveLength(maxProblems + 1);
    expect(details.at(-1)).toMatchObject({ code: 'TOO_MANY_PROBLEMS', path: '$' });
    expect(details.filter(({ code }) => code === 'TOO_MANY_PROBLEMS')).toHaveLength(1);
  });

  it('bounds warnings in the same way', () => {
    const sets = Array.from({ length: 1500 }, () => ({ ...qualitySet(2024), id: 'x' }));
    const warnings = warningsOf(groupBody(2024, sets));
    expect(warnings).toContain('TOO_MANY_PROBLEMS $');
    expect(warnings.length).toBeLessThanOrEqual(maxProblems + 1);
  });

  it('gives every problem a path, a code and words that say more than the code', () => {
    const body = groupBody(2023, [qualitySet(2024, { programName: 'X', submissionMethod: 5, odd: 1 }), {}]);
    const outcome = validateSubmission(body, contextWith());
    for (const { path, code, message } of outcome.valid ? [] : outcome.details) {
      expect(path.startsWith('$')).toBe(true);
      expect(message.length).toBeGreaterThan(code.length);
    }
  });

  it('repeats no sent identifier in its messages', () => {
    const secret = '000123456';
    const set = qualitySet(2024, { programName: secret, category: secret, cehrtId: secret, performanceStart: secret });
    const outcome = validateSubmission(
      groupBody(2024, [set, qualitySet(2024, { measurements: [measurement(secret, secret)] })], {
        taxpayerIdentificationNumber: `${secret}0`,
        nationalProviderIdentifier: secret,
        entityType: secret,
      }),
      contextWith(),
    );
    expect(JSON.stringify(outcome)).not.toContain(secret);
  });

  it("fails loudly when a supported year's catalogue is not there, since the body cannot be judged", () => {
    const context = contextWith({ catalogueFor: () => undefined });
    expect(() => validateSubmission(groupBody(2024, []), context)).toThrow(/2024/);
  });
});
