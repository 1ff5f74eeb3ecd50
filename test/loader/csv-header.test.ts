import { readHeader, recordOf } from '../../loader/csv-header';
import { claimsHeader } from './files';

describe('readHeader', () => {
  it('takes the columns in any order, optional ones may be missing', () => {
    const header = readHeader('measureId,tin,value,caseCount', 'cost');
    expect(header).toEqual({ columns: ['measureId', 'tin', 'value', 'caseCount'], warnings: [] });
  });

  it('names each missing column', () => {
    expect(readHeader('tin,measureId', 'cost')).toMatchObject({
      problems: [
        { path: 'caseCount', code: 'MISSING_COLUMN' },
        { path: 'value', code: 'MISSING_COLUMN' },
      ],
    });
  });

  it('refuses a column that stands twice', () => {
    expect(readHeader(`${claimsHeader},tin`, 'claims')).toMatchObject({ problems: [{ code: 'DUPLICATE_COLUMN' }] });
  });

  it('leaves a strange column out, told by its place and never by its name', () => {
    const header = readHeader('tin,123-45-6789,measureId,caseCount,value', 'cost');
    expect(header).toMatchObject({ warnings: [{ path: '[unknown]', code: 'UNKNOWN_COLUMN' }] });
    expect(JSON.stringify(header)).not.toContain('6789');
  });
});

describe('recordOf', () => {
  it('takes an empty cell as an absent field', () => {
    expect(recordOf(['1', '', '3'], { columns: ['a', 'b', undefined], warnings: [] })).toEqual({ a: '1' });
  });
});
