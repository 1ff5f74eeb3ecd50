/** What Promoting Interoperability data lack before any of them count. */
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { BaseAndPerformancePolicy } from '../../policy/pi-policy';
import type { YearPolicy } from '../../policy/year-policy';
import { allocatePiPoints } from '../pi/pi-allocation';
import type { PiItem } from '../pi/pi-allocation';
import { PiAnswers } from '../pi/pi-answers';
import { hasCehrtId } from '../pi/pi-score';
import { tallyShared } from '../pi/pi-shared-points';
import type { MeasurementSet, UnitScoreInput } from '../score-input';
import { periodDays } from '../submitters';

/** One thing that is missing. */
export type PiNeed =
  /** A longer period; `sent` is 0 without data. */
  | { kind: 'days'; sent: number; least: number }
  | { kind: 'cehrtId' }
  | { kind: 'attestation'; measureId: string; mustBeYes: boolean }
  /** So many of these reported with success or excluded; one of `orInstead`, answered yes, does as well. */
  | { kind: 'measures'; measureIds: readonly string[]; count: number; orInstead: readonly string[] }
  /** An APM Entity whose participants' scores are rolled up; with `orOwnData` data of its own would do as well. */
  | { kind: 'participants'; orOwnData?: true };

function isMet(answers: PiAnswers, { id, isExcluded, kind, objective }: PiItem): boolean {
  if (kind === 'shared' && objective.shared !== undefined) {
    const { credits, excluded } = tallyShared(objective.shared, answers);
    return credits + excluded >= objective.shared.needed;
  }
  return isExcluded || answers.isYes(id) || answers.rate(id) !== undefined;
}

function sharedNeed({ objective: { shared } }: PiItem, answers: PiAnswers): PiNeed[] {
  if (shared === undefined) return [];
  const { credits, excluded } = tallyShared(shared, answers);
  const isSpent = (id: string): boolean => shared.suppressed?.includes(id) === true && answers.isReported(id);
  const measureIds = shared.measureIds.filter((id) => !answers.isYes(id) && !answers.isExcluded(id) && !isSpent(id));
  return [{ kind: 'measures', measureIds, count: shared.needed - credits - excluded, orInstead: [] }];
}

/** Unmet items, those of one objective together. */
function objectiveNeeds(policy: YearPolicy, answers: PiAnswers): PiNeed[] {
  const unmet = allocatePiPoints(policy.pi, answers).filter((item) => !isMet(answers, item));
  return policy.pi.objectives.flatMap((objective): PiNeed[] => {
    const items = unmet.filter((item) => item.objective === objective);
    const [first] = items;
    if (first === undefined) return [];
    if (first.kind === 'shared') return sharedNeed(first, answers);
    const orInstead = Object.keys(objective.alternatives ?? {});
    const measureIds = items.map(({ id }) => id);
    return [{ kind: 'measures', measureIds, count: measureIds.length, orInstead }];
  });
}

/** Base measures of the set that lacks the fewest, the first of equals. */
function baseNeeds({ measureSets }: BaseAndPerformancePolicy, answers: PiAnswers): PiNeed[] {
  const isGiven = (id: string): boolean =>
    answers.isYes(id) || answers.rate(id) !== undefined || answers.isExcluded(id);
  const [fewest] = measureSets
    .map(({ baseIds }) => baseIds.filter((id) => !isGiven(id)))
    .sort((a, b) => a.length - b.length);
  if (fewest === undefined || fewest.length === 0) return [];
  return [{ kind: 'measures', measureIds: fewest, count: fewest.length, orInstead: [] }];
}

const nothingSent: MeasurementSet = {
  setRef: '',
  submitterRef: '',
  category: 'pi',
  submissionMethod: 'registry',
  programName: '',
  performanceStart: '',
  performanceEnd: '',
  measurements: [],
};

/**
 * Everything a set lacks before the category earns anything, or all that is needed without a set. With all of it given in
 * full the category earns full marks or nearly so.
 */
export function piNeeds(
  { unitKind }: UnitScoreInput,
  policy: YearPolicy,
  catalogue: YearCatalogue,
  set: MeasurementSet | undefined,
): PiNeed[] {
  const { pi } = policy;
  if (unitKind === 'apm' && pi.entityLevel === 'rolledUp') return [{ kind: 'participants' }];
  if (unitKind === 'apm' && set === undefined) return [{ kind: 'participants', orOwnData: true }];
  const answers = new PiAnswers(set ?? nothingSent, catalogue, pi.exclusionLinks);
  const sent = set === undefined ? 0 : periodDays(set);
  const days: PiNeed[] =
    sent >= pi.minimumContinuousDays ? [] : [{ kind: 'days', sent, least: pi.minimumContinuousDays }];
  const id: PiNeed[] = !pi.needsCehrtId || (set !== undefined && hasCehrtId(set)) ? [] : [{ kind: 'cehrtId' }];
  const attestations = pi.attestations
    .filter(({ measureId, mustBeYes }) => (mustBeYes ? !answers.isYes(measureId) : !answers.isReported(measureId)))
    .map(({ measureId, mustBeYes }): PiNeed => ({ kind: 'attestation', measureId, mustBeYes }));
  const measures =
    pi.baseAndPerformance === null ? objectiveNeeds(policy, answers) : baseNeeds(pi.baseAndPerformance, answers);
  return [...attestations, ...measures, ...id, ...days];
}
