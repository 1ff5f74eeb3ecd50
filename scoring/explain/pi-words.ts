import type { PiObjective, SharedPoints } from '../../policy/pi-policy';
import type { PiItemScore } from '../pi/pi-category';
import type { PiAnswers } from '../pi/pi-answers';
import type { ParticipantPiScore } from '../score-input';
import { rules } from './rules';
import type { PiMove } from './pi-moves';
import { counted, figure } from './words';

/** What an item of the category is explained from. */
export interface PiScene {
  moves: readonly PiMove[];
  objectives: readonly PiObjective[];
  participants: readonly ParticipantPiScore[];
  /** Of the set that was picked; undefined without one. */
  answers: PiAnswers | undefined;
  /** Measures of the base score, in the years that have one. */
  baseIds: readonly string[];
}

/** Points with where they are from, when others handed theirs on: `50 points (25 + 25 from publicHealth)`. */
function withOrigin(id: string, points: number, moves: readonly PiMove[]): string {
  const received = moves.filter(({ to }) => to === id);
  if (received.length === 0) return counted(points, 'point');
  const own = points - received.reduce((sum, move) => sum + move.points, 0);
  const from = received.map((move) => `${figure(move.points)} from ${move.from}`);
  return `${counted(points, 'point')} (${[figure(own), ...from].join(' + ')})`;
}

const mostInWords = ({ id, max }: PiItemScore, moves: readonly PiMove[]): string => withOrigin(id, max, moves);

function excludedInWords({ id }: PiItemScore, moves: readonly PiMove[]): string {
  const given = moves.filter(({ from }) => from === id);
  const all = given.reduce((sum, { points }) => sum + points, 0);
  const [only] = given;
  if (only === undefined) return 'excluded; no other measure takes its points';
  const each = given.map(({ to, points }) => `${to} (${figure(points)})`).join(' and ');
  const takers = given.length === 1 ? only.to : each;
  return `excluded: its ${withOrigin(id, all, moves)} ${all === 1 ? 'goes' : 'go'} to ${takers}`;
}

function answerInWords(id: string, answers: PiAnswers): string {
  if (answers.isYes(id)) return `${id} yes`;
  if (answers.isExcluded(id)) return `${id} excluded`;
  return answers.isReported(id) ? `${id} no` : `${id} not sent`;
}

/** The same where measures share one figure: one may count twice, and one that CMS suppressed counts with any answer. */
function sharedAnswerInWords(id: string, shared: SharedPoints, answers: PiAnswers): string {
  const answer = answerInWords(id, answers);
  const several = shared.several?.[id];
  if (several !== undefined && answers.isYes(several))
    return `${answer} with more than one registry (${several}), as two`;
  if (answers.isYes(id) || shared.suppressed?.includes(id) !== true) return answer;
  const counts = answers.isExcluded(id) || answers.isReported(id) ? 'counts' : 'would count';
  return `${answer} (suppressed by CMS: any answer or an exclusion ${counts} like a yes)`;
}

function sharedInWords(item: PiItemScore, { moves, objectives, answers }: PiScene): string {
  const shared = objectives.find(({ id }) => id === item.id)?.shared;
  if (shared === undefined || answers === undefined) return rules[item.ruleId].says;
  const each = shared.measureIds.map((id) => sharedAnswerInWords(id, shared, answers)).join(', ');
  return `${each}; ${shared.needed} needed, yes or excluded, for ${mostInWords(item, moves)}`;
}

/** Answers to the measures of a base score that is missed. */
function baseInWords(baseIds: readonly string[], answers: PiAnswers): string {
  const each = baseIds.map((id) => {
    const rate = answers.proportion(id);
    return rate === undefined
      ? answerInWords(id, answers)
      : `${id} ${figure(rate.numerator)}/${figure(rate.denominator)}`;
  });
  return `all are needed, or their exclusions: ${each.join(', ')}`;
}

/** Why something that is required earns nothing, and with it the category. */
function missingInWords(item: PiItemScore, scene: PiScene): string {
  const { id, numerator, denominator } = item;
  const { answers, baseIds, moves, objectives } = scene;
  if (answers === undefined) return rules[item.ruleId].says;
  if (objectives.some((objective) => objective.id === id && objective.shared !== undefined))
    return sharedInWords(item, scene);
  if (id === 'base') return baseInWords(baseIds, answers);
  const instead = Object.keys(objectives.find(({ measures }) => measures?.[id] !== undefined)?.alternatives ?? {});
  const needed = [`needed for ${mostInWords(item, moves)}`, ...instead.map((other) => `${other} instead`)].join(
    ', or ',
  );
  if (!answers.isReported(id)) return `neither reported nor excluded; ${needed}`;
  if (numerator === null) return `not answered yes; ${needed}`;
  return `${figure(numerator)}/${figure(denominator ?? 0)}, a numerator of 1 or more is ${needed}`;
}

function rolledUp(participants: readonly ParticipantPiScore[]): string {
  const scored = participants.filter(({ percent }) => percent !== null);
  const clinicians = scored.reduce((sum, { clinicianCount }) => sum + clinicianCount, 0);
  const terms = scored.map(
    ({ percent, clinicianCount }) => `${figure(percent ?? 0)} x ${counted(clinicianCount, 'clinician')}`,
  );
  const without = participants.reduce(
    (sum, { percent, clinicianCount }) => sum + (percent === null ? clinicianCount : 0),
    0,
  );
  const shown = terms.length > 8 ? `${terms.slice(0, 8).join(' + ')} + ${terms.length - 8} more` : terms.join(' + ');
  const mean = terms.length === 1 ? `${shown} / ${clinicians}` : `(${shown}) / ${clinicians}`;
  return `mean of the participants: ${mean}${without === 0 ? '' : `; ${without} without a score left out`}`;
}

/** What made the points of an item, in plain words. */
export function piItemInWords(item: PiItemScore, scene: PiScene): string {
  const { ruleId, numerator, denominator, max } = item;
  const rate = `${figure(numerator ?? 0)}/${figure(denominator ?? 0)}`;
  switch (ruleId) {
    case 'pi.rate':
      return `${rate} of ${mostInWords(item, scene.moves)}, rounded to whole points`;
    case 'pi.yesNo':
      return `answered yes: ${mostInWords(item, scene.moves)}`;
    case 'pi.shared':
      return sharedInWords(item, scene);
    case 'pi.excluded':
      return excludedInWords(item, scene.moves);
    case 'pi.performanceRate':
      return `${rate} of ${counted(max, 'point')}, each step of the rate that was begun counts`;
    case 'pi.performanceYes':
      return max === item.points ? 'answered yes' : 'not answered yes';
    case 'pi.base':
      return `${rules[ruleId].says} (${scene.baseIds.join(', ')})`;
    case 'pi.zero':
      return missingInWords(item, scene);
    case 'pi.rolledUp':
      return rolledUp(scene.participants);
    default:
      return rules[ruleId].says;
  }
}
