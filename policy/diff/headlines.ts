import { isPlainObject, isSamePlain, plainAt, type Plain, type PlainObject } from '../plain';
import { inWords, keyInWords, listInWords, percentOf } from '../describe/words';
import { piMeasures, piPoints } from './pi-headlines';

type Say = (old: Plain | undefined, now: Plain | undefined) => string | null;

/** A sentence for a figure that a reader of scores feels, wherever it changed. */
interface Headline {
  pointer: string;
  say: Say;
}

const has = (value: Plain | undefined): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0;

/** Something that a year begins or ends. */
const begins =
  (what: string): Say =>
  (old, now) =>
    has(old) === has(now) ? null : `${what} ${has(now) ? 'begin' : 'end'}.`;

const fromTo =
  (what: string, unit = ''): Say =>
  (old, now) =>
    `${what}: ${inWords(old)}${unit} → ${inWords(now)}${unit}.`;

const listed =
  (what: string): Say =>
  (old, now) => {
    const [before, after] = [(old ?? []) as readonly string[], (now ?? []) as readonly string[]];
    const came = after.filter((item) => !before.includes(item));
    const went = before.filter((item) => !after.includes(item));
    const parts = [
      ...(came.length > 0 ? [`with ${listInWords(came)}`] : []),
      ...(went.length > 0 ? [`without ${listInWords(went)}`] : []),
    ];
    return parts.length === 0 ? null : `${what}: now ${parts.join(', ')}.`;
  };

const share: Say = (old, now) =>
  isPlainObject(old) && isPlainObject(now)
    ? `A TIN is hospital-based when ${inWords(now)} of its clinicians are (was ${inWords(old)}).`
    : null;

const weights: Say = (old, now) => {
  const row = (value: Plain | undefined): string => Object.values((value ?? {}) as PlainObject).join('/');
  return `Weights of quality/cost/activities/PI: ${row(old)} → ${row(now)}.`;
};

