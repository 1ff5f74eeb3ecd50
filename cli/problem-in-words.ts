/**
 * A problem of a file in a line for people: its path is printed once, and a measure id that CMS published is named.
 */
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import { unknownMeasure, yearsInWords } from '../catalogue/measure-years';
import type { ErrorDetail } from '../schemas/error-envelope';

/** One line of a verdict. @param document what was judged, for the id behind an unknown measure; nothing else of it is said. */
export function problemInWords(kind: 'error' | 'warning', problem: ErrorDetail, document?: unknown): string {
  const { path, code, message } = problem;
  const known = code === 'UNKNOWN_MEASURE' ? measureInWords(path, document) : undefined;
  const isMethod = code === 'INVALID_ENUM' && path.endsWith('.submissionMethod');
  const remark = isMethod ? notOnTheWire(valueAt(document, path)) : '';
  return `  ${kind.padEnd(7)}  ${path}  ${code}  ${known ?? withoutPlace(message)}${remark}`;
}

/** Quality that reaches CMS by another way than a vendor's body; the library scores what a file cannot hold. */
const otherWays: Readonly<Record<string, string>> = {
  claims: 'claims quality reaches CMS on claims and is',
  cmsWebInterface: 'quality of the CMS Web Interface is',
  certifiedSurveyVendor: 'a CAHPS survey reaches CMS from its vendor (give its scores with --facts) and is',
  administrativeClaims: 'what CMS computes from claims is given with --facts and is',
};

function notOnTheWire(method: unknown): string {
  if (typeof method !== 'string' || !Object.hasOwn(otherWays, method)) return '';
  const library = method === 'claims' || method === 'cmsWebInterface' ? '; score it with the library (scoring/)' : '';
  return `; ${otherWays[method]} not part of the wire format${library}`;
}

/** The wire's messages repeat the place ("field 'x' in Submission.measurementSets[0] is …"), which the path has said. */
const withoutPlace = (message: string): string => message.replace(/^field '[^']*' in \S+ (?=\S)/, '');

/** What stands at a path of a document; undefined where there is nothing. */
function valueAt(document: unknown, path: string): unknown {
  const steps = [...path.matchAll(/\.([A-Za-z_$][\w$-]*)|\[(\d+)\]/g)].map(([, name, index]) => name ?? index ?? '');
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    document,
  );
}

/**
 * Where else an unknown measure stands. Only an id that some year has is repeated: any other text may be somebody's
 * number that slipped into the field.
 */
function measureInWords(path: string, document: unknown): string | undefined {
  const id = valueAt(document, path);
  const year = valueAt(document, '$.performanceYear') ?? valueAt(document, '$.submission.performanceYear');
  const years = supportedCatalogueYears();
  if (typeof id !== 'string' || typeof year !== 'number' || !years.includes(year)) return undefined;
  const { existsIn, laterId, nearest } = unknownMeasure(
    id,
    year,
    years.map((each) => loadCatalogue(each)),
  );
  const alike = nearest.length > 0 ? `; nearest ${nearest.join(', ')}` : '';
  if (existsIn.length === 0)
    return `is no measure of ${String(year)}, nor of another year: ids are exact strings such as "001"${alike}`;
  const verb = existsIn.some((each) => each > year) ? 'exists' : 'existed';
  const renamed = laterId === null ? '' : `; CMS renamed it ${laterId}`;
  return `${id} is no measure of ${String(year)}; it ${verb} ${yearsInWords(existsIn)}${renamed}${alike}`;
}
