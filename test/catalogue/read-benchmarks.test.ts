import { normaliseBounds } from '../../catalogue/read-benchmarks';
import { loadCatalogue } from '../../catalogue/load';

const percentiles = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99];

describe('normaliseBounds', () => {
  it('begins the deciles of percentiles at P1, P10 … P90', () => {
    expect(normaliseBounds(percentiles, false, false)).toEqual([1, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  });

  it('begins the deciles of inverse percentiles at P99, P90 … P10', () => {
    expect(normaliseBounds(percentiles, true, false)).toEqual([99, 90, 80, 70, 60, 50, 40, 30, 20, 10]);
  });

  it('does not know decile 1 of nine values', () => {
    const nine = [20, 30, 40, 50, 60, 70, 80, 90, 100];
    expect(normaliseBounds(nine, false, false)).toEqual([NaN, ...nine]);
  });

  it('drops the far end of ten values that begin at decile 2', () => {
    const ten = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    expect(normaliseBounds(ten, true, true)).toEqual([NaN, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(normaliseBounds(ten, true, false)).toEqual(ten);
  });

  it('reads the defined topped-out table of 2025 from 84 to 100', () => {
    expect(loadCatalogue(2025).benchmark('250', 'registry')?.bounds).toEqual([84, 86, 88, 90, 92, 94, 96, 98, 99, 100]);
  });
});
