import { cellsOf } from '../../loader/csv-line';

describe('cellsOf', () => {
  it('splits and trims', () => {
    expect(cellsOf('a, b ,,c')).toEqual(['a', 'b', '', 'c']);
  });

  it('knows quotes, doubled ones too', () => {
    expect(cellsOf('"a,b",c,"say ""so"""')).toEqual(['a,b', 'c', 'say "so"']);
  });

  it('has no cells for quotes that do not close', () => {
    expect(cellsOf('a,"b')).toBeUndefined();
  });
});
