import { figuresOf, plainFigures, type Standing } from '../figures';
import { plainAt, type Plain } from '../plain';
import { isUnder } from '../sections';
import type { YearPolicyFile } from '../year-policy-file';
import { bonusAndPaymentRows } from './bonus-and-payment-rows';
import { calendarRows } from './calendar-rows';
import { costRows, improvementActivityRows } from './cost-and-activity-rows';
import type { Condition, CoverageRow, CoverageSection, CoverageStatus } from './coverage-row';
import { eligibilityRows } from './eligibility-rows';
import { participationRows } from './participation-rows';
import { promotingInteroperabilityRows } from './pi-rows';
import { qualityRows } from './quality-rows';
import { weightRows } from './weight-rows';

/** Every rule the product applies, in reading order. */
export const coverageSections: readonly CoverageSection[] = [
  { title: 'Eligibility', rows: eligibilityRows },
  { title: 'Participation and reporting options', rows: participationRows },
  { title: 'Quality', rows: qualityRows },
  { title: 'Cost', rows: costRows },
  { title: 'Improvement activities', rows: improvementActivityRows },
  { title: 'Promoting Interoperability', rows: promotingInteroperabilityRows },
  { title: 'Weights and reweighting', rows: weightRows },
  { title: 'Final score and payment', rows: bonusAndPaymentRows },
  { title: 'Calendar and targeted review', rows: calendarRows },
];

/** One rule with its status in each year. */
export interface CoveredRow {
  rule: string;
  /** Status by performance year. */
  years: Readonly<Record<number, CoverageStatus>>;
  rules: readonly string[];
  limits: readonly string[];
}

/** The coverage of some years. */
export interface Coverage {
  years: readonly number[];
  sections: readonly { title: string; rows: readonly CoveredRow[] }[];
}

/** A year's figures, ready to be asked for. */
interface YearFigures {
  year: number;
  plain: Plain;
  figures: readonly { pointer: string; value: Plain; standing: Standing }[];
}

function figuresOfYear(file: YearPolicyFile): YearFigures {
  return { year: file.performanceYear, plain: plainFigures(file), figures: figuresOf(file) };
}

function saysYes(value: Plain | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== 'none';
}

/** Whether the rule exists in the year. A condition about a figure the file lacks is our mistake, so it throws. */
function holds({ year, plain }: YearFigures, condition: Condition): boolean {
  const pointer = typeof condition === 'string' ? condition : condition[0];
  const value = plainAt(plain, pointer);
  if (value === undefined) throw new Error(`Policy ${year} has no ${pointer}, on which a row of the coverage depends`);
  return typeof condition === 'string' ? saysYes(value) : value === condition[1];
}

/** The weights of the reweighting row for exactly these categories; null where fewer than two are left, or nobody knows. */
function weightsPointer({ year, plain }: YearFigures, { table, absent }: NonNullable<CoverageRow['weights']>): string {
  const rows = plainAt(plain, table);
  const index = Array.isArray(rows)
    ? rows.findIndex((row: Plain) => {
        const listed = plainAt(row, '/absent');
        return Array.isArray(listed) && listed.length === absent.length && absent.every((one) => listed.includes(one));
      })
    : -1;
  if (index < 0) throw new Error(`Policy ${year} has no row without ${absent.join(', ')} in ${table}`);
  return `${table}/${index}/weights`;
}

/** A day that has only a bracket is as unknown as a figure marked so. */
function isUnknown({ pointer, value, standing }: YearFigures['figures'][number]): boolean {
  return standing === 'unknown' || (value === null && pointer.endsWith('/date'));
}

/** The figures at or under a pointer; what stands under a null is as absent as the null itself. */
function figuresAt({ year, figures }: YearFigures, pointer: string): YearFigures['figures'] {
  const under = figures.filter((figure) => isUnder(figure.pointer, pointer));
  const above = figures.filter((figure) => figure.value === null && isUnder(pointer, figure.pointer));
  if (under.length === 0 && above.length === 0)
    throw new Error(`Policy ${year} has no ${pointer}, on which a row of the coverage rests`);
  return under.length > 0 ? under : above;
}

/** The least sure of the figures at or under the pointers; nothing but nulls means that there is no such rule. */
function leastSure(year: YearFigures, pointers: readonly string[]): CoverageStatus {
  const found = pointers.flatMap((pointer) => figuresAt(year, pointer));
  if (found.some(isUnknown)) return 'not determinable';
  const given = found.filter(({ value }) => value !== null);
  if (given.length === 0) return '–';
  return given.every(({ standing }) => standing === 'verified') ? 'exact' : 'recalled';
}

function cellStatus(year: YearFigures, { option, unit }: NonNullable<CoverageRow['cell']>): CoverageStatus {
  const at = `/participation/matrix/${option}/${unit}`;
  if (holds(year, at)) return leastSure(year, [at]);
  const unitExists = plainAt(year.plain, `/participation/options/${unit}`) !== undefined;
  return unitExists && holds(year, `/participation/reportingOptions/${option}`) ? 'refused' : '–';
}

/** The status of a rule in a year, found from the year's figures alone. */
function statusOf(year: YearFigures, row: CoverageRow): CoverageStatus {
  if (row.when?.some((condition) => !holds(year, condition)) === true) return '–';
  if (row.unknownWhen !== undefined && saysYes(plainAt(year.plain, row.unknownWhen))) return 'not determinable';
  if (row.cell !== undefined) return cellStatus(year, row.cell);
  return leastSure(year, row.weights === undefined ? (row.pointers ?? []) : [weightsPointer(year, row.weights)]);
}

/**
 * How well each rule is covered in each year. Derived from values and provenance of the years' files; nothing is stated here.
 * Throws where a row names a figure that a year's file does not have.
 */
export function coverPolicies(files: readonly YearPolicyFile[]): Coverage {
  const years = files.map(figuresOfYear);
  const cover = (row: CoverageRow): CoveredRow => ({
    rule: row.rule,
    years: Object.fromEntries(years.map((year) => [year.year, statusOf(year, row)])),
    rules: row.rules ?? [],
    limits: row.limits ?? [],
  });
  return {
    years: years.map(({ year }) => year),
    sections: coverageSections.map(({ title, rows }) => ({ title, rows: rows.map(cover) })),
  };
}
