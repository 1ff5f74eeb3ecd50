import { scalingOf } from '../../cli/commands/season';

const release = (options: object) => scalingOf({ year: 2023, kind: 'adjustments', pace: 50, ...options });

describe('the scaling factors of a release', () => {
  it('are none unless given', () => {
    expect(release({})).toBeUndefined();
    expect(release({ kind: 'scores' })).toBeUndefined();
  });

  it('are taken as written, and labelled when invented', () => {
    expect(release({ scaling: '0.140' })).toEqual({ factor: '0.140', synthetic: false });
    expect(release({ scaling: '0.1', additionalScaling: '0.5', synthetic: true })).toEqual({
      factor: '0.1',
      additionalFactor: '0.5',
      synthetic: true,
    });
  });

  it.each([{ scaling: '0.1' }, { additionalScaling: '0.1' }, { synthetic: true }])(
    'are refused with another release: %j',
    (options) => expect(() => release({ kind: 'scores', ...options })).toThrow('come with --kind adjustments'),
  );

  it.each([{ additionalScaling: '0.1' }, { synthetic: true }])('are refused without the first: %j', (options) =>
    expect(() => release(options)).toThrow('need --scaling'),
  );
});
