import type { YearPolicy } from '../../policy/year-policy';
import type { AbsenceReason } from '../absent-categories';
import type { ActivityScore } from '../ia-category';
import type { PiItemScore } from '../pi/pi-category';
import type { QualityRequirement } from '../quality/quality-requirement';
import type { MeasureRule } from '../quality/scored-measure';

/** Every rule a node of the score tree can name. */
export type RuleId =
  | MeasureRule
  | QualityRequirement['ruleId']
  | PiItemScore['ruleId']
  | ActivityScore['ruleId']
  | 'pi.zero'
  | 'pi.otherSet'
  | 'quality.measurementSet'
  | 'quality.otherSet'
  | 'quality.otherResult'
  | 'quality.leftOut'
  | 'quality.surveyMeasure'
  | 'quality.smallPractice'
  | 'quality.highPriority'
  | 'quality.endToEnd'
  | 'quality.complexOrganization'
  | 'quality.facility'
  | 'cost.facility'
  | 'ia.assigned'
  | 'quality.improvement'
  | 'quality.cap'
  | 'ia.otherSet'
  | 'ia.leftOut'
  | 'ia.apmCredit'
  | 'ia.cap'
  | 'pi.cap'
  | 'cost.decile'
  | 'cost.leftOut'
  | 'cost.improvement'
  | 'cost.cap'
  | 'category.quality'
  | 'category.cost'
  | 'category.ia'
  | 'category.pi'
  | 'category.absent'
  | 'final.sum'
  | 'final.threshold'
  | 'final.cap'
  | 'final.bonuses'
  | 'bonus.complexPatient'
  | 'bonus.smallPractice';

/** What a rule says in one line, and the figure of the policy that carries its citation. */
export interface Rule {
  says: string;
  pointer: string;
}

const classes = '/quality/pointsByClass';

