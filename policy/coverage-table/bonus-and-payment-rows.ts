import type { CoverageRow } from './coverage-row';

const at = '/finalScore';

/** From category scores to what Medicare pays. */
export const bonusAndPaymentRows: readonly CoverageRow[] = [
  {
    rule: 'facility-based scoring',
    pointers: ['/methods/facilityBased'],
    rules: ['quality.facility', 'cost.facility', 'quality.required.facility'],
    limits: ['facility'],
  },
  {
    rule: 'complex patient bonus: formula',
    pointers: ['/methods/complexPatientBonus', `${at}/complexPatientBonus/formula`],
    rules: ['bonus.complexPatient', 'final.bonuses'],
    limits: ['complexPatients'],
  },
  { rule: 'complex patient bonus: cap', pointers: [`${at}/complexPatientBonus/cap`], rules: ['bonus.complexPatient'] },
  {
    rule: 'small practice bonus of the final score',
    when: [`${at}/smallPracticeBonus`],
    pointers: [`${at}/smallPracticeBonus`],
    rules: ['bonus.smallPractice', 'final.bonuses'],
  },
  {
    rule: 'final score: the sum',
    pointers: [`${at}/finalScoreFormula`],
    rules: ['final.sum', 'final.cap', 'final.bonuses'],
  },
  {
    rule: 'extreme and uncontrollable circumstances',
    pointers: [`${at}/euc/policy`, `${at}/euc/result`],
    rules: ['final.threshold', 'category.absent'],
    limits: ['reasonsGiven'],
  },
  {
    rule: 'third party failure',
    pointers: [`${at}/euc/thirdPartyFailure`],
    rules: ['category.absent'],
    limits: ['reasonsGiven'],
  },
  { rule: 'nobody reported', pointers: [`${at}/noSubmission`], limits: ['nobodyReported'] },
  { rule: 'rounding', pointers: [`${at}/rounding`], limits: ['rounding'] },
  { rule: 'performance threshold', pointers: [`${at}/performanceThreshold`] },
  { rule: 'largest cut, and the bottom quarter', pointers: [`${at}/maxNegativePercent`, `${at}/bottomQuarter`] },
  { rule: 'sliding scale', pointers: [`${at}/slidingScale`] },
  { rule: 'largest raise before scaling', pointers: [`${at}/maxPositivePercentBeforeScaling`] },
  { rule: 'bounds of the scaling factor', pointers: [`${at}/scalingFactor`], limits: ['scaling'] },
  { rule: 'additional adjustment: threshold', pointers: [`${at}/additionalThreshold`] },
  {
    rule: 'additional adjustment: percentages',
    pointers: ['/methods/additionalAdjustment', `${at}/additionalAdjustment`],
    limits: ['scaling'],
  },
  {
    rule: 'published largest raise',
    pointers: [`${at}/publishedResults/maxPositiveAdjustmentPercent`],
    limits: ['scaling'],
  },
  {
    rule: 'published mean and median',
    pointers: [`${at}/publishedResults/meanFinalScore`, `${at}/publishedResults/medianFinalScore`],
  },
];
