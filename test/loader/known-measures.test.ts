import { loadCatalogue } from '../../catalogue/load';
import { checkRow } from '../../loader/check-row';
import type { FactsKind } from '../../loader/rows';

const row = { tin: '000111111', caseCount: '40', value: '1400' };
const claims = { tin: '000111111', caseCount: '210', rate: '15.31' };
const problems = (record: object, kind: FactsKind, year: number) => {
  const checked = checkRow(record, kind, 'production', loadCatalogue(year));
  return 'problems' in checked ? checked.problems : [];
};

describe('the measure of a row', () => {
  it.each([
    ['cost', 2017, 'TPCC_1'],
    ['cost', 2024, 'MSPB_1'],
  ] as const)('of %s in %i may be %s', (kind, year, measureId) => {
    expect(problems({ ...row, measureId }, kind, year)).toEqual([]);
  });

  it.each([
    [2017, '458'],
    [2021, 'MCC1'],
    [2024, '484'],
  ])('of claimsQuality in %i may be %s', (year, measureId) => {
    expect(problems({ ...claims, measureId }, 'claimsQuality', year)).toEqual([]);
  });

  it('of cahps is one of the survey, with a benchmark or without', () => {
    const survey = (measureId: string) => problems({ tin: '000111111', measureId, score: '80' }, 'cahps', 2024);
    expect([...survey('CAHPS_1'), ...survey('CAHPS_7')]).toEqual([]);
    expect(survey('CAHPS_12')).toMatchObject([{ path: 'measureId', code: 'UNKNOWN_MEASURE' }]);
    expect(survey('479')).toMatchObject([{ path: 'measureId', code: 'UNKNOWN_MEASURE' }]);
  });

  it('that is misspelt is refused with the nearest of the year, and not repeated', () => {
    const [problem] = problems({ ...row, measureId: 'TPCC-11' }, 'cost', 2024);
    expect(problem).toMatchObject({ path: 'measureId', code: 'UNKNOWN_MEASURE' });
    expect(problem?.message).toMatch(/no cost measure of performance year 2024; nearest: TPCC_1/);
    expect(problem?.message).not.toContain('TPCC-11');
  });

  it('that is like none is refused with all there are', () => {
    expect(problems({ ...row, measureId: '000123456' }, 'cost', 2017)[0]?.message).toMatch(/it has .*TPCC_1/);
  });

  it('of another year, or of another kind, is unknown', () => {
    // 484 replaced MCC1 in 2022; 001 is reported, not computed by CMS.
    for (const [id, year] of [['MCC1', 2022] as const, ['484', 2021] as const, ['001', 2024] as const])
      expect(problems({ ...claims, measureId: id }, 'claimsQuality', year)).toMatchObject([
        { code: 'UNKNOWN_MEASURE' },
      ]);
    expect(problems({ ...row, measureId: '479' }, 'cost', 2024)).toMatchObject([{ code: 'UNKNOWN_MEASURE' }]);
  });

  it('may be any in a row that takes an earlier one back', () => {
    expect(problems({ ...row, measureId: 'TPCC_9', withdrawn: 'true' }, 'cost', 2024)).toEqual([]);
    expect(problems({ ...row, measureId: 'TPCC_9', withdrawn: 'false' }, 'cost', 2024)).toHaveLength(1);
  });

  it('is told beside a wrong check digit', () => {
    const codes = problems({ ...row, npi: '0123456789', measureId: 'X' }, 'cost', 2024).map(({ code }) => code);
    expect(codes).toEqual(['NPI_CHECKSUM', 'UNKNOWN_MEASURE']);
  });
});
