import type { FactsLine, ReadingOptions } from '../../loader/read-facts-file';
import { readFactsFile } from '../../loader/read-facts-file';
import type { FactsKind } from '../../loader/rows';

/** A CSV header of a claims file. */
export const claimsHeader =
  'tin,npi,clinicianType,firstEnrolledOn,newlyEnrolled,segment,allowedCharges,patients,services,billed';

/** A claims line that holds. */
export const goodClaims = '000111111,0123456788,physician,2010-05-01,,1,120000.50,300,400,';

/** Everything a file of these lines yields. */
export async function readAll<K extends FactsKind>(
  kind: K,
  lines: readonly string[],
  options?: ReadingOptions,
): Promise<FactsLine<K>[]> {
  const found: FactsLine<K>[] = [];
  for await (const line of readFactsFile([lines.join('\n')], kind, options)) found.push(line);
  return found;
}

/** Line numbers and codes of what does not hold. */
export const codesOf = (found: readonly FactsLine[]): [number, string[]][] =>
  found.flatMap((line) => ('problems' in line ? [[line.line, line.problems.map(({ code }) => code)]] : []));
