/** The sections a year is shown and compared in, in reading order. */

/** Name of a section, as `--section` takes it and as figures carry it. */
export type SectionName = (typeof policySections)[number]['name'];

/** Sections with their titles and the pointers whose figures they hold; the longest fitting pointer decides. */
export const policySections = [
  { name: 'year', title: 'Year', prefixes: ['/performanceYear', '/paymentYear'] },
  { name: 'eligibility', title: 'Who takes part', prefixes: ['/eligibility'] },
  { name: 'low-volume', title: 'Low-volume threshold and opt-in', prefixes: ['/eligibility/lowVolumeThreshold'] },
  { name: 'segments', title: 'Determination segments', prefixes: ['/eligibility/determinationPeriod'] },
  { name: 'qp', title: 'QP and Partial QP', prefixes: ['/eligibility/qp'] },
  { name: 'special-statuses', title: 'Special statuses', prefixes: ['/eligibility/specialStatuses'] },
  { name: 'participation', title: 'Participation and reporting options', prefixes: ['/participation'] },
  {
    name: 'mvp-app',
    title: 'MVPs, APP and APP Plus',
    prefixes: [
      '/participation/mvpIds',
      '/participation/mvpCount',
      '/quality/requirement/mvp',
      '/quality/requirement/app1',
      '/quality/requirement/appPlus',
      '/methods/requiredMvpMeasures',
    ],
  },
  { name: 'calendar', title: 'Calendar', prefixes: ['/calendar'] },
  { name: 'weights', title: 'Category weights and reweighting', prefixes: ['/categoryWeights'] },
  { name: 'quality', title: 'Quality', prefixes: ['/quality', '/methods/quality'] },
  {
    name: 'pi',
    title: 'Promoting Interoperability',
    prefixes: ['/promotingInteroperability', '/methods/pi'],
  },
  { name: 'ia', title: 'Improvement activities', prefixes: ['/improvementActivities', '/methods/ia'] },
  { name: 'cost', title: 'Cost', prefixes: ['/cost', '/methods/cost'] },
  { name: 'final-score', title: 'Final score', prefixes: ['/finalScore', '/methods/facilityBased'] },
  {
    name: 'complex-patient-bonus',
    title: 'Complex patient bonus',
    prefixes: ['/finalScore/complexPatientBonus', '/methods/complexPatientBonus'],
  },
  {
    name: 'payment',
    title: 'Thresholds and payment adjustment',
    prefixes: [
      '/finalScore/performanceThreshold',
      '/finalScore/additionalThreshold',
      '/finalScore/maxNegativePercent',
      '/finalScore/maxPositivePercentBeforeScaling',
      '/finalScore/bottomQuarter',
      '/finalScore/slidingScale',
      '/finalScore/scalingFactor',
      '/finalScore/additionalAdjustment',
      '/finalScore/appliesTo',
      '/finalScore/eligibleForAdjustment',
      '/finalScore/publishedResults',
      '/methods/additionalAdjustment',
    ],
  },
  { name: 'review', title: 'Targeted review', prefixes: ['/targetedReview'] },
  { name: 'methods', title: 'Other choices of method', prefixes: ['/methods'] },
] as const;

/** Whether a pointer stands at or under another. */
export function isUnder(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

const byLength = policySections
  .flatMap(({ name, prefixes }) => prefixes.map((prefix) => ({ name: name as SectionName, prefix: prefix as string })))
  .sort((a, b) => b.prefix.length - a.prefix.length);

function holding(pointer: string): { name: SectionName; prefix: string } {
  const found = byLength.find(({ prefix }) => isUnder(pointer, prefix));
  if (found === undefined) throw new Error(`No section of the policy holds ${pointer}`);
  return found;
}

/** The section a figure belongs to. A pointer outside all of them is our mistake, so it throws. */
export function sectionOf(pointer: string): SectionName {
  return holding(pointer).name;
}

/** The pointer of the section that a figure stands under. */
export function sectionPrefixOf(pointer: string): string {
  return holding(pointer).prefix;
}
