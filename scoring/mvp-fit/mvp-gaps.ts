import type { Category } from '../../policy/year-policy';
import type { MvpShares } from './mvp-shares';
import type { CategoryScore, UnitScore } from '../score-result';

/** Something that the unit would have to report for the pathway. */
export interface MvpGap {
  category: Category;
  code: 'QUALITY_MEASURES' | 'OUTCOME_OR_HIGH_PRIORITY' | 'ACTIVITIES' | 'PROMOTING_INTEROPERABILITY';
  /** Says what is missing, with ids that would do. */
  message: string;
  /** Ids of the pathway that would close the gap, a few. */
  candidates: readonly string[];
}

/** Ids named for a gap; `catalogue list --mvp` names all. */
const named = 6;

/** Points that a category lacks to its full credit; 0 when its weight went elsewhere. */
const lacking = ({ percent, points, possible }: CategoryScore): number => (percent === null ? 0 : possible - points);

const such = (candidates: readonly string[]): string =>
  candidates.length > 0 ? `, such as ${candidates.join(', ')}` : '';

function qualityGaps({ quality }: MvpShares): MvpGap[] {
  const { required, filled, open, openOutcomes, hasOutcome, hasHighPriority } = quality;
  const gaps: MvpGap[] = [];
  if (filled < required) {
    const candidates = open.slice(0, named);
    const message = `${required - filled} of ${required} quality measures${such(candidates)}`;
    gaps.push({ category: 'quality', code: 'QUALITY_MEASURES', message, candidates });
  }
  if (!hasOutcome && !hasHighPriority) {
    const candidates = openOutcomes.slice(0, named);
    const message = `an outcome measure, or else one of high priority${such(candidates)}`;
    gaps.push({ category: 'quality', code: 'OUTCOME_OR_HIGH_PRIORITY', message, candidates });
  }
  return gaps;
}

/**
 * What is missing of a pathway. Only what the unit reports itself: cost and population health are CMS's to compute, and
 * a category whose weight went elsewhere lacks nothing.
 */
export function mvpGaps(shares: MvpShares, score: UnitScore): MvpGap[] {
  const of = (wanted: Category): CategoryScore | undefined =>
    score.byCategory.find(({ category }) => category === wanted);
  const gaps = of('quality')?.percent === null ? [] : qualityGaps(shares);
  const ia = of('ia');
  if (ia !== undefined && lacking(ia) > 0) {
    const candidates = shares.activities.open.slice(0, named);
    const message = `activities worth ${lacking(ia)} of ${ia.possible} points${such(candidates)}`;
    gaps.push({ category: 'ia', code: 'ACTIVITIES', message, candidates });
  }
  if (!shares.pi.reported && of('pi')?.percent !== null) {
    const byGroup = score.unitKind === 'subgroup' ? '; a subgroup may leave it to its group' : '';
    const message = `Promoting Interoperability data${byGroup}`;
    gaps.push({ category: 'pi', code: 'PROMOTING_INTEROPERABILITY', message, candidates: [] });
  }
  return gaps;
}
