import type { ClinicianDetermination, Determination } from '../determination';
import type { ReasonCode } from '../reasons';
import { reason } from '../reasons';
import type { PlacedCmsClinician } from './cms-collective';
import { isSwitchOutweighed, namedBar } from './cms-determination';
import type { CmsClinician } from './eligibility-document';

/**
 * CMS's determination, to be held against a computed one, with volume and reasons as the documents have them: also where
 * the eligibility flag outweighed them. An exclusion of which a document says not why is `EXCLUDED_BY_CMS` where it denies
 * every computed reason, else its reasons stay open.
 */
export function asTold(
  cms: Determination,
  documents: readonly PlacedCmsClinician[],
  computed: Determination,
): Determination {
  // A warning of the whole comes of its low-volume switch alone.
  const isOutweighed = cms.basisWarnings.some(
    ({ code, clinicianRef }) => code === 'CMS_FLAGS_DISAGREE' && clinicianRef === undefined,
  );
  return {
    ...cms,
    group: isOutweighed ? { ...cms.group, lowVolume: 'below' } : cms.group,
    clinicians: cms.clinicians.map((clinician) => {
      const document = documents.find(
        ({ clinicianRef, practiceRef }) =>
          clinicianRef === clinician.clinicianRef && (clinician.practiceRef ?? practiceRef) === practiceRef,
      );
      const ours = computed.clinicians.find(
        ({ clinicianRef, practiceRef }) =>
          clinicianRef === clinician.clinicianRef && practiceRef === clinician.practiceRef,
      );
      return document ? clinicianAsTold(clinician, document, ours) : clinician;
    }),
  };
}

function clinicianAsTold(
  clinician: ClinicianDetermination,
  document: CmsClinician,
  computed: ClinicianDetermination | undefined,
): ClinicianDetermination {
  const { silentOn = [], lowVolume } = clinician;
  const isReasonDenied = silentOn.includes('reasons') && deniesAll(document, computed?.reasons ?? []);
  const isExcludedAlone = document.individual.isEligible?.individual === false;
  const code = namedBar(document, clinician.qp) ?? (isExcludedAlone && isReasonDenied ? 'EXCLUDED_BY_CMS' : null);
  return {
    ...clinician,
    lowVolume: isSwitchOutweighed(document.individual, lowVolume) ? 'below' : lowVolume,
    ...(code ? { reasons: [reason(code)], silentOn: silentOn.filter((field) => field !== 'reasons') } : {}),
  };
}

/** Whether a document says the opposite of each of the reasons. */
const deniesAll = ({ eligibleType, newlyEnrolled }: CmsClinician, reasons: readonly { code: ReasonCode }[]): boolean =>
  reasons.length > 0 &&
  reasons.every(
    ({ code }) =>
      (code === 'NEWLY_ENROLLED' && newlyEnrolled === false) || (code === 'INELIGIBLE_TYPE' && eligibleType === true),
  );
