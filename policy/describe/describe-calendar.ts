import type { PlainObject } from '../plain';
import type { Page } from './page';
import { inWords, instantInWords, keyInWords } from './words';

const at = '/calendar';

/** One row for each date that something waits for, cited by the figure behind it. */
export function describeCalendar(page: Page): void {
  const timers = (page.at(`${at}/timers`) ?? []) as readonly PlainObject[];
  page.table(
    'Dates',
    ['date', 'kind', 'by', 'when'],
    timers.map((timer) => ({
      pointer: String(timer['ref']),
      cells: [keyInWords(String(timer['id'])), inWords(timer['kind']), inWords(timer['actor']), instantInWords(timer)],
    })),
  );
  page.facts('Extension of the submission window', [
    ['extended', `${at}/submissionWindow/extended`],
    ['first close', `${at}/submissionWindow/closeOriginal`],
    ['close in the end', `${at}/submissionWindow/closeActual`],
    ['reason', `${at}/submissionWindow/extensionReason`],
  ]);
  describeSecondChances(page);
  page.facts('Periods and rules', [
    ['quality period', `${at}/performancePeriods/quality`],
    ['cost period', `${at}/performancePeriods/cost`],
    ['activities, days in a row', `${at}/performancePeriods/improvementActivities/minimumContinuousDays`],
    ['PI, days in a row', `${at}/performancePeriods/promotingInteroperability/minimumContinuousDays`],
    ['claims measures', `${at}/medicarePartBClaimsMeasures/rule`],
    ['Web Interface users', `${at}/cmsWebInterfaceUsers`],
    ['feedback before scores', `${at}/preliminaryFeedback`],
    ['preview of final scores', `${at}/finalScorePreview`],
    ['hours', `${at}/timeZoneConvention`],
    ['records kept (years)', `${at}/documentRetentionYears`],
  ]);
}

/** What was opened, extended or issued a second time, and the rules of exceptions. */
function describeSecondChances(page: Page): void {
  const reopenings = (page.at(`${at}/exceptionApplications/reopenings`) ?? []) as readonly PlainObject[];
  page.table(
    'Exception applications taken again',
    ['until', 'only for'],
    reopenings.map(({ close, only }, index) => ({
      pointer: `${at}/exceptionApplications/reopenings/${index}`,
      cells: [instantInWords(close as PlainObject), inWords(only)],
    })),
  );
  page.facts('Targeted review window', [
    ['extended', `${at}/targetedReviewWindow/extended`],
    ['first close', `${at}/targetedReviewWindow/closeOriginal`],
    ['close in the end', `${at}/targetedReviewWindow/closeActual`],
  ]);
  const reissues = (page.at(`${at}/scoreReissues`) ?? []) as readonly PlainObject[];
  page.table(
    'Scores issued again',
    ['on', 'because'],
    reissues.map(({ date, reason }, index) => ({
      pointer: `${at}/scoreReissues/${index}`,
      cells: [inWords(date), inWords(reason)],
    })),
  );
  page.rest('Exceptions', `${at}/exceptionApplications`);
}
