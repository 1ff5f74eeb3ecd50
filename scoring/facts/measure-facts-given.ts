/** Figures that CMS computes: why one of them counts for nothing. */
import { readBenchmark } from '../benchmark-points';
import { counted, unitWords } from '../explain/words';
import { takesClaimsMeasure } from '../quality/quality-cms-computed';
import type { AdministrativeClaimsFact, CahpsFact, CostFact, UnitFacts } from '../score-input';
import { outOfReach } from './judged-unit';
import type { GivenFact, JudgedUnit } from './judged-unit';

const ofCases = (given: number, needed: number): string => `${counted(given, 'case')}, ${needed} needed`;

function withoutBenchmark({ policy, catalogue }: JudgedUnit, measureId: string): string | undefined {
  const { status } = readBenchmark(policy, catalogue, measureId, 'administrativeClaims');
  if (status === 'placeholder') return `the published benchmark of ${policy.performanceYear} is a placeholder`;
  return status === 'usable' ? undefined : 'it has no benchmark';
}

function whyNotCost(unit: JudgedUnit, { measureId, caseCount }: CostFact): string {
  const { policy, option, input } = unit;
  const out = outOfReach(unit, 'cost');
  if (out !== undefined) return out;
  const minimum = policy.cost.caseMinimums[measureId];
  if (minimum === undefined) return `${policy.performanceYear} does not score it`;
  if (option.mvp !== null && !option.mvp.costMeasureIds.has(measureId)) return `it is no measure of ${option.mvp.id}`;
  if (input.unitKind === 'individual' && policy.cost.groupsOnly.includes(measureId))
    return 'it is scored for groups only';
  if (caseCount < minimum) return ofCases(caseCount, minimum);
  return withoutBenchmark(unit, measureId) ?? 'nothing in this score depends on it';
}

function whyTooSmall({ input, policy }: JudgedUnit, needed: number): string | undefined {
  const { clinicianCount, specialStatuses } = input.facts;
  const largestSmall = policy.eligibility.specialStatuses.tests.smallPractice?.maxNpis ?? Infinity;
  const size = clinicianCount ?? (specialStatuses.smallPractice === true ? largestSmall : Infinity);
  return size >= needed ? undefined : `it needs ${needed} clinicians, the unit has ${size}`;
}

const unknownChoice = 'it counts only where it was chosen at registration, and the choice is not known';

/** Why a population health measure is not the one of the pathway that counts. */
function whyNotChosen({ policy, input: { facts, option } }: JudgedUnit): string {
  if (policy.quality.methods.populationHealth === 'best')
    return 'another population health measure of the pathway scores as high or higher';
  const { registration } = facts;
  const chosen = registration?.mvpId === option ? registration.populationHealthMeasureId : undefined;
  return chosen === undefined ? unknownChoice : `one population health measure counts, here ${chosen}`;
}

/** Why a claims measure is none of the option; undefined where it is one. */
function whyNotOfOption(unit: JudgedUnit, measureId: string): string | undefined {
  const { mvp, measureSet } = unit.option;
  if (takesClaimsMeasure(unit, measureId)) return undefined;
  if (measureSet !== null) return "it is no measure of the option's set";
  return mvp === null ? 'it is not scored in this option' : `it is no measure of ${mvp.id}`;
}

/** Why a claims measure of the option that could be scored does not count. */
function whyNotTaken(unit: JudgedUnit, measureId: string): string {
  const { mvp } = unit.option;
  const isTaken = mvp === null || mvp.administrativeClaimsMeasureIds.has(measureId);
  return isTaken ? 'nothing in this score depends on it' : whyNotChosen(unit);
}

function whyNotClaims(unit: JudgedUnit, { measureId, caseCount }: AdministrativeClaimsFact): string {
  const { policy, input } = unit;
  const out = outOfReach(unit, 'quality');
  if (out !== undefined) return out;
  const rule = policy.quality.administrativeClaims.rules[measureId];
  if (rule === undefined) return `${policy.performanceYear} does not score it`;
  const kind = input.unitKind === 'subgroup' ? 'group' : input.unitKind;
  if (!rule.units.includes(kind)) return `it is not computed for ${unitWords[input.unitKind]}`;
  const isOther = whyNotOfOption(unit, measureId);
  if (isOther !== undefined) return isOther;
  if (caseCount < rule.cases) return ofCases(caseCount, rule.cases);
  const isTooSmall = whyTooSmall(unit, rule.minGroupSize ?? 0);
  return isTooSmall ?? withoutBenchmark(unit, measureId) ?? whyNotTaken(unit, measureId);
}

function whyNotSurvey(unit: JudgedUnit, { measureId }: CahpsFact): string {
  const { policy, option, catalogue, input } = unit;
  const { quality } = policy;
  const out = outOfReach(unit, 'quality');
  if (out !== undefined) return out;
  if (!quality.cahpsUnits.includes(input.unitKind)) return `${unitWords[input.unitKind]} has no survey`;
  const ids = option.measureSet ?? option.mvp?.qualityMeasureIds;
  if (ids !== undefined && !ids.has(quality.cahpsMeasureId)) return 'the survey is not in this option';
  if (measureId === quality.cahpsMeasureId) return 'the survey is scored from its summary measures, CAHPS_1 and so on';
  const hasBenchmark = catalogue.benchmark(measureId, 'certifiedSurveyVendor') !== undefined;
  return hasBenchmark ? 'other quality measures count instead' : 'it has no benchmark';
}

/** Why a figure of CMS is not scored for the unit; of one that is, that nothing depends on it. */
export function whyNotScored(unit: JudgedUnit, category: 'cost' | 'quality', measureId: string): string {
  const { cost, administrativeClaims } = unit.input.facts;
  const isIt = (fact: { measureId: string }): boolean => fact.measureId === measureId;
  const [spent, claimed] = [cost.find(isIt), administrativeClaims.find(isIt)];
  if (category === 'cost') return spent === undefined ? 'no figure is given' : whyNotCost(unit, spent);
  return claimed === undefined ? 'no figure is given' : whyNotClaims(unit, claimed);
}

/** Takes one measure out of a list; the others keep their places in the original for the paths. */
const less = <F extends { measureId: string }>(list: readonly F[], fact: F): F[] =>
  list.filter(({ measureId }) => measureId !== fact.measureId);

/** Every figure CMS computed that is among the facts. */
export function measureFactsGiven({ cost, administrativeClaims, cahps = [] }: UnitFacts): GivenFact[] {
  return [
    ...cost.map((fact, index) => ({
      path: `$.facts.cost[${index}]`,
      fact: `cost measure ${fact.measureId}`,
      without: (facts: UnitFacts) => ({ ...facts, cost: less(facts.cost, fact) }),
      why: (unit: JudgedUnit) => whyNotCost(unit, fact),
    })),
    ...administrativeClaims.map((fact, index) => ({
      path: `$.facts.administrativeClaims[${index}]`,
      fact: `claims measure ${fact.measureId}`,
      without: (facts: UnitFacts) => ({ ...facts, administrativeClaims: less(facts.administrativeClaims, fact) }),
      why: (unit: JudgedUnit) => {
        const why = whyNotClaims(unit, fact);
        return why === unknownChoice && unit.score.finalScore === null ? undefined : why;
      },
    })),
    ...cahps.map((fact, index) => ({
      path: `$.facts.cahps[${index}]`,
      fact: `survey measure ${fact.measureId}`,
      without: (facts: UnitFacts) => ({ ...facts, cahps: less(facts.cahps ?? [], fact) }),
      why: (unit: JudgedUnit) => whyNotSurvey(unit, fact),
    })),
  ];
}
