import { RowProblems, mostListed } from '../../cli/row-problems';

describe('the problems of a facts file', () => {
  const problem = { path: 'tin', code: 'INVALID_TIN', message: 'must be nine digits' } as const;
  let told: string;
  beforeEach(() => {
    told = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((told += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());

  it('are told as they come, and listed with line and whether the row was refused', () => {
    const problems = new RowProblems();
    problems.add(3, [problem, { ...problem, path: '' }], true);
    problems.add(7, [problem], false);
    expect(told.split('\n')).toEqual([
      'line 3: refused: INVALID_TIN tin must be nine digits',
      'line 3: refused: INVALID_TIN must be nine digits',
      'line 7: warning: INVALID_TIN tin must be nine digits',
      '',
    ]);
    expect(problems.document()).toEqual({
      problems: [
        { line: 3, refused: true, ...problem },
        { line: 3, refused: true, ...problem, path: '' },
        { line: 7, refused: false, ...problem },
      ],
      moreProblems: 0,
    });
  });

  it('are counted beyond the first thousand, so that a file of any length takes no more memory', () => {
    const problems = new RowProblems();
    for (let line = 1; line <= mostListed + 5; line += 1) problems.add(line, [problem], true);
    const { problems: listed, moreProblems } = problems.document();
    expect([listed.length, moreProblems]).toEqual([1000, 5]);
    expect(told.split('\n')).toHaveLength(1006);
  });
});
