import type { CoverageRow } from './coverage-row';

const at = '/calendar';
const review = '/targetedReview';

/** Dates, and the rules of a review. */
export const calendarRows: readonly CoverageRow[] = [
  {
    rule: 'submission window',
    pointers: [`${at}/submissionWindow/open`, `${at}/submissionWindow/closeActual`],
    limits: ['bareDates'],
  },
  { rule: 'submission window as first announced', pointers: [`${at}/submissionWindow/closeOriginal`] },
  { rule: 'exceptions: opening', pointers: [`${at}/exceptionApplications/open`], limits: ['undated'] },
  { rule: 'exceptions: hardship', pointers: [`${at}/exceptionApplications/piHardshipClose`] },
  { rule: 'exceptions: circumstances', pointers: [`${at}/exceptionApplications/eucClose`] },
  {
    rule: 'exceptions: reopened',
    when: [`${at}/exceptionApplications/reopenings`],
    pointers: [`${at}/exceptionApplications/reopenings`],
  },
  { rule: 'registration: CAHPS', pointers: ['/participation/registrationWindows/cahps'], limits: ['registrations'] },
  {
    rule: 'registration: Web Interface',
    when: ['/quality/requirement/mips/cmsWebInterfaceAlternative'],
    pointers: ['/participation/registrationWindows/cmsWebInterface'],
    limits: ['registrations'],
  },
  {
    rule: 'registration: MVPs and subgroups',
    when: ['/participation/reportingOptions/mvp'],
    pointers: ['/participation/registrationWindows/mvpAndSubgroup'],
    limits: ['registrations'],
  },
  {
    rule: 'election of virtual groups',
    when: ['/participation/matrix/mips/virtualGroup'],
    pointers: ['/participation/options/virtualGroup/electionWindow'],
  },
  { rule: 'preview of final scores', pointers: [`${at}/finalScorePreview`], limits: ['undated'] },
  { rule: 'release of final scores', pointers: [`${at}/finalScoreRelease`], limits: ['undated'] },
  { rule: 'release of payment adjustments', pointers: [`${at}/paymentAdjustmentRelease`], limits: ['undated'] },
  { rule: 'payment year', pointers: [`${at}/paymentAdjustmentApplied`] },
  {
    rule: 'scores reissued',
    when: [`${at}/scoreReissues`],
    pointers: [`${at}/scoreReissues`],
  },
  { rule: 'targeted review: opening', pointers: [`${at}/targetedReviewWindow/open`], limits: ['undated'] },
  { rule: 'targeted review: close', pointers: [`${at}/targetedReviewWindow/closeActual`], limits: ['reviewClose'] },
  {
    rule: 'targeted review: who, on what grounds',
    pointers: [`${review}/whoMayRequest`, `${review}/grounds`, `${review}/notReviewable`],
  },
  {
    rule: 'targeted review: days for documents',
    pointers: [`${review}/documentResponseDays`],
    limits: ['documentDays'],
  },
  { rule: 'targeted review: outcome', pointers: [`${review}/outcome`, `${review}/denialReasons`] },
  { rule: 'documents to be kept', pointers: [`${at}/documentRetentionYears`] },
];
