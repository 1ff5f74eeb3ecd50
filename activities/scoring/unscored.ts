import { sql } from 'kysely';
import { ScoreInputError } from '../../scoring/scoring-errors';
import type { Fact, FactData } from '../../schemas/events/fact';
import type { FactType } from '../../schemas/events/fact-types';
import type { Unscored } from '../../schemas/messages/year';
import { type DecisionContext, factOf } from '../decision-context';
import type { UnscoredUnit } from './score-year';

type Told = Pick<FactData<'ops.unit-not-scored'>, 'unitRef' | 'option' | 'stage' | 'reason' | 'problems' | 'remedy'>;

const NOT_SCORED = 'ops.unit-not-scored' satisfies FactType;

/** What an operator does, by the code of the refusal; each at most 200 characters. */
const REMEDIES: Readonly<Record<string, string>> = {
  QPP_SCORING_INPUT_INVALID:
    'Facts: load the rows named here again, corrected or withdrawn, and announce them. Sets: their sender replaces them. The unit is then scored.',
  QPP_SCORING_OPTION_NOT_ALLOWED:
    'The unit may not report in this option that year: its sender reports in another one, whose score then counts.',
  QPP_SCORING_NOT_DETERMINABLE:
    "A figure that this score needs is not known: enter it in the year's policy or catalogue with its source, or load the missing fact, then announce facts to score anew.",
};

/** Enough to repair by. */
const MOST_PROBLEMS = 20;

/** Where something is wrong with the unit's input, as codes and places. The core's own words may hold what was sent. */
function problemsOf({ refusal }: UnscoredUnit): { path: string; code: string }[] {
  if (!(refusal instanceof ScoreInputError)) return [{ path: '$', code: refusal.code }];
  return refusal.problems.slice(0, MOST_PROBLEMS).map(({ path, code }) => ({ path: path.slice(0, 200), code }));
}

/** What the workflow keeps of it; absent when everything was scored. */
export function unscoredOf(unscored: readonly UnscoredUnit[]): { unscored?: Unscored } {
  const [first] = unscored;
  const problem = first && problemsOf(first)[0];
  return problem ? { unscored: { units: unscored.length, ...problem } } : {};
}

/** Tells operators of each unit without a score; not again where that is the last that was told of its score. */
export async function tellUnscored(
  context: DecisionContext,
  unscored: readonly UnscoredUnit[],
  stage: Told['stage'],
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const unit of unscored) {
    const { unitRef, option, refusal } = unit;
    const remedy = REMEDIES[refusal.code] ?? 'See docs/scoring.md for this code.';
    const told: Told = { unitRef, option, stage, reason: refusal.code, problems: problemsOf(unit), remedy };
    if (sameTold(await lastTold(context, unitRef, option), told)) continue;
    facts.push(factOf(context, 'ops.unit-not-scored', told));
  }
  return facts;
}

const sameTold = (before: Told | undefined, now: Told): boolean =>
  before !== undefined && contentOf(before) === contentOf(now);

const contentOf = ({ stage, reason, problems }: Told): string =>
  JSON.stringify([stage, reason, problems.map(({ path, code }) => [path, code])]);

/** Whether the unit was passed over when final scores were released: its first score is then a release, no revision. */
export async function wasHeldBack(context: DecisionContext, unitRef: string, option: string): Promise<boolean> {
  const told = factsOf(context, [NOT_SCORED], unitRef, option).where(sql<string>`data ->> 'stage'`, '=', 'final');
  return (await told.executeTakeFirst()) !== undefined;
}

async function lastTold(context: DecisionContext, unitRef: string, option: string): Promise<Told | undefined> {
  const scores: FactType[] = ['score.preliminary-calculated', 'score.final-released', 'score.revised'];
  const row = await factsOf(context, [NOT_SCORED, ...scores], unitRef, option).executeTakeFirst();
  return row?.type === NOT_SCORED ? (row.data as unknown as Told) : undefined;
}

/** Facts about the score of a unit, the latest first; what this very cause told before a reset does not count. */
const factsOf = ({ tx, year, cause }: DecisionContext, types: FactType[], unitRef: string, option: string) =>
  tx
    .selectFrom('facts')
    .select(['type', 'data'])
    .where('source_key', '=', year.entityKey)
    .where('cause', '!=', cause)
    .where('type', 'in', types)
    .where(sql<string>`data ->> 'unitRef'`, '=', unitRef)
    .where(sql<string>`data ->> 'option'`, '=', option)
    .orderBy('sequence', 'desc')
    .limit(1);
