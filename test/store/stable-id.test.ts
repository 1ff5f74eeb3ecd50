import { stableId } from '../../store/stable-id';

describe('stableId', () => {
  it('gives the id that is on the topics already, on every machine and in every release', () => {
    // A fixed point: were it to change, every retried fact would look like a new one to consumers.
    expect(stableId('/qpp-lifecycle/test', 1, 'start', 0)).toBe('09a733f2-adbb-58c2-9523-2d58c1f22235');
  });

  it('is a UUID of version 5', () => {
    expect(stableId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('tells apart what differs in source, generation, cause or place', () => {
    const ids = [
      stableId('s', 1, 'c', 0),
      stableId('t', 1, 'c', 0),
      stableId('s', 2, 'c', 0),
      stableId('s', 1, 'd', 0),
      stableId('s', 1, 'c', 1),
      stableId('s1', 'c', 0),
      stableId('s', '1c', 0),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
