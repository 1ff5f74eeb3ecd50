import { z } from 'zod';
import { type PlacedCmsClinician, cmsCollectiveDetermination } from '../../eligibility/cms/cms-collective';
import { cmsDetermination } from '../../eligibility/cms/cms-determination';
import type { CmsEligibility, CmsScenario } from '../../eligibility/cms/eligibility-document';
import { cmsClinicianOf, cmsEligibilitySchema, cmsVirtualGroupOf } from '../../eligibility/cms/eligibility-document';
import type { DeterminationDifference } from '../../eligibility/compare-determinations';
import { compareDeterminations } from '../../eligibility/compare-determinations';
import type { Determination } from '../../eligibility/determination';
import type { YearPolicy } from '../../policy/year-policy';
import type { EligibilityDocument } from '../../schemas/eligibility-facts';
import { CommandError, EXIT } from '../exit-codes';
import type { Labels } from './labels';

/** CMS's determination of the same unit, and where the two differ. */
export interface CmsComparison {
  cms: Determination;
  differences: DeterminationDifference[];
}

const cmsFile = z.union([z.array(z.unknown()), z.looseObject({ data: z.unknown() }), z.unknown()]);

/**
 * Reads a file of CMS's eligibility documents: one, a list, or either under `data`.
 * @throws CommandError (exit code 2) with the path of what does not read.
 */
export function readCmsDocuments(value: unknown, name: string): CmsEligibility[] {
  const outer = cmsFile.parse(value);
  const inner = typeof outer === 'object' && outer !== null && 'data' in outer ? outer.data : outer;
  const parsed = z.array(cmsEligibilitySchema).safeParse(Array.isArray(inner) ? inner : [inner]);
  if (parsed.success) return parsed.data;
  const sentence = `${name} is no eligibility document of CMS`;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const lines = problems.map(({ path, message }) => `  ${path}: ${message}`);
  const details = problems.map(({ path, message }) => ({ path: `$.${path}`, code: 'INVALID_DOCUMENT', message }));
  const envelope = { type: 'ValidationError', message: sentence, details } as const;
  throw new CommandError(`${sentence}:\n${lines.join('\n')}`, EXIT.usage, envelope);
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
  return { cms: theirs, differences: compareDeterminations(theirs, computed, denied) };
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
