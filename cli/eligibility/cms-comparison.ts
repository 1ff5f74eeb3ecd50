import { z } from 'zod';
import { asTold } from '../../eligibility/cms/as-told';
import { type PlacedCmsClinician, cmsCollectiveDetermination } from '../../eligibility/cms/cms-collective';
import { cmsDetermination } from '../../eligibility/cms/cms-determination';
import type { CmsEligibility, CmsScenario } from '../../eligibility/cms/eligibility-document';
import { cmsClinicianOf, cmsEligibilitySchema, cmsVirtualGroupOf } from '../../eligibility/cms/eligibility-document';
import type { DeterminationDifference } from '../../eligibility/compare-determinations';
import { compareDeterminations } from '../../eligibility/compare-determinations';
import type { Determination } from '../../eligibility/determination';
import type { YearPolicy } from '../../policy/year-policy';
import type { EligibilityDocument, FileProblem } from '../../schemas/eligibility-facts';
import { CommandError } from '../exit-codes';
import { contradictionsIn } from './cms-contradictions';
import type { Labels } from './labels';
import { refusedFile } from './refused-file';

/** CMS's determination of the same unit, and where the two differ. */
export interface CmsComparison {
  cms: Determination;
  differences: DeterminationDifference[];
}

/**
 * Reads a file of CMS's eligibility documents: one, a list, or either under `data`.
 * @throws CommandError (exit code 2) with the path of what does not read, of a second document on one NPI, and of what two
 * documents tell differently of one practice.
 */
export function readCmsDocuments(value: unknown, name: string): CmsEligibility[] {
  const isWrapped = typeof value === 'object' && value !== null && 'data' in value;
  const inner: unknown = isWrapped ? value.data : value;
  const at = (index: number) => `${isWrapped ? 'data' : ''}${Array.isArray(inner) ? `[${index}]` : ''}`;
  const parsed = z.array(cmsEligibilitySchema).safeParse(Array.isArray(inner) ? inner : [inner]);
  if (!parsed.success)
    throw refusedFile(
      `${name} is no eligibility document of CMS`,
      parsed.error.issues.map((issue) => unreadable(issue, at)),
    );
  const problems = contradictionsIn(parsed.data, at);
  if (problems.length > 0) throw refusedFile(`${name}: the documents contradict each other`, problems);
  return parsed.data;
}

function unreadable({ path: [index, ...rest], message }: z.core.$ZodIssue, at: (index: number) => string): FileProblem {
  const steps = rest.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const path = `${at(Number(index))}${steps}`.replace(/^\./, '') || 'the document';
  return { path, code: 'INVALID_DOCUMENT', message, remedy: "Give CMS's document of an NPI as it came." };
}

/**
 * Holds CMS's documents against what was computed.
 * @throws CommandError (exit code 2) when they name no TIN/NPI of the unit.
 */
export function compareWithCms(
  document: EligibilityDocument,
  computed: Determination,
  cms: { documents: readonly CmsEligibility[]; name: string },
  policy: YearPolicy,
  labels: Labels,
): CmsComparison {
  const given = pairsOf(document).flatMap(({ tin, npi }) => {
    const found = cms.documents.find((each) => each.npi === npi);
    return found ? [{ found, tin, clinicianRef: labels.npi(npi), practiceRef: labels.tin(tin) }] : [];
  });
  const rows = given.flatMap(({ found, tin, clinicianRef, practiceRef }) => {
    const clinician = cmsClinicianOf(found, tin, clinicianRef);
    return clinician ? [{ clinician, whole: cmsVirtualGroupOf(found, tin), practiceRef }] : [];
  });
  if (rows.length === 0)
    throw new CommandError(`${cms.name} names no TIN/NPI of the facts: both need the numbers themselves, unmasked`);
  const placed = rows.map(({ clinician, practiceRef }) => ({ ...clinician, practiceRef }));
  const theirs = determinedByCms(
    document,
    placed,
    rows.find(({ whole }) => whole !== undefined)?.whole,
    computed,
    policy,
  );
  const denied = given
    .filter(({ found, tin, clinicianRef }) => !cmsClinicianOf(found, tin, clinicianRef))
    .map(({ clinicianRef, practiceRef }) => ({
      clinicianRef,
      ...(document.kind === 'practice' ? {} : { practiceRef }),
    }));
  return { cms: theirs, differences: compareDeterminations(asTold(theirs, placed, computed), computed, denied) };
}

function determinedByCms(
  document: EligibilityDocument,
  clinicians: PlacedCmsClinician[],
  whole: CmsScenario | undefined,
  { run }: Determination,
  policy: YearPolicy,
): Determination {
  if (document.kind === 'practice') return cmsDetermination(clinicians, run, policy);
  return cmsCollectiveDetermination(document.kind, clinicians, whole, run, policy);
}

/** The TIN/NPIs of a document. */
function pairsOf(document: EligibilityDocument): { tin: string; npi: string }[] {
  if (document.kind === 'apm') return document.participants;
  const practices = document.kind === 'practice' ? [document] : document.practices;
  return practices.flatMap(({ tin, clinicians }) => clinicians.map(({ npi }) => ({ tin, npi })));
}
