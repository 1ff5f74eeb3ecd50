import type { ComplexPatientBonusPolicy } from '../../policy/scoring-policy';
import { limitNode } from './explain-limit';
import { scoreNode } from './score-node';
import type { RiskIndicator } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoredUnit } from '../scored-unit';
import { figure } from './words';

/** How one risk indicator made its points. */
function indicatorInWords(
  rule: ComplexPatientBonusPolicy,
  indicator: RiskIndicator | undefined,
  points: number,
): string {
  if (indicator === undefined) return 'not known';
  const { name, value, mean, standardDeviation, z: given } = indicator;
  if (rule.method !== 'zScores') {
    const factor = name === 'dualProportion' ? rule.dualFactor : 1;
    return `${[rule.coefficient, factor, value ?? 0]
      .filter((term) => term !== 1)
      .map(figure)
      .join(' x ')}`;
  }
  const distance = standardDeviation === undefined ? undefined : ((value ?? 0) - (mean ?? 0)) / standardDeviation;
  const z = given ?? distance;
  if (points === 0 || z === undefined)
    return 'nothing: below the national median, or the national figures are not known';
  const from =
    given === undefined ? ` = (${figure(value ?? 0)} - ${figure(mean ?? 0)}) / ${figure(standardDeviation ?? 0)}` : '';
  return `${figure(rule.intercept)} + ${figure(rule.slope)} x z, z ${figure(z)}${from}`;
}

function complexPatientInWords({ context, complexPatient }: ScoredUnit): string {
  if (context.policy.finalScore.complexPatientBonus === null) return 'no such bonus in the year';
  if ((context.input.facts.complexPatient ?? []).length === 0) return 'no risk indicators were given';
  return complexPatient.indicators.length === 0
    ? 'nothing that counts as data was sent in any category'
    : 'sum of the risk indicators';
}

/** Terms of the complex patient bonus, and what its cap takes. */
function complexPatientNode(unit: ScoredUnit): ScoreNode {
  const { policy, input } = unit.context;
  const rule = policy.finalScore.complexPatientBonus;
  const given = input.facts.complexPatient ?? [];
  const parts = unit.complexPatient.indicators.map(({ name, points }) => {
    const indicator = given.find((each) => each.name === name);
    const known = Object.entries(indicator ?? {}).filter(([key, value]) => key !== 'name' && value !== undefined);
    return scoreNode(policy, name, points, 'bonus.complexPatient', {
      ...(rule === null ? {} : { detail: indicatorInWords(rule, indicator, points) }),
      figures: known.map(([key, value]) => ({ name: key, value: value as number | boolean })),
    });
  });
  const limit = limitNode(policy, parts, unit.complexPatient.points, {
    name: 'limit',
    ruleId: 'final.cap',
    ...(rule === null ? {} : { detail: `at most ${rule.cap}` }),
  });
  return scoreNode(policy, 'complexPatient', unit.complexPatient.points, 'bonus.complexPatient', {
    detail: complexPatientInWords(unit),
    parts: [...parts, ...limit],
    figures: rule === null ? [] : [{ name: 'cap', value: rule.cap, source: '/finalScore/complexPatientBonus' }],
  });
}

function smallPracticeInWords({ context, smallPracticeBonus }: ScoredUnit): string {
  const { finalScore } = context.policy;
  if (finalScore.smallPracticeBonus === 0) return 'no such bonus of the final score in the year';
  if (smallPracticeBonus > 0) return 'bonus of a small practice';
  return context.isSmallPractice
    ? 'nothing that counts as data was sent in any category'
    : 'not known as a small practice';
}

/** The bonuses of the final score, in its points. */
export function finalBonusesNode(unit: ScoredUnit): ScoreNode {
  const { policy } = unit.context;
  const small = scoreNode(policy, 'smallPractice', unit.smallPracticeBonus, 'bonus.smallPractice', {
    detail: smallPracticeInWords(unit),
    figures: [
      {
        name: 'small practice bonus',
        value: policy.finalScore.smallPracticeBonus,
        source: '/finalScore/smallPracticeBonus',
      },
    ],
  });
  const total = unit.complexPatient.points + unit.smallPracticeBonus;
  return scoreNode(policy, 'bonuses', total, 'final.bonuses', { parts: [complexPatientNode(unit), small] });
}
