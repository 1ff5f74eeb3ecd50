import { nearestIds } from '../catalogue/measure-years';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { ErrorDetail } from '../schemas/error-envelope';
import type { UnitFactsDocument } from '../schemas/unit-facts';
import { problemsOfFacts } from '../scoring/check-input';
import { isMeasureOfFacts, measureIdsOfFacts, measuresOfFacts } from '../scoring/facts/measures-of-facts';
import type { MeasureFacts } from '../scoring/facts/measures-of-facts';
import { inFile } from './fact-lines';

/** More ids than these are not listed; those written alike are named instead. */
const mostListed = 12;

/** Ids to use instead. Never what the file has: it may be anything. */
function remedy(catalogue: YearCatalogue, list: MeasureFacts, measureId: string): string {
  const ids = measureIdsOfFacts(catalogue, list);
  if (ids.length <= mostListed) return `use ${ids.join(', ')}`;
  const nearest = nearestIds(measureId, ids);
  return nearest.length > 0
    ? `nearest: ${nearest.join(', ')}`
    : `qpp catalogue list --year ${catalogue.performanceYear} --category ${list === 'cost' ? 'cost' : 'quality'} has all`;
}

/**
 * Facts about measures that the year does not compute for that list, as problems: they would be left out without a word.
 * A quality measure that practices send themselves is no claims measure.
 */
function unknownMeasures(facts: UnitFactsDocument, catalogue: YearCatalogue): ErrorDetail[] {
  const lists: readonly MeasureFacts[] = ['cost', 'administrativeClaims', 'cahps'];
  return lists.flatMap((list) =>
    (facts[list] ?? []).flatMap(({ measureId }, index) => {
      if (isMeasureOfFacts(catalogue, list, measureId)) return [];
      const message = `is no ${measuresOfFacts[list]} of ${catalogue.performanceYear}; ${remedy(catalogue, list, measureId)}`;
      return [{ path: `$.${list}[${index}].measureId`, code: 'UNKNOWN_MEASURE', message }];
    }),
  );
}

/** Facts of the right shape that no score can be made from, each with its place in the file: doubled or unknown ones. */
export function factsProblems(facts: UnitFactsDocument, policy: YearPolicy, catalogue: YearCatalogue): ErrorDetail[] {
  const others = problemsOfFacts(facts, policy, catalogue).filter(({ code }) => code !== 'UNKNOWN_MEASURE');
  return [
    ...unknownMeasures(facts, catalogue),
    ...others.map(({ path, code, message, remedy }) => ({
      path: inFile(path),
      code,
      message: `${message}; ${remedy}`,
    })),
  ];
}
