/** Which MIPS Value Pathways a unit's data would fill, and what each would score. */
import type { Mvp, YearCatalogue } from '../../catalogue/year-catalogue';
import type { UnitKind, YearPolicy } from '../../policy/year-policy';
import { mvpGaps } from './mvp-gaps';
import type { MvpGap } from './mvp-gaps';
import { mvpShares } from './mvp-shares';
import type { MvpShares } from './mvp-shares';
import { scoreUnit } from '../score-unit';
import type { MeasurementSet, UnitFacts, UnitScoreInput } from '../score-input';
import type { UnitScore } from '../score-result';

/** A unit's data; sets of any one program, which are read as if they had been sent for each pathway in turn. */
export type MvpFitInput = Omit<UnitScoreInput, 'option'>;

/** A year without pathways, or a kind of unit that may not report one. */
export class MvpNotOfferedError extends Error {
  readonly code = 'QPP_SCORING_MVP_NOT_OFFERED';

  constructor(
    readonly performanceYear: number,
    readonly unitKind: UnitKind,
    why: string,
  ) {
    super(`Performance year ${performanceYear}: ${why}`);
    this.name = 'MvpNotOfferedError';
  }
}

/** The population health measure that the score takes, and what that rests on. */
export interface PopulationHealthChoice {
  /** Null when the best scored one counts (2025+), or when no figure of either is known. */
  measureId: string | null;
  /** A choice at registration that was not known and had to be supposed; null when nothing was. */
  assumption: string | null;
}

/** One pathway. */
export interface MvpFit {
  mvpId: string;
  /** Nothing that the unit itself must report is missing. */
  isFilled: boolean;
  shares: MvpShares;
  gaps: readonly MvpGap[];
  populationHealth: PopulationHealthChoice;
  score: UnitScore;
}

/** All pathways of the year, best first. */
export interface MvpFitResult {
  performanceYear: number;
  unitKind: UnitKind;
  fits: readonly MvpFit[];
  /** The same data as traditional MIPS, to compare with; null for a unit that may not report it. */
  traditional: UnitScore | null;
}

/**
 * Whether a kind of unit may report pathways in the policy's year at all.
 * @throws MvpNotOfferedError when it may not.
 */
export function requireMvpOffered(unitKind: UnitKind, policy: YearPolicy, catalogue: YearCatalogue): void {
  const { performanceYear } = policy;
  const refuse = (why: string): never => {
    throw new MvpNotOfferedError(performanceYear, unitKind, why);
  };
  const kinds = (Object.entries(policy.participation.matrix.mvp) as [UnitKind, boolean][]).flatMap(([kind, may]) =>
    may ? [kind] : [],
  );
  if (kinds.length === 0 || catalogue.mvps().length === 0) {
    refuse('there are no MIPS Value Pathways; they begin in performance year 2023.');
  }
  if (!kinds.includes(unitKind)) refuse(`${unitKind} may not report an MVP; it is for ${kinds.join(', ')}.`);
}

const underOption = (sets: readonly MeasurementSet[], programName: string): MeasurementSet[] =>
  sets.map((set) => ({ ...set, programName }));

interface Choice {
  populationHealth: PopulationHealthChoice;
  score: UnitScore;
}

const registeredFor = (facts: UnitFacts, mvpId: string, populationHealthMeasureId: string): UnitFacts => ({
  ...facts,
  registration: { mvpId, populationHealthMeasureId },
});

/** The choice a registration for this very pathway made; undefined without one. */
function knownChoice({ registration }: UnitFacts, mvp: Mvp): string | undefined {
  return registration?.mvpId === mvp.id ? registration.populationHealthMeasureId : undefined;
}

/**
 * To 2024 one population health measure is chosen at registration: with a registration for the pathway, that one;
 * without, the better of those that CMS has figures for, the supposition named.
 */
function scorePathway(input: MvpFitInput, policy: YearPolicy, catalogue: YearCatalogue, mvp: Mvp): Choice {
  const own = { ...input, option: mvp.id, sets: underOption(input.sets, mvp.id) };
  const score = (facts: UnitFacts): UnitScore => scoreUnit({ ...own, facts }, policy, catalogue);
  if (policy.quality.methods.populationHealth !== 'registered') {
    return { populationHealth: { measureId: null, assumption: null }, score: score(input.facts) };
  }
  const chosen = knownChoice(input.facts, mvp);
  if (chosen !== undefined) {
    return { populationHealth: { measureId: chosen, assumption: null }, score: score(input.facts) };
  }
  const figures = new Set(input.facts.administrativeClaims.map(({ measureId }) => measureId));
  const tried = (policy.quality.mvp?.populationHealthMeasureIds ?? [])
    .filter((id) => figures.has(id))
    .map((id) => ({ id, score: score(registeredFor(input.facts, mvp.id, id)) }))
    .sort((a, b) => b.score.unrounded - a.score.unrounded);
  const [best, ...others] = tried;
  if (best === undefined) {
    return { populationHealth: { measureId: null, assumption: null }, score: score(input.facts) };
  }
  const elsewise = others.map((other) => `; ${other.id} would give ${other.score.finalScore ?? 'no score'}`).join('');
  const assumption = `supposes that ${best.id} was chosen at registration${elsewise}`;
  return { populationHealth: { measureId: best.id, assumption }, score: best.score };
}

function fitOf(input: MvpFitInput, policy: YearPolicy, catalogue: YearCatalogue, mvp: Mvp): MvpFit {
  const choice = scorePathway(input, policy, catalogue, mvp);
  const shares = mvpShares({ input, policy, catalogue, mvp, score: choice.score });
  const gaps = mvpGaps(shares, choice.score);
  return { mvpId: mvp.id, isFilled: gaps.length === 0, shares, gaps, ...choice };
}

/** Best score first; of equals the one that lacks less, then by id. */
function byMerit(a: MvpFit, b: MvpFit): number {
  return (
    b.score.unrounded - a.score.unrounded ||
    a.gaps.length - b.gaps.length ||
    b.shares.quality.filled - a.shares.quality.filled ||
    (a.mvpId < b.mvpId ? -1 : 1)
  );
}

/**
 * What a unit's data would be under every pathway of the year. Pure; the same figures as {@link scoreUnit}'s.
 * @throws MvpNotOfferedError for years before 2023 and for units that may not report an MVP.
 * @throws YearMismatchError when input, policy and catalogue are not of one year.
 */
export function fitMvps(input: MvpFitInput, policy: YearPolicy, catalogue: YearCatalogue): MvpFitResult {
  const { performanceYear, unitKind } = input;
  requireMvpOffered(unitKind, policy, catalogue);
  const mayReportMips = policy.participation.matrix.mips[unitKind];
  const traditional = (): UnitScore =>
    scoreUnit({ ...input, option: 'mips', sets: underOption(input.sets, 'mips') }, policy, catalogue);
  return {
    performanceYear,
    unitKind,
    fits: catalogue
      .mvps()
      .map((mvp) => fitOf(input, policy, catalogue, mvp))
      .sort(byMerit),
    traditional: mayReportMips ? traditional() : null,
  };
}
