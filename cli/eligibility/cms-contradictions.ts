import type { CmsEligibility, CmsScenario } from '../../eligibility/cms/eligibility-document';
import type { FileProblem } from '../../schemas/eligibility-facts';

/**
 * What CMS's documents say of the practice as a group, which every document of its clinicians repeats. Its eligibility is
 * left out: a document may tell it as far as it concerns the one clinician.
 */
const ofTheGroup = ['lowVolumeSwitch', 'isOptInEligible', 'isOptedIn'] as const satisfies (keyof CmsScenario)[];

/** A second document on one NPI, and what two documents tell differently of one practice. `at` is the path of a document. */
export function contradictionsIn(documents: readonly CmsEligibility[], at: (index: number) => string): FileProblem[] {
  const seen = new Set<string>();
  const told = new Map<string, unknown>();
  return documents.flatMap(({ npi, organizations }, index) => {
    const isSecond = seen.has(npi);
    seen.add(npi);
    if (isSecond) return [problem(joined(at(index), 'npi'), secondDocument)];
    return organizations.flatMap(({ TIN, groupScenario = {} }, place) =>
      // A masked TIN may stand for several practices.
      (TIN.includes('*') ? [] : ofTheGroup).flatMap((flag) => {
        const value = groupScenario[flag] ?? undefined;
        const key = `${flag} ${TIN}`;
        const before = told.get(key);
        told.set(key, before ?? value);
        if (value === undefined || before === undefined || before === value) return [];
        return [problem(joined(at(index), `organizations[${place}].groupScenario.${flag}`), otherWord)];
      }),
    );
  });
}

const joined = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

type Words = Omit<FileProblem, 'path'>;

const problem = (path: string, words: Words): FileProblem => ({ path, ...words });

const secondDocument: Words = {
  code: 'DOCUMENT_TWICE',
  message: 'names an NPI that another document is of',
  remedy: 'Give one document for each NPI, the latest.',
};

const otherWord: Words = {
  code: 'DOCUMENTS_DISAGREE',
  message: 'differs from what another document tells of the same practice',
  remedy: 'Give documents of one release.',
};
