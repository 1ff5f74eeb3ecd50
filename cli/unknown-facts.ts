import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { ErrorDetail } from '../schemas/error-envelope';
import type { UnitFactsDocument } from '../schemas/unit-facts';

/** Facts about measures that the year does not have, as problems: they would be left out without a word. */
export function unknownFacts(facts: UnitFactsDocument, catalogue: YearCatalogue): ErrorDetail[] {
  const isCost = (id: string): boolean => catalogue.measure(id)?.category === 'cost';
  const isQuality = (id: string): boolean => catalogue.qualityMeasure(id) !== undefined;
  const isSurvey = (id: string): boolean => catalogue.benchmark(id, 'certifiedSurveyVendor') !== undefined;
  const lists = [
    { name: 'cost', ids: facts.cost, isKnown: isCost, what: 'cost measure' },
    { name: 'administrativeClaims', ids: facts.administrativeClaims, isKnown: isQuality, what: 'quality measure' },
    {
      name: 'cahps',
      ids: facts.cahps ?? [],
      isKnown: (id: string) => isQuality(id) || isSurvey(id),
      what: 'survey measure',
    },
  ];
  return lists.flatMap(({ name, ids, isKnown, what }) =>
    ids.flatMap(({ measureId }, index) => {
      if (isKnown(measureId)) return [];
      const message = `is no ${what} of ${catalogue.performanceYear}; correct the id, or leave the figure out`;
      return [{ path: `$.${name}[${index}].measureId`, code: 'UNKNOWN_MEASURE', message }];
    }),
  );
}
