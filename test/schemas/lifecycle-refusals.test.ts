import { isLifecycleRefusalCode, lifecycleRefusalCodes, lifecycleRefusals } from '../../schemas/lifecycle-refusals';

describe('lifecycleRefusals', () => {
  it.each(lifecycleRefusalCodes)('%s has one sentence and a remedy', (code) => {
    const { sentence, remedy } = lifecycleRefusals[code];
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('tells its codes from any other string', () => {
    expect(isLifecycleRefusalCode('WINDOW_CLOSED')).toBe(true);
    expect(isLifecycleRefusalCode('toString')).toBe(false);
  });
});