/** All rules, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  'quality.class1.decile': { says: 'compared with its benchmark', pointer: '/quality/benchmarks/decileFormula' },
  'quality.class1.toppedOutCap': {
    says: 'compared with its benchmark, capped because topped out',
    pointer: '/quality/toppedOut/sevenPointCap',
  },
  'quality.class2.tooFewCases': { says: 'too few cases to compare', pointer: '/quality/caseMinimum' },
  'quality.class2.noBenchmark': { says: 'no benchmark to compare with', pointer: classes },
  'quality.class3.incomplete': { says: 'data completeness missed', pointer: '/quality/dataCompletenessPercent' },
  'quality.newMeasureFloor': { says: 'floor of a measure new to the program', pointer: '/quality/newMeasureFloors' },
  'quality.notScored.zeroDenominator': { says: 'nobody to measure, a denominator of 0', pointer: classes },
  'quality.notScored.webInterface': {
    says: 'a Web Interface measure without benchmark or enough cases, not scored',
    pointer: '/methods/quality/webInterface',
  },
  'quality.webInterface.incomplete': {
    says: 'data completeness missed in the Web Interface',
    pointer: '/methods/quality/webInterface',
  },
  'quality.notScored.suppressed': {
    says: 'flagged by CMS and treated as suppressed, not scored',
    pointer: '/quality/denominator',
  },
  'quality.administrativeClaims': {
    says: 'computed by CMS from claims, compared with its benchmark',
    pointer: '/quality/administrativeClaims/details',
  },
  'quality.surveyMeasure': { says: 'survey measure compared with its benchmark', pointer: '/quality/cahps' },
  'quality.otherResult': {
    says: 'another result of the same measure counts',
    pointer: '/quality/measureSelection',
  },
  'quality.leftOut': { says: 'not counted', pointer: '/quality/measureSelection' },
  'quality.cahps': { says: 'mean of the survey measures that have a benchmark', pointer: '/quality/cahps' },
  'quality.required.standard': { says: 'required number of measures', pointer: '/quality/requirement' },
  'quality.required.applicability': { says: 'fewer measures were available', pointer: '/quality/denominator' },
  'quality.required.suppressed': { says: 'suppressed measures leave the denominator', pointer: '/quality/denominator' },
  'quality.required.cahpsTooSmall': { says: 'the survey sample was too small', pointer: '/quality/cahps' },
  'quality.required.measureSet': { says: 'every measure of the set', pointer: '/quality/requirement' },
  'quality.required.webInterface': { says: 'every Web Interface measure', pointer: '/quality/denominator' },
  'quality.required.facility': { says: 'hospital result instead of measures', pointer: '/methods/facilityBased' },
  'quality.required.mvpClaims': { says: 'the pathway has fewer claims measures', pointer: '/quality/requirement' },
  'pi.rate': { says: 'rate times the most points', pointer: '/promotingInteroperability/measureScore' },
  'pi.yesNo': { says: 'answered yes', pointer: '/promotingInteroperability/objectives' },
  'pi.shared': { says: 'answered yes or excluded as needed', pointer: '/promotingInteroperability/objectives' },
  'pi.excluded': { says: 'excluded, points moved on', pointer: '/promotingInteroperability/redistribution' },
  'pi.bonus': { says: 'optional measure, once', pointer: '/promotingInteroperability/bonuses' },
  'pi.base': { says: 'every required measure reported or excluded', pointer: '/promotingInteroperability/base' },
  'pi.baseExcluded': { says: 'excluded, the base score stands', pointer: '/promotingInteroperability/base' },
  'pi.performanceRate': {
    says: 'points for each step of the rate that was begun',
    pointer: '/promotingInteroperability/performanceScoring',
  },
  'pi.performanceYes': { says: 'answered yes', pointer: '/promotingInteroperability/performanceScoring' },
  'pi.countedOnce': {
    says: 'another registry has earned these points',
    pointer: '/promotingInteroperability/performanceScoring',
  },
  'pi.editionBonus': {
    says: 'reported with 2015 Edition technology alone',
    pointer: '/promotingInteroperability/editionBonus',
  },
  'pi.rolledUp': { says: "mean of the participants' scores by clinicians", pointer: '/methods/pi/entityLevel' },
  'pi.zero': { says: 'the category earns nothing', pointer: '/promotingInteroperability/missingRequiredMeasure' },
  'ia.activity': { says: 'performed', pointer: '/methods/ia' },
  'ia.doubled': { says: 'performed, doubled for the practice', pointer: '/improvementActivities/points/doubledFor' },
  'ia.mvp': { says: 'performed under an MVP', pointer: '/methods/ia/mvpPoints' },
  'ia.pcmh': { says: 'recognised patient-centered medical home', pointer: '/improvementActivities/pcmh' },
  'cost.decile': { says: 'compared with its benchmark', pointer: '/cost/benchmarkMethod' },
  'cost.leftOut': { says: 'not counted', pointer: '/cost/measures' },
  'cost.improvement': { says: 'improvement over the year before', pointer: '/cost/improvementScoring' },
  'cost.cap': { says: 'no more than the whole', pointer: '/cost/categoryScore' },
  'quality.measurementSet': { says: 'measures of one collection type', pointer: '/quality/measureSelection' },
  'quality.otherSet': { says: 'not counted, other data score as high or higher', pointer: '/quality/measureSelection' },
  'quality.smallPractice': { says: 'bonus of a small practice', pointer: '/quality/bonusPoints/smallPractice' },
  'quality.highPriority': {
    says: 'outcome and high priority measures beyond the required one',
    pointer: '/quality/bonusPoints/highPriority',
  },
  'quality.endToEnd': {
    says: 'measures sent electronically from end to end',
    pointer: '/quality/bonusPoints/endToEndElectronic',
  },
  'quality.complexOrganization': {
    says: 'electronic measures of a complex organization',
    pointer: '/quality/bonusPoints/complexOrganization',
  },
  'quality.facility': { says: "the hospital's result", pointer: '/methods/facilityBased' },
  'cost.facility': { says: "the hospital's result", pointer: '/methods/facilityBased' },
  'ia.assigned': { says: 'assigned by CMS to participants of a MIPS APM', pointer: '/methods/ia/assignedPercent' },
  'quality.improvement': { says: 'improvement over the year before', pointer: '/quality/improvementScoring' },
  'quality.cap': { says: 'no more than the whole', pointer: '/quality/categoryScore' },
  'ia.otherSet': {
    says: 'not counted, other data score as high or higher',
    pointer: '/improvementActivities/submissionShape',
  },
  'ia.leftOut': { says: 'not counted', pointer: '/improvementActivities/submissionShape' },
  'ia.apmCredit': { says: 'least credit of an APM participant', pointer: '/improvementActivities/apmParticipation' },
  'ia.cap': { says: 'no more than full marks', pointer: '/improvementActivities/points/denominator' },
  'pi.cap': { says: 'no more than the cap', pointer: '/promotingInteroperability/cap' },
  'pi.otherSet': { says: 'not counted, other data score as high or higher', pointer: '/promotingInteroperability/cap' },
  'category.quality': { says: 'points of the denominator', pointer: '/quality/categoryScore' },
  'category.cost': { says: 'points of the scored measures', pointer: '/cost/categoryScore' },
  'category.ia': { says: 'points of full marks', pointer: '/improvementActivities/points/denominator' },
  'category.pi': { says: 'points up to the cap', pointer: '/promotingInteroperability/cap' },
  'category.absent': { says: 'not scored, its weight goes elsewhere', pointer: '/categoryWeights/reweighting' },
  'final.sum': { says: 'weighted categories and bonuses, at most 100', pointer: '/finalScore/finalScoreFormula' },
  'final.threshold': {
    says: 'fewer than two categories, so the performance threshold',
    pointer: '/categoryWeights/reweighting/fewerThanTwoCategories',
  },
  'final.cap': { says: 'at most 100', pointer: '/finalScore/finalScoreFormula' },
  'final.bonuses': { says: 'bonuses of the final score', pointer: '/finalScore/finalScoreFormula' },
  'bonus.complexPatient': { says: 'complex patients', pointer: '/methods/complexPatientBonus' },
  'bonus.smallPractice': { says: 'small practice', pointer: '/finalScore/smallPracticeBonus' },
};

/** Reasons of an absent category, in words. */
export const absenceWords: Readonly<Record<AbsenceReason, string>> = {
  hardshipException: 'approved hardship exception',
  eucApplication: 'approved extreme and uncontrollable circumstances application',
  eucAutomatic: 'automatic extreme and uncontrollable circumstances policy',
  specialStatus: 'special status, and no data sent',
  clinicianType: 'clinician type, and no data sent',
  notApplicable: 'no measure applicable and available',
  thirdPartyFailure: 'third party failed to submit',
  suppressedByCms: 'suppressed by CMS',
  noQualityMeasure: 'not one quality measure could be scored',
  noParticipantPi: 'no participant of the entity has a score to roll up',
  optionWithoutCost: 'the reporting option does not score cost',
  noCostMeasure: 'no cost measure meets its case minimum and has a benchmark',
  apmEntity: 'cost is never scored for an APM Entity',
  absentForEveryone: 'set to zero for everyone in this year',
};

/** Rules of what was sent or given and adds nothing: another counts instead, or the option does not take it. */
const leftOut: ReadonlySet<string> = new Set([
  'quality.otherResult',
  'quality.leftOut',
  'quality.otherSet',
  'cost.leftOut',
  'ia.leftOut',
  'ia.otherSet',
  'pi.otherSet',
]);

/** Whether a node only says why something was not counted. */
export const isLeftOut = ({ ruleId }: { ruleId: string }): boolean => leftOut.has(ruleId);

/** Sources and confidence of a figure, in one line; an address that holds for any year is given for this one. */
export function citationOf(policy: YearPolicy, pointer: string): string {
  const { sources, confidence } = policy.cite(pointer);
  return `${sources.join('; ').replaceAll('<py>', String(policy.performanceYear))} (${confidence})`;
}
