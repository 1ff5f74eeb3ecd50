/** Facts about the unit itself, beside the figures of measures: why one of them counts for nothing. */
import type { SpecialStatus } from '../../policy/year-policy';
import { indicatorEarning } from '../complex-patient-bonus';
import { absenceWords } from '../explain/rules';
import type { ReweightedCategory, RiskIndicator, UnitFacts } from '../score-input';
import { ownSets } from '../submitters';
import { absenceOf, isAttested, outOfReach } from './judged-unit';
import type { GivenFact, JudgedUnit } from './judged-unit';
import { categoryWords } from './fact-note';

const nothingDepends = 'nothing in this score depends on it';

function whyNotReweighted(unit: JudgedUnit, { category }: ReweightedCategory): string {
  const absence = absenceOf(unit, category);
  const name = categoryWords[category];
  if (absence !== undefined) return `${name} is not scored for another reason: ${absenceWords[absence]}`;
  if (category === 'ia' && unit.option.assignedActivitiesPercent !== null)
    return 'CMS assigns the activities their score';
  return category === 'cost' ? nothingDepends : `${name} data were sent, and they cancel it`;
}

/** Where activities cannot gain by a fact; undefined where they can. */
function activitiesFixed(unit: JudgedUnit): string | undefined {
  const out = outOfReach(unit, 'ia');
  if (out !== undefined) return out;
  if (ownSets(unit.input).length === 0) return 'nothing was sent in any category';
  return unit.option.assignedActivitiesPercent === null ? undefined : 'CMS assigns the activities their score';
}

function whyNotMedicalHome(unit: JudgedUnit): string {
  const { ia, performanceYear } = unit.policy;
  const fixed = activitiesFixed(unit);
  if (fixed !== undefined) return fixed;
  if (ia.pcmhMustAttest && !isAttested(unit, ia.pcmhMeasureId)) {
    return `${performanceYear} counts the recognition only where ${ia.pcmhMeasureId} is attested`;
  }
  return isAttested(unit, ia.pcmhMeasureId)
    ? `${ia.pcmhMeasureId} is attested, which is enough`
    : 'the activities earn full credit without it';
}

function whyNotApmParticipant(unit: JudgedUnit): string {
  const fixed = activitiesFixed(unit);
  if (fixed !== undefined) return fixed;
  if (unit.policy.ia.apmMinimumPoints === 0) return `${unit.policy.performanceYear} gives no credit for it`;
  if (unit.input.unitKind === 'apm') return 'an APM Entity has the credit anyway';
  return 'the activities earn as much without it';
}

function whyNotSurveyTooSmall({ input, policy }: JudgedUnit): string {
  if (!policy.quality.cahpsUnits.includes(input.unitKind)) return 'the unit may not administer the survey';
  if ((input.facts.cahps ?? []).length > 0) return 'a result of the survey is given';
  return policy.quality.cahpsTooSmallLeaves ? nothingDepends : `${policy.performanceYear} knows no relief for it`;
}

/** Which rule of the status does not come to bear. */
function whyNotStatus(unit: JudgedUnit, status: SpecialStatus): string {
  const { pi, ia } = unit.policy;
  const { specialStatuses, apmStatuses } = pi.automaticReweighting;
  if ((unit.input.unitKind === 'apm' ? apmStatuses : specialStatuses).includes(status)) {
    const absence = absenceOf(unit, 'pi');
    return absence === undefined
      ? 'Promoting Interoperability data were sent, and they cancel its reweighting'
      : `Promoting Interoperability is not scored already: ${absenceWords[absence]}`;
  }
  if (!ia.doubledFor.includes(status)) return nothingDepends;
  return activitiesFixed(unit) ?? 'the activities earn as much without it';
}

function whyNotFacility({ input, policy, option }: JudgedUnit): string {
  if (input.facts.specialStatuses.facilityBased !== true) return 'specialStatuses.facilityBased is not given';
  const rule = policy.facilityBased;
  if (rule === null) return `${policy.performanceYear} has no facility-based scores`;
  if (option.kind !== 'mips') return 'it is for traditional MIPS only';
  if (!rule.units.includes(input.unitKind)) return 'not for this kind of unit';
  return "the unit's own quality and cost score as high or higher";
}

function whyNotParticipants(unit: JudgedUnit): string {
  if (unit.input.unitKind !== 'apm') return 'only an APM Entity has participants';
  return outOfReach(unit, 'pi') ?? 'the entity sent its own Promoting Interoperability data';
}

