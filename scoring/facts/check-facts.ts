/** Refusing facts that would have to be guessed at. */
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import { checkNames } from './known-names';
import { isMeasureOfFacts, measureIdsOfFacts, measuresOfFacts } from './measures-of-facts';
import type { MeasureFacts } from './measures-of-facts';
import { checkMembers, checkWord, isList, isObject, isText, root } from '../input-problems';
import type { InputProblems, MemberRule, Place } from '../input-problems';
import type { ReweightReason, RiskIndicator, UnitFacts } from '../score-input';
import type { SpecialStatus } from '../../policy/year-policy';
import { worded } from '../scoring-errors';

const facts: Place = { within: root, step: 'facts' };

const caseCount: MemberRule = { name: 'caseCount', kind: 'count', absence: 'refused' };

/** Lists of facts that CMS computes for a measure each. */
const measureFacts: readonly { list: MeasureFacts; rules: readonly MemberRule[] }[] = [
  { list: 'cost', rules: [caseCount, { name: 'value', kind: 'figure', absence: 'refused' }] },
  { list: 'administrativeClaims', rules: [caseCount, { name: 'rate', kind: 'figure', absence: 'refused' }] },
  { list: 'cahps', rules: [{ name: 'score', kind: 'percent', absence: 'refused' }] },
];

const ownRules: readonly MemberRule[] = [
  { name: 'clinicianCount', kind: 'count', absence: 'allowed' },
  { name: 'cahpsSampleTooSmall', kind: 'boolean', absence: 'allowed' },
  { name: 'isPcmh', kind: 'boolean', absence: 'allowed' },
  { name: 'isMipsApmParticipant', kind: 'boolean', absence: 'allowed' },
];

const previousYearRules: readonly MemberRule[] = [
  { name: 'qualityAchievementPercent', kind: 'percent', absence: 'nullToo' },
  { name: 'costPercent', kind: 'percent', absence: 'nullToo' },
];

const facilityRules: readonly MemberRule[] = [
  { name: 'qualityPercent', kind: 'percent', absence: 'refused' },
  { name: 'costPercent', kind: 'percent', absence: 'refused' },
];

const participantRules: readonly MemberRule[] = [
  { name: 'percent', kind: 'percent', absence: 'nullToo' },
  { name: 'clinicianCount', kind: 'count', absence: 'refused' },
];

const indicatorRules: readonly MemberRule[] = [
  { name: 'value', kind: 'figure', absence: 'allowed' },
  { name: 'mean', kind: 'figure', absence: 'allowed' },
  { name: 'standardDeviation', kind: 'figure', absence: 'allowed' },
  // Standard scores may be negative.
  { name: 'z', kind: 'signed', absence: 'allowed' },
  { name: 'atOrAboveMedian', kind: 'boolean', absence: 'allowed' },
  { name: 'median', kind: 'figure', absence: 'allowed' },
];

const dualRules: readonly MemberRule[] = [{ name: 'value', kind: 'share', absence: 'allowed' }];

const indicatorNames: ReadonlySet<unknown> = new Set(['hcc', 'dualProportion']);
const categories: ReadonlySet<unknown> = new Set(['quality', 'cost', 'ia', 'pi']);

const reasonNames: Readonly<Record<ReweightReason, true>> = {
  hardshipException: true,
  eucApplication: true,
  eucAutomatic: true,
  specialStatus: true,
  clinicianType: true,
  notApplicable: true,
  thirdPartyFailure: true,
  suppressedByCms: true,
};
const reasons: ReadonlySet<unknown> = new Set(Object.keys(reasonNames));

const statuses: Readonly<Record<SpecialStatus, true>> = {
  smallPractice: true,
  rural: true,
  hpsa: true,
  nonPatientFacing: true,
  hospitalBased: true,
  ascBased: true,
  facilityBased: true,
};

/** More ids than these are not listed. */
const mostListed = 12;

function remedyFor(catalogue: YearCatalogue, list: MeasureFacts): string {
  const ids = measureIdsOfFacts(catalogue, list);
  return ids.length > mostListed ? `look the id up in the ${measuresOfFacts[list]}s` : `use ${ids.join(', ')}`;
}

function checkMeasureFacts(catalogue: YearCatalogue, given: UnitFacts, problems: InputProblems): void {
  for (const { list: name, rules } of measureFacts) {
    const list: unknown = given[name];
    if ((list === undefined && name === 'cahps') || !isList(list, facts, name, problems)) continue;
    const within: Place = { within: facts, step: name };
    const seen = new Set<string>();
    for (let index = 0; index < list.length; index += 1) {
      const fact = list[index];
      const here: Place = { within, step: index };
      if (!isObject(fact, within, index, problems)) continue;
      checkMembers(fact, rules, here, problems);
      checkNames(fact, name, here, problems);
      const { measureId } = fact as { measureId: unknown };
      if (!isText(measureId, here, 'measureId', problems)) continue;
      if (seen.has(measureId)) {
        problems.add(here, 'measureId', 'DUPLICATE_MEASURE', `measure ${measureId} stands twice`, 'give each once');
      } else if (!isMeasureOfFacts(catalogue, name, measureId)) {
        const message = `${worded(measureId)} is no ${measuresOfFacts[name]} of ${catalogue.performanceYear}`;
        problems.add(here, 'measureId', 'UNKNOWN_MEASURE', message, remedyFor(catalogue, name));
      }
      seen.add(measureId);
    }
  }
}

