/** What to say to somebody who names a measure that the year does not have. Pure. */
import type { YearCatalogue } from './year-catalogue';

/** Measures that CMS gave another id, by the id they had. Source: the ids of the published data, year by year. */
const laterIds: Readonly<Record<string, string>> = { MCC1: '484', '458': '479' };

/** A measure that a year does not have: where else it stands, and which ids look like it. */
export interface UnknownMeasure {
  id: string;
  year: number;
  /** Years that have exactly this id, ascending. */
  existsIn: readonly number[];
  /** The id that CMS gave the measure later, when that year has it. */
  laterId: string | null;
  /** Ids of the year that are written much like it, nearest first. */
  nearest: readonly string[];
}

/** Years, of those given, whose catalogue has the measure. */
export function yearsOfMeasure(id: string, catalogues: Iterable<YearCatalogue>): number[] {
  const years: number[] = [];
  for (const catalogue of catalogues) if (catalogue.measure(id) !== undefined) years.push(catalogue.performanceYear);
  return years.sort((a, b) => a - b);
}

/** Edits (one character put in, left out or changed) from one text to the other. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Capitals, padding and separators are what people get wrong most: '1' for '001', 'ia-pcmh' for 'IA_PCMH'. */
const plain = (id: string): string =>
  id
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+(?=\d)/, '');

/** Longer texts are no id, and only cost time. */
const longestId = 40;

/** Ids written much like the given one, nearest first; ties in the order given. */
export function nearestIds(id: string, ids: readonly string[], count = 5): string[] {
  const wanted = plain(id.slice(0, longestId));
  if (wanted === '') return [];
  const farthest = Math.max(1, Math.ceil(wanted.length / 3));
  return ids
    .map((each) => ({ each, edits: editsBetween(wanted, plain(each)) }))
    .filter(({ edits }) => edits <= farthest)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, count)
    .map(({ each }) => each);
}

/**
 * What is known of an id that a year lacks.
 * @param catalogues of every year to look in; the year itself among them.
 */
export function unknownMeasure(id: string, year: number, catalogues: readonly YearCatalogue[]): UnknownMeasure {
  const own = catalogues.find(({ performanceYear }) => performanceYear === year);
  const laterId = laterIds[id];
  return {
    id,
    year,
    existsIn: yearsOfMeasure(id, catalogues),
    laterId: laterId !== undefined && own?.measure(laterId) !== undefined ? laterId : null,
    nearest: own === undefined ? [] : nearestIds(id, own.measureIds()),
  };
}

/** Years in words, runs of three and more as a span: `2017 to 2025`, `2017, 2018, 2021 to 2023`. Ascending. */
export function yearsInWords(years: readonly number[]): string {
  const runs: number[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run?.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', '))).join(', ');
}

/** The same as one sentence, for an error message. */
export function sayUnknownMeasure({ id, year, existsIn, laterId, nearest }: UnknownMeasure): string {
  const elsewhere = existsIn.length > 0 ? `; it exists in ${existsIn.join(', ')}` : '; no year has it';
  const renamed = laterId === null ? '' : `; CMS renamed it ${laterId}`;
  const alike = nearest.length > 0 ? `; nearest: ${nearest.join(', ')}` : '';
  return `${year} has no measure ${id}${elsewhere}${renamed}${alike}`;
}
