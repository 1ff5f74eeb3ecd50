import { checkRow } from '../../loader/check-row';
import type { FactsKind } from '../../loader/rows';

const claims = {
  tin: '000111111',
  npi: '0123456788',
  clinicianType: 'physician',
  segment: '1',
  allowedCharges: '90000.01',
  patients: '201',
  services: '201',
};
const check = (record: unknown, kind: FactsKind = 'claims') => checkRow(record, kind, 'production');
const codes = (record: unknown, kind: FactsKind = 'claims') => {
  const checked = check(record, kind);
  return 'problems' in checked ? checked.problems.map(({ path, code }) => `${path} ${code}`) : [];
};

describe('checkRow', () => {
  it('reads text of CSV and numbers of JSON alike, dollars as whole cents', () => {
    const asNumbers = { ...claims, segment: 1, allowedCharges: 90000.01, patients: 201, services: 201 };
    const row = { segment: 1, allowedCharges: 9_000_001, patients: 201, services: 201, billed: true };
    expect(check(claims)).toMatchObject({ row });
    expect(check(asNumbers)).toEqual(check(claims));
  });

  it('keeps cents exact where binary fractions would not', () => {
    // 0.07 dollars times 100 is 7.000000000000001 in binary.
    expect(check({ ...claims, allowedCharges: '0.07' })).toMatchObject({ row: { allowedCharges: 7 } });
  });

  it.each([
    ['tin', '12345678', 'tin INVALID_TIN'],
    ['tin', 'XXXXX1234', 'tin INVALID_TIN'],
    ['npi', '123', 'npi INVALID_NPI'],
    ['npi', '0123456789', 'npi NPI_CHECKSUM'],
    ['segment', '3', 'segment INVALID_VALUE'],
    ['allowedCharges', '12.345', 'allowedCharges INVALID_VALUE'],
    ['allowedCharges', '-1', 'allowedCharges INVALID_VALUE'],
    ['patients', '1.5', 'patients INVALID_VALUE'],
    ['patients', 'many', 'patients INVALID_VALUE'],
    ['firstEnrolledOn', '2024-02-30', 'firstEnrolledOn INVALID_VALUE'],
    ['newlyEnrolled', 'perhaps', 'newlyEnrolled INVALID_VALUE'],
    ['patients', undefined, 'patients MISSING_FIELD'],
    ['shoeSize', '44', '[unknown] UNKNOWN_FIELD'],
  ])('tells %s = %s as %s', (field, value, told) => {
    expect(codes({ ...claims, [field]: value })).toEqual([told]);
  });

  it('tells everything that is wrong at once', () => {
    expect(codes({ ...claims, tin: 'x', patients: '-1', services: undefined })).toEqual([
      'tin INVALID_TIN',
      'patients INVALID_VALUE',
      'services MISSING_FIELD',
    ]);
  });

  it('never repeats a value of the file', () => {
    const secrets = { ...claims, tin: '123-45-6789', status: 'SECRET', allowedCharges: 'SECRET', npi: 'SECRET' };
    expect(JSON.stringify(check(secrets))).not.toMatch(/6789|SECRET/);
    expect(JSON.stringify(check({ tin: '000111111', segment: 1, status: 'SECRET' }, 'specialStatus'))).not.toMatch(
      /SECRET/,
    );
  });

  it('lets a wrong check digit pass with a warning in preview', () => {
    const checked = checkRow({ ...claims, npi: '0123456789' }, 'claims', 'preview');
    expect(checked).toMatchObject({ row: { npi: '0123456789' }, warnings: [{ path: 'npi', code: 'NPI_CHECKSUM' }] });
  });

  it('takes TIN-level claims together or not at all', () => {
    const practice = { tin: '000111111', segment: '1', practiceSize: '12' };
    expect(codes(practice, 'practice')).toEqual([]);
    expect(codes({ ...practice, patients: '100' }, 'practice')).toEqual(['allowedCharges INVALID_VALUE']);
  });

  it('wants a value or a z for a risk indicator', () => {
    const indicator = { tin: '000111111', name: 'hcc' };
    expect(codes(indicator, 'complexPatient')).toEqual(['value INVALID_VALUE']);
    expect(codes({ ...indicator, z: '-0.25' }, 'complexPatient')).toEqual([]);
  });

  it('refuses a masked TIN in a document of CMS', () => {
    const data = { npi: '0123456788', organizations: [{ TIN: 'XXXXX1234', individualScenario: {} }] };
    expect(codes({ run: 'final', data }, 'cmsDetermination')).toEqual(['data.organizations[0].TIN INVALID_TIN']);
  });
});

describe('a reweighting', () => {
  const row = { tin: '000111111', category: 'pi' };

  it('has a reason, unless it is withdrawn', () => {
    expect(codes(row, 'reweighting')).toEqual(['reason INVALID_VALUE']);
    expect(codes({ ...row, withdrawn: 'true' }, 'reweighting')).toEqual([]);
  });

  it('names categories and reasons that it does not know', () => {
    expect(codes({ ...row, category: 'aci', reason: 'flood' }, 'reweighting')).toEqual([
      'category INVALID_VALUE',
      'reason INVALID_VALUE',
    ]);
  });
});
