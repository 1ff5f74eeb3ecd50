import { loggableProblem } from '../../validation/loggable-problem';
import { validateSubmission } from '../../validation/validate-submission';
import { groupBody, qualitySet } from './fixtures/bodies';
import { contextWith } from './fixtures/context';

describe('loggableProblem', () => {
  it('keeps paths of the wire format and drops the words', () => {
    const problem = { path: '$.performanceYear', code: 'INVALID_TYPE', message: 'words' };
    expect(loggableProblem(problem)).toEqual({ path: '$.performanceYear', code: 'INVALID_TYPE' });
  });

  it.each(['JaneRoe', 'Jane Roe', 'Jane.Roe', 'x"].JaneRoe', 'Jane[0]', 'Jäne\nRoe', '', '__proto__'])(
    'never shows an unknown property named %j',
    (name) => {
      const set = Object.fromEntries([...Object.entries(qualitySet(2024)), [name, 1]]);
      const outcome = validateSubmission(groupBody(2024, [set]), contextWith());
      expect(outcome.valid ? [] : outcome.details.map(loggableProblem)).toEqual([
        { path: '$.measurementSets[0].[unknown]', code: 'UNKNOWN_FIELD' },
      ]);
    },
  );
});
