import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFactsFile } from '../../loader/read-facts-file';
import type { FactsKind } from '../../loader/rows';
import { factsKinds } from '../../loader/rows';
import { claimsHeader, codesOf, goodClaims, readAll } from './files';

describe('readFactsFile of CSV', () => {
  it('yields each row with its line', async () => {
    const found = await readAll('claims', [claimsHeader, goodClaims]);
    expect(found).toEqual([
      {
        line: 2,
        row: {
          tin: '000111111',
          npi: '0123456788',
          clinicianType: 'physician',
          firstEnrolledOn: '2010-05-01',
          segment: 1,
          allowedCharges: 12_000_050,
          patients: 300,
          services: 400,
          billed: true,
        },
      },
    ]);
  });

  it('tells bad rows by line and reads on', async () => {
    const short = goodClaims.slice(0, -1);
    const openQuote = goodClaims.replace('physician', '"physician');
    const noTin = goodClaims.replace('000111111', '');
    const found = await readAll('claims', [claimsHeader, short, goodClaims, '', openQuote, noTin, goodClaims]);
    expect(codesOf(found)).toEqual([
      [2, ['COLUMN_COUNT']],
      [5, ['INVALID_CSV']],
      [6, ['MISSING_FIELD']],
    ]);
    expect(found.flatMap((line) => ('row' in line ? [line.line] : []))).toEqual([3, 7]);
  });

  it('ends at a header that lacks a column', async () => {
    const found = await readAll('claims', ['tin,npi', goodClaims]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ line: 1, problems: expect.arrayContaining([expect.anything()]) });
  });

  it('tells a strange column once, on line 1', async () => {
    const found = await readAll('cost', ['tin,measureId,caseCount,value,colour', '000111111,TPCC_1,25,1400,red']);
    expect(found).toMatchObject([
      { line: 1, warnings: [{ code: 'UNKNOWN_COLUMN' }] },
      { line: 2, row: { value: 1400 } },
    ]);
  });

  it('yields nothing for an empty file', async () => {
    expect(await readAll('claims', [''])).toEqual([]);
  });
});

describe('readFactsFile of NDJSON', () => {
  it('yields each row and tells lines that are not one object', async () => {
    const row = '{"tin":"000111111","measureId":"TPCC_1","caseCount":25,"value":1400.5}';
    const found = await readAll('cost', [row, '{"tin":', '[1]', row]);
    expect(codesOf(found)).toEqual([
      [2, ['INVALID_JSON']],
      [3, ['INVALID_JSON']],
    ]);
    expect(found[3]).toEqual({
      line: 4,
      row: { tin: '000111111', measureId: 'TPCC_1', caseCount: 25, value: 1400.5 },
    });
  });

  it("reads CMS's documents, reporting only what it needs of them", async () => {
    const individualScenario = { isEligible: { individual: true, group: 'true' }, lowVolumeSwitch: false };
    const data = { npi: '0123456788', firstName: 'unused', organizations: [{ TIN: '000111111', individualScenario }] };
    const [found] = await readAll('cmsDetermination', [JSON.stringify({ run: 'final', data })]);
    expect(found).toEqual({
      line: 1,
      row: {
        run: 'final',
        data: {
          npi: '0123456788',
          organizations: [
            {
              TIN: '000111111',
              individualScenario: { isEligible: { individual: true, group: true }, lowVolumeSwitch: false },
            },
          ],
        },
      },
    });
  });
});

describe('readFactsFile as a stream', () => {
  it('reads 100,000 rows while holding one chunk, taking the next only when its rows are used', async () => {
    const rows = 100_000;
    const perChunk = 500;
    let given = 0;
    function* file() {
      yield `${claimsHeader}\n`;
      for (; given < rows; given += perChunk) yield `${goodClaims}\n`.repeat(perChunk);
    }
    let taken = 0;
    let furthestAhead = 0;
    for await (const line of readFactsFile(file(), 'claims')) {
      if ('row' in line) taken += 1;
      furthestAhead = Math.max(furthestAhead, given - taken);
    }
    expect(taken).toBe(rows);
    expect(furthestAhead).toBeLessThanOrEqual(perChunk);
  });

  it('closes its source when the reader leaves early', async () => {
    let closed = false;
    function* file() {
      try {
        yield `${claimsHeader}\n`;
        for (;;) yield `${goodClaims}\n`;
      } finally {
        closed = true;
      }
    }
    for await (const line of readFactsFile(file(), 'claims')) {
      expect('row' in line).toBe(true);
      break;
    }
    expect(closed).toBe(true);
  });
});

describe('docs/facts-format.md', () => {
  const text = readFileSync(path.join(__dirname, '../../docs/facts-format.md'), 'utf8');
  const examples = [...text.matchAll(/### `(\w+)`[\s\S]*?```(csv|ndjson)\n([\s\S]*?)```/g)].map(
    ([, kind, , lines]) => ({
      kind: kind as FactsKind,
      lines: lines!.trim().split('\n'),
    }),
  );

  it('has an example of every kind', () => {
    expect(examples.map(({ kind }) => kind)).toEqual(factsKinds);
  });

  it.each(examples)('reads the example of $kind without a problem', async ({ kind, lines }) => {
    const found = await readAll(kind, lines);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => 'row' in line && line.warnings === undefined)).toBe(true);
  });
});
