import fc from '../support/fast-check';
import { spreadLimitMs, wakeOffsetMs } from '../../calendar/spread';

describe('wakeOffsetMs', () => {
  it('is the same at every call and lies within its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 7_200_000 }), (key, max) => {
        const offset = wakeOffsetMs(key, max);
        expect(offset).toBe(wakeOffsetMs(key, max));
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThan(max);
      }),
    );
  });

  it('is nothing where no spread is wanted', () => {
    expect(wakeOffsetMs('any', spreadLimitMs.story)).toBe(0);
  });

  it('spreads many entities evenly: no tenth of the span gets more than a fifth above its share', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let n = 0; n < 10_000; n += 1) {
      const tenth = Math.floor(wakeOffsetMs(`ent_${n.toString(32).padStart(26, 'a')}.2024`, 1000) / 100);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // 10,000 entities over 10 tenths: 1,000 each.
    expect(Math.max(...tenths)).toBeLessThan(1200);
    expect(Math.min(...tenths)).toBeGreaterThan(800);
  });
});