const headlines: readonly Headline[] = [
  { pointer: '/finalScore/performanceThreshold', say: fromTo('Performance threshold', ' points') },
  {
    pointer: '/finalScore/additionalThreshold',
    say: (old, now) =>
      now === null
        ? `No additional adjustment for exceptional performance any more (its threshold was ${inWords(old)}).`
        : `Threshold of exceptional performance: ${inWords(old)} → ${inWords(now)} points.`,
  },
  { pointer: '/finalScore/maxPositivePercentBeforeScaling', say: fromTo('Largest adjustment, up or down', '%') },
  { pointer: '/categoryWeights/standard/individualGroupVirtualGroup', say: weights },
  {
    pointer: '/categoryWeights/effective/costReweightedToZeroForAll',
    say: (_, now) => (now === true ? 'Cost is taken out for everyone.' : 'Cost counts again.'),
  },
  {
    pointer: '/categoryWeights/reweighting/small',
    say: begins('Reweighting rows of their own for small practices'),
  },
  {
    pointer: '/eligibility/lowVolumeThreshold/dollars',
    say: fromTo('Low-volume threshold, allowed charges', ' dollars'),
  },
  { pointer: '/eligibility/lowVolumeThreshold/patients', say: fromTo('Low-volume threshold, patients') },
  {
    pointer: '/eligibility/lowVolumeThreshold/services',
    say: (old, now) =>
      old === null
        ? `Services become an element of the low-volume threshold (${inWords(now)}).`
        : fromTo('Low-volume services')(old, now),
  },
  { pointer: '/eligibility/lowVolumeThreshold/optInAvailable', say: begins('Opt-ins') },
  { pointer: '/eligibility/clinicianTypes', say: listed('Clinician types') },
  {
    pointer: '/eligibility/determinationPeriod/segments/0/start',
    say: (old, now) => {
      const day = (value: Plain | undefined): string => String(value).slice(5);
      return day(old) === day(now)
        ? null
        : `Segments of claims begin on ${day(now)} (month-day) instead of ${day(old)}.`;
    },
  },
  { pointer: '/eligibility/qp/determinationLevel', say: (_, now) => `QP level: ${inWords(now)}.` },
  { pointer: '/eligibility/qp/medicareOption/qpPaymentPercent', say: fromTo('QP threshold, payments', '%') },
  { pointer: '/eligibility/qp/allPayerOption', say: begins('QP determinations under the All-Payer Option') },
  { pointer: '/methods/facilityBased', say: begins('Facility-based scores') },
  { pointer: '/eligibility/specialStatuses/tests/hospitalBased/tinShareThreshold', say: share },
  { pointer: '/participation/reportingOptions/mvp', say: begins('MVPs') },
  {
    pointer: '/participation/mvpCount',
    say: (old, now) => (has(old) && has(now) ? fromTo('Number of MVPs')(old, now) : null),
  },
  { pointer: '/participation/options/subgroup', say: begins('Subgroups') },
  { pointer: '/participation/options/virtualGroup', say: begins('Virtual groups') },
  {
    pointer: '/participation/options/subgroup/multispecialtyGroupMayReportMvpAsGroup',
    say: (old, now) => (has(old) ? `A multispecialty group reporting an MVP as one group: ${inWords(now)}.` : null),
  },
  { pointer: '/participation/reportingOptions/app1', say: begins('APP reports') },
  { pointer: '/participation/reportingOptions/appPlus', say: begins('APP Plus reports') },
  {
    pointer: '/participation/reportingOptions/apmScoringStandard',
    say: begins('Scores under the APM scoring standard'),
  },
  {
    pointer: '/participation/finalScoreHierarchy/order',
    say: (_, now) =>
      `Order in which a TIN/NPI takes a final score: ${(now as readonly string[][]).map((level) => level.map(keyInWords).join(' or ')).join(', then ')}.`,
  },
  {
    pointer: '/participation/submissionRules/minimumQualifyingSubmission/quality',
    say: (_, now) => `Least that counts as a quality submission: ${inWords(now)}.`,
  },
  { pointer: '/calendar/exceptionApplications/eucAvailable', say: begins('Applications for extreme circumstances') },
  {
    pointer: '/quality/floorPoints/benchmarkedMeasure',
    say: (old, now) => `A measure with a benchmark earns ${inWords(now)} to 10 points (was ${inWords(old)} to 10).`,
  },
  { pointer: '/quality/dataCompletenessPercent/qcdrRegistryMipsCqmEcqm', say: fromTo('Data completeness', '%') },
  { pointer: '/quality/newMeasureFloors', say: begins('Floors for measures in their first two years') },
  { pointer: '/quality/bonusPoints/highPriority', say: begins('Bonus points for high-priority measures') },
  {
    pointer: '/quality/bonusPoints/endToEndElectronic',
    say: begins('Bonus points for end-to-end electronic reporting'),
  },
  { pointer: '/quality/bonusPoints/smallPractice', say: fromTo('Bonus of small practices in quality', ' points') },
  { pointer: '/quality/bonusPoints/complexOrganization', say: begins('Bonus points of complex organizations') },
  { pointer: '/quality/improvementScoring/available', say: begins('Improvement points in quality') },
  {
    pointer: '/quality/administrativeClaims/benchmark',
    say: (_, now) => `Benchmarks of claims measures: ${inWords(now)}.`,
  },
  {
    pointer: '/quality/toppedOut/capRemoved',
    say: (old, now) =>
      (old as readonly Plain[]).length === (now as readonly Plain[]).length
        ? null
        : `Topped-out cap lifted for ${(now as readonly Plain[]).length} measures (was ${(old as readonly Plain[]).length}).`,
  },
  {
    pointer: '/methods/pi/model',
    say: (old, now) => `Promoting Interoperability is scored by another model: ${inWords(old)} → ${inWords(now)}.`,
  },
  {
    pointer: '/promotingInteroperability/minimumContinuousDays',
    say: fromTo('Promoting Interoperability period', ' days'),
  },
  { pointer: '/promotingInteroperability/requiredMeasureIds', say: piMeasures },
  { pointer: '/promotingInteroperability/objectives', say: piPoints },
  {
    pointer: '/promotingInteroperability/automaticReweighting/clinicianTypes',
    say: listed('Clinician types reweighted automatically in Promoting Interoperability'),
  },
  {
    pointer: '/promotingInteroperability/automaticReweighting/specialStatuses',
    say: listed('Statuses reweighted automatically in Promoting Interoperability'),
  },
  {
    pointer: '/improvementActivities/groupParticipation/share',
    say: (_, now) =>
      typeof now === 'number'
        ? `An activity of a group needs ${percentOf(now)} of its clinicians.`
        : 'An activity of a group needs one clinician.',
  },
  {
    pointer: '/methods/ia/method',
    say: (_, now) => `Improvement activities are ${now === 'counted' ? 'counted, without weights' : 'weighted'}.`,
  },
  {
    pointer: '/cost/benchmarkMethod/id',
    say: (old, now) => `Cost benchmarks: ${inWords(old)} → ${inWords(now)}.`,
  },
  { pointer: '/cost/improvementScoring/available', say: begins('Improvement points in cost') },
  { pointer: '/cost/newMeasureRule', say: (_, now) => (has(now) ? `New cost measures: ${inWords(now)}.` : null) },
  { pointer: '/finalScore/smallPracticeBonus', say: fromTo('Bonus of small practices in the final score', ' points') },
  {
    pointer: '/finalScore/complexPatientBonus',
    say: (old, now) =>
      has(old) !== has(now)
        ? begins('Complex patient bonuses')(old, now)
        : isSamePlain(capOf(old), capOf(now))
          ? null
          : fromTo('Most points of the complex patient bonus')(capOf(old), capOf(now)),
  },
  {
    pointer: '/methods/complexPatientBonus/method',
    say: (old, now) => (has(old) && has(now) ? `Complex patient bonus: ${inWords(old)} → ${inWords(now)}.` : null),
  },
  { pointer: '/targetedReview/window/closes', say: (_, now) => `Targeted review closes ${inWords(now)}.` },
];

const capOf = (bonus: Plain | undefined): Plain => (isPlainObject(bonus) ? (bonus['cap'] ?? null) : null);

/** The sentences for two years, in the order above; figures that agree give none. */
export function headlinesOf(old: Plain, now: Plain): string[] {
  return headlines.flatMap(({ pointer, say }) => {
    const [before, after] = [plainAt(old, pointer), plainAt(now, pointer)];
    if (isSamePlain(before ?? null, after ?? null)) return [];
    const sentence = say(before, after);
    return sentence === null ? [] : [sentence];
  });
}