function whyNotRegistration({ input, policy }: JudgedUnit): string {
  const { registration } = input.facts;
  if (registration?.mvpId !== input.option) return 'it is for another reporting option than this one';
  if (policy.quality.methods.populationHealth !== 'registered') {
    return `${policy.performanceYear} takes the best population health measure, whatever was chosen`;
  }
  if (registration.populationHealthMeasureId === undefined) return 'it names no population health measure';
  return 'the chosen population health measure has no figure that can be scored';
}

function isBelowMedian({ atOrAboveMedian, value, median }: RiskIndicator): boolean {
  if (atOrAboveMedian !== undefined) return !atOrAboveMedian;
  return value !== undefined && median !== undefined && value < median;
}

function whyNotComplex(unit: JudgedUnit, indicator: RiskIndicator): string {
  const { finalScore, performanceYear } = unit.policy;
  if (finalScore.complexPatientBonus === null) return `${performanceYear} has no bonus for complex patients`;
  if (unit.score.tree.ruleId === 'final.threshold')
    return 'the final score is the performance threshold, without bonuses';
  const bonus = unit.score.tree.parts
    .find((part) => part.name === 'bonuses')
    ?.parts.find((part) => part.name === 'complexPatient');
  if (bonus?.parts.some((part) => part.name === indicator.name) !== true)
    return 'the bonus needs data in at least one category';
  const rule = finalScore.complexPatientBonus;
  if (indicatorEarning(rule, indicator).most > 0) return 'a cap is reached without it';
  if (rule.method !== 'zScores') return 'a value of 0 earns nothing';
  return isBelowMedian(indicator) ? 'it is below the median' : 'its distance from the mean earns nothing';
}

const whys = {
  isPcmh: ['recognition as a medical home', whyNotMedicalHome],
  isMipsApmParticipant: ['participation in a MIPS APM', whyNotApmParticipant],
  cahpsSampleTooSmall: ['survey sample too small', whyNotSurveyTooSmall],
} as const;

/** The facts without one that may be left out. */
function leaving(facts: UnitFacts, name: keyof UnitFacts): UnitFacts {
  return Object.fromEntries(Object.entries(facts).filter(([each]) => each !== name)) as unknown as UnitFacts;
}

/** Recognitions that are claimed. A `false` only says that there is nothing. */
function recognitions(given: UnitFacts): GivenFact[] {
  return (Object.keys(whys) as (keyof typeof whys)[])
    .filter((name) => given[name] === true)
    .map((name) => ({
      path: `$.facts.${name}`,
      fact: whys[name][0],
      without: (facts) => leaving(facts, name),
      why: whys[name][1],
    }));
}

function wholes(given: UnitFacts): GivenFact[] {
  const all = [
    ['facility', "the hospital's result", whyNotFacility],
    ['participantPi', "the participants' scores", whyNotParticipants],
    ['registration', 'registration', whyNotRegistration],
  ] as const;
  return all
    .filter(([name]) => given[name] !== undefined)
    .map(([name, fact, why]) => ({
      path: `$.facts.${name}`,
      fact,
      without: (facts) => leaving(facts, name),
      why,
    }));
}

function statuses({ specialStatuses }: UnitFacts): GivenFact[] {
  return (Object.keys(specialStatuses) as SpecialStatus[])
    .filter((status) => specialStatuses[status] === true)
    .map((status) => ({
      path: `$.facts.specialStatuses.${status}`,
      fact: `special status ${status}`,
      without: (facts) => ({ ...facts, specialStatuses: { ...facts.specialStatuses, [status]: false } }),
      why: (unit) => whyNotStatus(unit, status),
    }));
}

function exceptions({ reweighted }: UnitFacts): GivenFact[] {
  return reweighted.map((row, index) => ({
    path: `$.facts.reweighted[${index}]`,
    fact: `${categoryWords[row.category]} ${row.reason}`,
    without: (facts) => ({ ...facts, reweighted: facts.reweighted.filter((each) => each !== row) }),
    why: (unit) => whyNotReweighted(unit, row),
  }));
}

function indicators({ complexPatient = [] }: UnitFacts): GivenFact[] {
  return complexPatient.map((indicator, index) => ({
    path: `$.facts.complexPatient[${index}]`,
    fact: `risk indicator ${indicator.name}`,
    without: (facts) => ({
      ...facts,
      complexPatient: (facts.complexPatient ?? []).filter((each) => each !== indicator),
    }),
    why: (unit) => whyNotComplex(unit, indicator),
  }));
}

/** Every fact about the unit itself. */
export function unitFactsGiven(given: UnitFacts): GivenFact[] {
  return [...statuses(given), ...exceptions(given), ...recognitions(given), ...wholes(given), ...indicators(given)];
}
