import type { Category } from '../policy/year-policy';
import type { AbsenceReason } from './absent-categories';
import type { Combined } from './combine-categories';

/** How many sentences on unknown figures there were after each part of the score, in the order in which they are scored. */
export interface UnknownMarks {
  quality: number;
  cost: number;
  pi: number;
  bonus: number;
}

/** Absences for want of something that could be scored; a category that is absent for another reason is excused for good. */
const forWant: ReadonlySet<AbsenceReason> = new Set(['noCostMeasure', 'noQualityMeasure', 'noParticipantPi']);

/**
 * The unknown figures that decide on the final score. One of a category that is excused decides nothing, nor does one of a
 * bonus or a hospital's result where fewer than two categories are left in any case.
 */
export function decisiveUnknowns(sentences: readonly string[], marks: UnknownMarks, best: Combined): readonly string[] {
  if (sentences.length === 0) return sentences;
  const counts = (category: Category): boolean => {
    const reason = best.absent.get(category);
    return reason === undefined || forWant.has(reason);
  };
  const decisive: string[] = [];
  if (counts('quality')) decisive.push(...sentences.slice(0, marks.quality));
  if (counts('cost')) decisive.push(...sentences.slice(marks.quality, marks.cost));
  if (counts('pi')) decisive.push(...sentences.slice(marks.cost, marks.pi));
  const hasWeights = best.row !== undefined && best.row.weights !== null;
  if (hasWeights || decisive.length > 0) decisive.push(...sentences.slice(marks.pi, marks.bonus));
  if (counts('quality') || counts('cost')) decisive.push(...sentences.slice(marks.bonus));
  return decisive;
}
