import { rolesIn } from '../catalogue/describe-measure';
import { loadCatalogue } from '../catalogue/load';
import { nearestIds } from '../catalogue/measure-years';
import type { Measure, MeasureCategory, Mvp, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import { CommandError, EXIT } from './exit-codes';
import { say, tell } from './say';

export interface ListOptions {
  year: number;
  category?: MeasureCategory;
  method?: SubmissionMethod;
  mvp?: string;
  json?: boolean;
}

/** CMS computes cost from claims; activities and Promoting Interoperability know no collection type. */
function methodsOf(measure: Measure): readonly SubmissionMethod[] {
  if (measure.category === 'quality') return measure.submissionMethods;
  return measure.category === 'cost' ? ['administrativeClaims'] : [];
}

function pathway(catalogue: YearCatalogue, id: string): Mvp {
  const mvp = catalogue.mvp(id) ?? catalogue.mvp(id.toUpperCase());
  if (mvp !== undefined) return mvp;
  const known = catalogue.mvps().map((each) => each.id);
  const year = catalogue.performanceYear;
  if (known.length === 0) throw noSuchMvp(`${year} has no MVPs; they begin in 2023.`);
  const nearest = nearestIds(id, known);
  const choices = nearest.length > 0 ? `nearest: ${nearest.join(', ')}` : `it has ${known.join(', ')}`;
  throw noSuchMvp(`${year} has no MVP ${id}; ${choices}`);
}

const noSuchMvp = (message: string): CommandError =>
  new CommandError(message, EXIT.no, {
    type: 'NotFound',
    details: [{ path: '$.mvp', code: 'UNKNOWN_MVP', message }],
  });

/** One line of the list. */
interface Listed {
  id: string;
  category: MeasureCategory;
  metricType: string;
  measureType: string | null;
  weight: string | number | null;
  isHighPriority: boolean;
  isInverse: boolean;
  methods: readonly SubmissionMethod[];
  /** Methods that have a benchmark. */
  benchmarks: readonly SubmissionMethod[];
  /** What it is to the pathway asked for. */
  roles?: readonly string[];
}

function listed(catalogue: YearCatalogue, measure: Measure, mvp: Mvp | undefined): Listed {
  const isQuality = measure.category === 'quality';
  const methods = methodsOf(measure);
  return {
    id: measure.id,
    category: measure.category,
    metricType: measure.metricType,
    measureType: isQuality ? measure.measureType : null,
    weight: 'weight' in measure ? measure.weight : null,
    isHighPriority: isQuality && measure.isHighPriority,
    isInverse: isQuality ? measure.isInverse : measure.category === 'cost',
    methods,
    benchmarks: methods.filter((method) => catalogue.benchmark(measure.id, method) !== undefined),
    ...(mvp === undefined ? {} : { roles: rolesIn(mvp, measure.id) }),
  };
}

function sayListed({
  id,
  category,
  measureType,
  weight,
  isHighPriority,
  isInverse,
  methods,
  benchmarks,
  roles,
}: Listed): void {
  const marks = [
    measureType ?? weight ?? '',
    isHighPriority ? 'high priority' : '',
    isInverse ? 'lower is better' : '',
    methods.map((method) => (benchmarks.includes(method) ? method : `(${method})`)).join(' '),
    roles?.join('+') ?? '',
  ];
  say(`${id.padEnd(16)} ${category.padEnd(8)} ${marks.filter((mark) => mark !== '').join(', ')}`);
}

/** `qpp catalogue list`: the measures of a year, narrowed by category, collection type or pathway. */
export function listCommand({ year, category, method, mvp: mvpId, json }: ListOptions): void {
  const catalogue = loadCatalogue(year);
  const mvp = mvpId === undefined ? undefined : pathway(catalogue, mvpId);
  const measures = catalogue
    .measures()
    .filter((measure) => category === undefined || measure.category === category)
    .filter((measure) => method === undefined || methodsOf(measure).includes(method))
    .map((measure) => listed(catalogue, measure, mvp))
    .filter(({ roles }) => roles === undefined || roles.length > 0);
  if (json === true) {
    say(
      JSON.stringify({ performanceYear: year, catalogueVersion: catalogue.version, count: measures.length, measures }),
    );
  } else {
    measures.forEach(sayListed);
    tell(`${measures.length} measures of ${year}. In brackets: collection types without a benchmark.`);
  }
  if (measures.length === 0) process.exitCode = EXIT.no;
}