function checkStatuses(given: unknown, problems: InputProblems): void {
  if (!isObject(given, facts, 'specialStatuses', problems)) return;
  const place: Place = { within: facts, step: 'specialStatuses' };
  for (const name in given) {
    const value = (given as Record<string, unknown>)[name];
    if (!Object.hasOwn(statuses, name)) {
      const remedy = `use one of ${Object.keys(statuses).join(', ')}`;
      problems.add(place, name, 'UNKNOWN_VALUE', `${worded(name)} is no special status`, remedy);
    } else if (value !== undefined && typeof value !== 'boolean') {
      const message = `${worded(value)} is not true or false`;
      problems.add(place, name, 'VALUE_TYPE_MISMATCH', message, 'send true or false, or leave it out');
    }
  }
}

function checkReweighted(given: unknown, problems: InputProblems): void {
  if (!isList(given, facts, 'reweighted', problems)) return;
  const within: Place = { within: facts, step: 'reweighted' };
  for (let index = 0; index < given.length; index += 1) {
    const row = given[index];
    if (!isObject(row, within, index, problems)) continue;
    const here: Place = { within, step: index };
    const { category, reason } = row as { category: unknown; reason: unknown };
    checkWord(category, categories, here, 'category', problems);
    checkWord(reason, reasons, here, 'reason', problems);
    checkNames(row, 'reweighted', here, problems);
  }
}

function checkIndicators(given: unknown, problems: InputProblems): void {
  if (given === undefined || !isList(given, facts, 'complexPatient', problems)) return;
  const within: Place = { within: facts, step: 'complexPatient' };
  const seen = new Set<unknown>();
  for (let index = 0; index < given.length; index += 1) {
    const indicator = given[index];
    const here: Place = { within, step: index };
    if (!isObject(indicator, within, index, problems)) continue;
    const { name, value, standardDeviation } = indicator as Readonly<Record<keyof RiskIndicator, unknown>>;
    checkWord(name, indicatorNames, here, 'name', problems);
    checkMembers(indicator, indicatorRules, here, problems);
    checkNames(indicator, 'complexPatient', here, problems);
    if (standardDeviation === 0) {
      const remedy = 'send a figure above 0, or leave it out';
      problems.add(here, 'standardDeviation', 'OUT_OF_RANGE', '0 is no deviation to divide by', remedy);
    }
    if (name === 'dualProportion' && Number(value) > 1) checkMembers(indicator, dualRules, here, problems);
    if (seen.has(name)) {
      problems.add(here, 'name', 'DUPLICATE_INDICATOR', `indicator ${worded(name)} stands twice`, 'give each once');
    }
    seen.add(name);
  }
}

function checkParticipants(given: unknown, problems: InputProblems): void {
  if (given === undefined || !isList(given, facts, 'participantPi', problems)) return;
  const within: Place = { within: facts, step: 'participantPi' };
  for (let index = 0; index < given.length; index += 1) {
    const fact = given[index];
    if (!isObject(fact, within, index, problems)) continue;
    const here: Place = { within, step: index };
    checkMembers(fact, participantRules, here, problems);
    checkNames(fact, 'participantPi', here, problems);
    if ((fact as { percent: unknown }).percent !== undefined) continue;
    problems.add(here, 'percent', 'REQUIRED_FIELD', 'percent is missing', 'send a percent, or null where reweighted');
  }
}

function checkRegistration(given: object, problems: InputProblems): void {
  const place: Place = { within: facts, step: 'registration' };
  const { mvpId, populationHealthMeasureId: chosen } = given as { mvpId: unknown; populationHealthMeasureId: unknown };
  isText(mvpId, place, 'mvpId', problems);
  checkNames(given, 'registration', place, problems);
  if (chosen !== undefined && chosen !== null) isText(chosen, place, 'populationHealthMeasureId', problems);
}

/** Figures that stand together in an object of their own, where there is one. */
function checkFigures(
  given: UnitFacts,
  name: 'previousYear' | 'facility',
  rules: readonly MemberRule[],
  problems: InputProblems,
): void {
  const figures: unknown = given[name];
  if (figures === undefined || !isObject(figures, facts, name, problems)) return;
  const place: Place = { within: facts, step: name };
  checkMembers(figures, rules, place, problems);
  checkNames(figures, name, place, problems);
}

/** Refuses facts that are missing, no figures, out of range, unknown or doubled. */
export function checkFacts(catalogue: YearCatalogue, given: UnitFacts, problems: InputProblems): void {
  const { registration } = given;
  checkMeasureFacts(catalogue, given, problems);
  checkStatuses(given.specialStatuses, problems);
  checkReweighted(given.reweighted, problems);
  checkMembers(given, ownRules, facts, problems);
  checkNames(given, 'facts', facts, problems);
  checkFigures(given, 'previousYear', previousYearRules, problems);
  checkFigures(given, 'facility', facilityRules, problems);
  checkParticipants(given.participantPi, problems);
  checkIndicators(given.complexPatient, problems);
  if (registration !== undefined && isObject(registration, facts, 'registration', problems)) {
    checkRegistration(registration, problems);
  }
}
