import type { EligibilityDocument, FileProblem } from '../../schemas/eligibility-facts';
import { hasValidNpiCheckDigit } from '../../validation/npi-check-digit';

interface Named {
  npi: string;
  path: string;
}

/** What no shape can say: the year, check digits, elections of people who are not there. */
export function beyondShape(document: EligibilityDocument, year: number): FileProblem[] {
  const named = namedIn(document);
  const roster = new Set(named.map(({ npi }) => npi));
  return [
    ...(isOfYear(document, year)
      ? []
      : [
          {
            path: 'performanceYear',
            code: 'ANOTHER_YEAR',
            message: `is not ${year}, the year asked for`,
            remedy: 'Ask for the year of the file.',
          },
        ]),
    ...named
      .filter(({ npi }) => /^\d+$/.test(npi) && !hasValidNpiCheckDigit(npi))
      .map(({ path }) => ({
        path,
        code: 'NPI_CHECKSUM',
        message: 'fails its check digit (Luhn over 80840 and the ten digits)',
        remedy: 'Correct the NPI.',
      })),
    ...electingIn(document)
      .filter(({ npi }) => !roster.has(npi))
      .map(({ path }) => ({
        path,
        code: 'NOT_ON_ROSTER',
        message: 'names nobody on the roster',
        remedy: 'Add the clinician to the practice, or take the election out.',
      })),
  ];
}

/** Whether a document is of the year asked for, as far as it tells. */
export const isOfYear = ({ performanceYear }: EligibilityDocument, year: number): boolean =>
  performanceYear === undefined || performanceYear === year;

function namedIn(document: EligibilityDocument): Named[] {
  const practices = document.kind === 'practice' ? [document] : document.practices;
  return practices.flatMap(({ clinicians }, place) =>
    clinicians.map(({ npi }, index) => {
      const at = document.kind === 'practice' ? '' : `practices[${place}].`;
      return { npi, path: `${at}clinicians[${index}].npi` };
    }),
  );
}

function electingIn({ elections }: EligibilityDocument): Named[] {
  const { individuals = [], partialQpElected = [] } = elections ?? {};
  return [
    ...individuals.map(({ npi }, index) => ({ npi, path: `elections.individuals[${index}].npi` })),
    ...(partialQpElected === 'all' ? [] : partialQpElected).map((npi, index) => ({
      npi,
      path: `elections.partialQpElected[${index}]`,
    })),
  ];
}
