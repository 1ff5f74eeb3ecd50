/** Quality measures that were sent or given and add nothing, each with the reason. Nothing of it is part of a sum. */
import { readBenchmark } from '../benchmark-points';
import { measureNode } from './explain-measure';
import { surveyMeasureLeftOut } from './explain-survey';
import type { QualityScore } from '../quality/quality-category';
import { takesClaimsMeasure } from '../quality/quality-cms-computed';
import { scoreQualityMeasure } from '../quality/quality-measure';
import { mayHaveSurvey, slotOf } from '../quality/quality-requirement';
import type { ScoredMeasure } from '../quality/scored-measure';
import { scoreNode } from './score-node';
import type { AdministrativeClaimsFact, Measurement, MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { collectionTypeWords, figure, hospitalIsBetter, optionInWords, unitWords } from './words';

/** The result that counts, or could have, instead of another of the same measure. */
function rivalOf({ selection }: QualityScore, { measureId }: ScoredMeasure): ScoredMeasure | undefined {
  const chosen = [...selection.counted, ...selection.notCounted];
  return chosen.find((each) => slotOf(each.measureId) === slotOf(measureId));
}

/** Results of a measure that was sent by another collection type, or in another form, with more points. */
export function otherResults(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const chosen = new Set([...score.selection.counted, ...score.selection.notCounted]);
  const others = score.results.filter((result) => !chosen.has(result));
  return others.map((result) => {
    const rival = rivalOf(score, result);
    const name = rival?.measureId === result.measureId ? collectionTypeWords[rival.method] : rival?.measureId;
    const isBetter = (rival?.points ?? -1) > (result.points ?? -1);
    const worth = rival?.points == null ? '' : `, ${figure(rival.points)},`;
    const because = `the ${name ?? 'other'} result${worth} ${isBetter ? 'is better' : 'stands for the measure'}`;
    return measureNode(context, result, { status: 'NOT_PICKED', because, ruleId: 'quality.otherResult' });
  });
}

function sentNode(
  { policy }: ScoringContext,
  set: MeasurementSet,
  { measureId, value }: Measurement,
  because: string,
): ScoreNode {
  return scoreNode(policy, measureId, null, 'quality.leftOut', {
    metadata: {
      submissionMethod: set.submissionMethod,
      setRef: set.setRef,
      reported: value,
      processingStatus: 'NOT_PICKED',
      notCountedBecause: because,
    },
  });
}

/** Measures of the picked sets that the option does not take. */
export function notOfOption(context: ScoringContext, { setRefs, results }: QualityScore): ScoreNode[] {
  const sets = context.input.sets.filter(({ setRef }) => setRefs.includes(setRef));
  return sets.flatMap((set) => {
    const isWebInterface = set.submissionMethod === 'cmsWebInterface';
    const because = isWebInterface
      ? 'it is no Web Interface measure of the year'
      : `it is no measure of ${optionInWords(context)}`;
    return set.measurements
      .filter(({ measureId }) => !results.some((each) => each.setRef === set.setRef && each.measureId === measureId))
      .map((measurement) => sentNode(context, set, measurement, because));
  });
}

/** The measures of a set that was not picked, with what each would have earned. */
export function measuresOfOtherSet(context: ScoringContext, set: MeasurementSet, because: string): ScoreNode[] {
  return set.measurements.map((measurement) => {
    const measure = context.catalogue.qualityMeasure(measurement.measureId);
    if (measure === undefined) return sentNode(context, set, measurement, because);
    const origin = { method: set.submissionMethod, setRef: set.setRef };
    const result = scoreQualityMeasure(context, measure, measurement, origin);
    return measureNode(context, result, { status: 'NOT_PICKED', because, ruleId: 'quality.otherSet' });
  });
}

/** Why the unit is too small for a measure of groups of some size; undefined when it is not. */
function sizeReason({ input, policy, isSmallPractice }: ScoringContext, least: number): string | undefined {
  const { clinicianCount } = input.facts;
  if (clinicianCount !== undefined) {
    return clinicianCount < least ? `${clinicianCount} of the ${least} clinicians needed` : undefined;
  }
  const largest = policy.eligibility.specialStatuses.tests.smallPractice?.maxNpis ?? Infinity;
  return isSmallPractice && largest < least
    ? `${least} clinicians needed; a small practice has ${largest} at most`
    : undefined;
}

/** Why the option does not take a claims measure that could be scored. */
function optionReason(context: ScoringContext, measureId: string): string {
  const { policy, option, input } = context;
  const populationHealth = policy.quality.mvp?.populationHealthMeasureIds ?? [];
  if (option.mvp === null || !populationHealth.includes(measureId)) {
    return option.kind === 'mips' ? 'it counts in MVPs alone' : `it is no measure of ${optionInWords(context)}`;
  }
  if (policy.quality.methods.populationHealth === 'best')
    return 'another population health measure scores as high or higher';
  const { registration } = input.facts;
  const chosen = registration?.mvpId === input.option ? registration.populationHealthMeasureId : undefined;
  return chosen === undefined
    ? 'it counts only where it was chosen at registration, and the choice is not known'
    : `one population health measure counts, ${chosen} as chosen at registration`;
}

/** Which gate a measure that CMS computes from claims does not pass. */
function claimsReason(context: ScoringContext, { measureId, caseCount }: AdministrativeClaimsFact): string {
  const { policy, catalogue, input } = context;
  const rule = policy.quality.administrativeClaims.rules[measureId];
  if (rule === undefined) return `it is no claims measure of ${policy.performanceYear}`;
  if (!takesClaimsMeasure(context, measureId)) return optionReason(context, measureId);
  const unit = input.unitKind === 'subgroup' ? 'group' : input.unitKind;
  if (!rule.units.includes(unit)) return `CMS does not compute it for ${unitWords[unit]}`;
  if (caseCount < rule.cases) return `${caseCount} of the ${rule.cases} cases needed`;
  const tooSmall = sizeReason(context, rule.minGroupSize ?? 0);
  if (tooSmall !== undefined) return tooSmall;
  const { status } = readBenchmark(policy, catalogue, measureId, 'administrativeClaims');
  if (status === 'placeholder') return "its published benchmark is a placeholder: it repeats another year's figures";
  return status === 'usable' ? optionReason(context, measureId) : 'CMS has published no benchmark for it';
}

/** Claims measures that were given and do not count. */
function claimsLeftOut(context: ScoringContext, shown: ReadonlySet<string>, instead: string | undefined): ScoreNode[] {
  const given = context.input.facts.administrativeClaims.filter(({ measureId }) => !shown.has(measureId));
  return given.map((fact) =>
    scoreNode(context.policy, fact.measureId, null, 'quality.leftOut', {
      pointer: '/quality/administrativeClaims/details',
      metadata: {
        performanceRate: fact.rate,
        caseCount: fact.caseCount,
        submissionMethod: 'administrativeClaims',
        processingStatus: 'NOT_PICKED',
        notCountedBecause: instead ?? claimsReason(context, fact),
      },
    }),
  );
}

function surveyLeftOut(context: ScoringContext, shown: ReadonlySet<string>, instead: string | undefined): ScoreNode[] {
  const { policy, input, catalogue } = context;
  if (shown.has(policy.quality.cahpsMeasureId)) return [];
  return (input.facts.cahps ?? []).map((fact) => {
    const hasBenchmark = catalogue.benchmark(fact.measureId, 'certifiedSurveyVendor') !== undefined;
    const because = !mayHaveSurvey(context)
      ? `the survey is not taken for ${unitWords[input.unitKind]} in ${policy.performanceYear}`
      : hasBenchmark
        ? `the survey is no measure of ${optionInWords(context)}`
        : 'it has no benchmark';
    return surveyMeasureLeftOut(context, fact, instead ?? because);
  });
}

/** What CMS computed or a vendor surveyed, and the score does not count. */
export function givenButLeftOut(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const { selection, additional, requirement } = score;
  const all = [...selection.counted, ...selection.notCounted, ...additional];
  const shown = new Set(all.filter(({ setRef }) => setRef === null).map(({ measureId }) => measureId));
  const instead = requirement.ruleId === 'quality.required.facility' ? hospitalIsBetter(context) : undefined;
  return [...claimsLeftOut(context, shown, instead), ...surveyLeftOut(context, shown, instead)];
}
