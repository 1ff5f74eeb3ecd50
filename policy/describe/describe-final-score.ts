import type { Plain } from '../plain';
import type { Page } from './page';

const at = '/finalScore';
const percent = (value: Plain): string => (typeof value === 'number' ? `${value}%` : '–');

/** How the final score is put together. */
export function describeFinalScore(page: Page): void {
  page.facts(null, [
    ['range', `${at}/range`, (value) => (value as readonly number[]).join(' to ')],
    ['formula', `${at}/finalScoreFormula`],
    ['small practice bonus (points)', `${at}/smallPracticeBonus`],
    ['nothing submitted', `${at}/noSubmission`],
  ]);
  page.rest('Rounding', `${at}/rounding`);
  page.rest('Extreme and uncontrollable circumstances', `${at}/euc`);
  page.rest('Hospital scores of facility-based clinicians', '/methods/facilityBased');
}

/** The bonus for complex patients; a year without one says so. */
export function describeComplexPatientBonus(page: Page): void {
  page.facts(null, [
    ['most points', `${at}/complexPatientBonus/cap`],
    ['formula', `${at}/complexPatientBonus/formula`],
    ['condition', `${at}/complexPatientBonus/condition`],
    ['least points', `${at}/complexPatientBonus/floor`],
    ['data from', `${at}/complexPatientBonus/dataPeriod`],
  ]);
  page.rest('Method', '/methods/complexPatientBonus');
  page.rest(null);
}

/** Thresholds, the sliding scale, and what CMS has published of the results. */
export function describePayment(page: Page): void {
  page.facts('Thresholds and limits', [
    ['performance threshold', `${at}/performanceThreshold`],
    ['additional threshold', `${at}/additionalThreshold`],
    ['at a quarter of the threshold or less', `${at}/bottomQuarter/adjustmentPercent`, percent],
    ['a quarter of the threshold', `${at}/bottomQuarter/upperBoundInclusive`],
    ['most negative', `${at}/maxNegativePercent`, percent],
    ['most positive before scaling', `${at}/maxPositivePercentBeforeScaling`, percent],
    ['largest scaling factor', `${at}/scalingFactor/maximum`],
  ]);
  page.rest('Scale', `${at}/slidingScale`);
  page.rest('Scaling factor', `${at}/scalingFactor`);
  page.rest('Additional adjustment for exceptional performance', `${at}/additionalAdjustment`);
  page.rest(null, '/methods/additionalAdjustment');
  page.rest('Published results', `${at}/publishedResults`);
  page.rest('Who and what', at);
}

/** Targeted review. */
export function describeReview(page: Page): void {
  const review = '/targetedReview';
  page.facts(null, [
    ['opens', `${review}/window/opens`],
    ['closes', `${review}/window/closes`],
    ['days for documents', `${review}/documentResponseDays`],
    ['who may ask', `${review}/whoMayRequest`],
    ['grounds', `${review}/grounds`],
    ['not reviewable', `${review}/notReviewable`],
    ['denied when', `${review}/denialReasons`],
    ['documents late', `${review}/documentFailure`],
    ['outcome', `${review}/outcome`],
  ]);
  page.rest('Further rules', review);
}
