import type { EntityView, EntityViews } from '../events/rebuild';
import { latestAdjustments, latestAssignments } from '../store/assignments';
import type { Database } from '../store/database';
import { latestScores } from '../store/scores';

/** One line a score, assignment or adjustment, so that two lists compare as text. */
type Lines = string[];

/**
 * Compares what was rebuilt from Kafka with the store's own tables of scores, assignments and adjustments, which the
 * folds of the read model never see: an independent witness. Returns the differences in words; none when all agree.
 */
export async function compareTables(database: Database, rebuilt: EntityViews): Promise<string[]> {
  const found: string[] = [];
  for (const [entityKey, view] of rebuilt) {
    const told = toldBy(view);
    const kept = await keptBy(database, entityKey);
    for (const line of kept.filter((each) => !told.includes(each))) found.push(`${entityKey}: never told: ${line}`);
    for (const line of told.filter((each) => !kept.includes(each)))
      found.push(`${entityKey}: not in the store: ${line}`);
  }
  return found;
}

/** What the facts on Kafka say. */
export function toldBy({ scores }: EntityView): Lines {
  if (!scores) return [];
  return [
    ...scores.final.map((each) => score(each.unitRef, each.option, each.version, each.finalScore)),
    ...scores.assigned.map((each) =>
      assignment(each.clinicianRef, each.finalScore, `${each.winner.unit} ${each.winner.option}`),
    ),
    ...scores.adjustments.map((each) =>
      adjustment(each.clinicianRef, each.version, each.basePercent, each.scalingFactor, each.finalPercent),
    ),
  ].sort();
}

async function keptBy(database: Database, entityKey: string): Promise<Lines> {
  const finals = (await latestScores(database, entityKey)).filter(({ stage }) => stage !== 'preliminary');
  const assigned = [...(await latestAssignments(database, entityKey)).values()];
  const adjusted = [...(await latestAdjustments(database, entityKey)).values()];
  return [
    ...finals.map((each) => score(each.unitRef, each.option, each.version, Number(each.finalScore))),
    ...assigned.flatMap(({ clinicianRef, finalScore, winner }) =>
      finalScore !== null && winner
        ? [assignment(clinicianRef, Number(finalScore), `${winner.unitRef} ${winner.option}`)]
        : [],
    ),
    ...adjusted.map((each) =>
      adjustment(each.clinicianRef, each.version, each.basePercent, each.scalingFactor, each.finalPercent),
    ),
  ].sort();
}

const score = (unitRef: string, option: string, version: number, finalScore: number): string =>
  `score of ${unitRef} ${option} version ${version} = ${finalScore}`;

const assignment = (clinicianRef: string, finalScore: number, winner: string): string =>
  `assigned to ${clinicianRef}: ${finalScore} from ${winner}`;

const adjustment = (
  clinicianRef: string,
  version: number,
  base: string,
  factor: string | null,
  final: string | null,
): string => `adjustment of ${clinicianRef} version ${version}: ${base} x ${factor ?? '-'} = ${final ?? '-'}`;
