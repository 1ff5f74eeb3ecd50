import type { CmsEligibility } from '../../eligibility/cms/eligibility-document';
import type { Determination, DeterminationRun } from '../../eligibility/determination';
import { determineUnit } from '../../eligibility/determine-unit';
import { EligibilityFactsError } from '../../eligibility/facts-error';
import type { QpReading } from '../../eligibility/policy-terms';
import type { YearPolicy } from '../../policy/year-policy';
import type { EligibilityDocument, FileProblem } from '../../schemas/eligibility-facts';
import { readEligibilityFile } from '../../schemas/eligibility-facts';
import { beyondShape, isOfYear } from './beyond-shape';
import { type CmsComparison, compareWithCms } from './cms-comparison';
import { filePathOf } from './file-path';
import { type Labels, createLabels } from './labels';
import { refusedFile } from './refused-file';
import { electionsOf, unitFactsOf } from './unit-facts';

/** What to determine, and how. */
export interface EligibilityQuestion {
  /** Name of the file, for messages. */
  name: string;
  value: unknown;
  run: DeterminationRun;
  policy: YearPolicy;
  qpReading: QpReading;
  cms?: { name: string; documents: readonly CmsEligibility[] };
}

/** The answer on one document of a file. */
export interface EligibilityAnswer {
  kind: EligibilityDocument['kind'];
  /** Mark of the TIN, virtual group or APM Entity. */
  ref: string;
  /** With the warnings on CMS's documents, where they were given. */
  determination: Determination;
  comparison?: CmsComparison;
}

/**
 * Determines every document of a facts file. Each stands alone: what is told of an NPI in one holds in no other.
 * @throws CommandError (exit code 2) with everything that is wrong with the file, by path.
 */
export function determineDocuments(question: EligibilityQuestion): EligibilityAnswer[] {
  const { documents, problems } = readEligibilityFile(question.value);
  const labels = createLabels();
  const determined = documents.flatMap((document, index) => {
    if (!document) return [];
    const ref = refOf(document, labels);
    const found = determineDocument(document, question, labels);
    const prefix = Array.isArray(question.value) ? `[${index}].` : '';
    problems.push(...found.problems.map((each) => ({ ...each, path: prefix + each.path })));
    return found.determination ? [{ document, ref, determination: found.determination }] : [];
  });
  if (problems.length > 0) throw refusedFile(`${question.name}: the facts do not hold`, problems);
  return determined.map(({ document, ref, determination }) => {
    const { cms, policy } = question;
    const comparison = cms && compareWithCms(document, determination, cms, policy, labels);
    return {
      kind: document.kind,
      ref,
      determination: comparison
        ? { ...determination, warnings: [...determination.warnings, ...comparison.cms.basisWarnings] }
        : determination,
      ...(comparison ? { comparison } : {}),
    };
  });
}

/** The determination of one document, or all that is wrong with it. */
function determineDocument(
  document: EligibilityDocument,
  { run, policy, qpReading }: EligibilityQuestion,
  labels: Labels,
): { determination?: Determination; problems: FileProblem[] } {
  const problems = beyondShape(document, policy.performanceYear);
  // Of another year everything else may be wrong as well, for that reason alone.
  if (!isOfYear(document, policy.performanceYear)) return { problems };
  try {
    const facts = unitFactsOf(document, labels);
    return { determination: determineUnit(facts, run, policy, electionsOf(document, labels), { qpReading }), problems };
  } catch (error) {
    if (!(error instanceof EligibilityFactsError)) throw error;
    const told = error.problems.map((problem) => ({ ...problem, path: filePathOf(problem.path, document) }));
    return { problems: [...problems, ...told] };
  }
}

function refOf(document: EligibilityDocument, labels: Labels): string {
  switch (document.kind) {
    case 'practice':
      return labels.tin(document.tin);
    case 'virtualGroup':
      return labels.entity(document.virtualGroup);
    case 'apm':
      return labels.entity(document.apmEntity);
  }
}
