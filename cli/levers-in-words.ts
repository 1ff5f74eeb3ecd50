import type { Lever, MissingMeasures } from '../scoring/one-more-point/biggest-levers';
import type { PiNeed } from '../scoring/one-more-point/pi-needs';
import { round4, toDecimals } from '../scoring/rounding';
import { categoryName } from './names-in-words';

function needInWords(need: PiNeed): string {
  switch (need.kind) {
    case 'days':
      return need.sent > 0 ? `a period of ${need.least} days (${need.sent} sent)` : `a period of ${need.least} days`;
    case 'cehrtId':
      return 'a CEHRT id';
    case 'attestation':
      return need.mustBeYes ? `${need.measureId} (yes)` : need.measureId;
    case 'measures': {
      const { measureIds, count, orInstead } = need;
      const all = count < measureIds.length ? `${count} of ${measureIds.join(', ')}` : measureIds.join(' and ');
      return orInstead.length === 0 ? all : `${all} (or ${orInstead.join(' or ')} instead)`;
    }
    case 'participants':
      return "the scores of the entity's participants (participantPi)";
  }
}

function measuresInWords({ required, missing, eachUpTo, isOutcomeSlot, measureIds }: MissingMeasures): string {
  const each = toDecimals(eachUpTo, 4);
  if (isOutcomeSlot && missing === 1) {
    return `no outcome or high priority measure was sent, so its slot is empty; worth up to ${each} of the final score`;
  }
  const ids = measureIds.length === 0 ? '' : ` (${measureIds.join(', ')})`;
  const what = missing === required ? `none of the ${required} measures` : `${missing} of ${required} measures not`;
  const worth = missing === 1 ? 'worth up to' : 'each is worth up to';
  return `${what} sent${ids}; ${worth} ${each} of the final score`;
}

/** Lines about what was not sent at all, the biggest first. */
export function leversInWords(levers: readonly Lever[], performanceYear: number): string[] {
  return levers.map((lever) => {
    const upTo = `up to +${toDecimals(lever.upTo, 2)}`;
    const name = `  ${categoryName(lever.category, performanceYear)}:`;
    switch (lever.category) {
      case 'quality':
        return `${name} ${measuresInWords(lever)}${lever.missing === 1 ? '' : `; ${upTo} in all`}`;
      case 'ia': {
        const now = lever.points === 0 ? 'no points' : `${round4(lever.points)} of ${lever.possible} points`;
        return `${name} ${now}; ${upTo} with full credit`;
      }
      case 'pi': {
        const isRolledUp = lever.needs.some(({ kind }) => kind === 'participants');
        const now = lever.hasData || isRolledUp ? lever.detail : 'nothing sent';
        if (lever.needs.length === 0) return `${name} ${now}; ${upTo}`;
        return `${name} ${now}. To count it needs ${lever.needs.map(needInWords).join(', ')}; ${upTo}`;
      }
    }
  });
}
