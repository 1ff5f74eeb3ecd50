import type { Lever, MissingInteroperability, MissingMeasures } from '../scoring/one-more-point/biggest-levers';
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
      return `the scores of the entity's participants (participantPi)${need.orOwnData ? ' or data of its own' : ''}`;
  }
}

const unscoredWords = {
  nobody: 'had nobody in it',
  suppressed: 'is treated as suppressed',
  notScored: 'is not scored',
};

/** How many measures are missing, and what was sent of them all the same. */
function missingInWords({ required, missing, sentUnscored, measureIds }: MissingMeasures): string {
  const ids = measureIds.length === 0 ? '' : ` (${measureIds.join(', ')})`;
  if (sentUnscored.length > 0) {
    const sent = sentUnscored.map(({ measureId, why }) => `${measureId} was sent and ${unscoredWords[why]}`);
    return `${missing} of ${required} ${required === 1 ? 'measure' : 'measures'} missing${ids}; ${sent.join(', ')}`;
  }
  if (missing < required) return `${missing} of ${required} measures not sent${ids}`;
  return required === 1 ? `the 1 measure not sent${ids}` : `none of the ${required} measures sent${ids}`;
}

function measuresInWords(lever: MissingMeasures): string {
  const { required, missing, eachUpTo, isOutcomeSlot } = lever;
  const each = toDecimals(eachUpTo, 4);
  // A further measure can make a specialty set whole, and then fewer are required.
  const worth = `with ${required} required ${missing === 1 ? '' : 'each is '}worth up to ${each} of the final score`;
  const what =
    isOutcomeSlot && missing === 1
      ? 'the place of an outcome or high priority measure is empty'
      : missingInWords(lever);
  return `${what}; ${worth}`;
}

/** Everything that is needed; a measure that may be excluded is given by its exclusion as well. */
function needsInWords({ needs, orGroupData }: MissingInteroperability): string {
  const hasMeasures = needs.some(({ kind }) => kind === 'measures');
  const all = `${needs.map(needInWords).join(', ')}${hasMeasures ? ' (measures reported or excluded)' : ''}`;
  return orGroupData ? `${all}, or the data of its group` : all;
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
        if (lever.needs.length === 0) return `${name} ${lever.hasData ? lever.detail : 'nothing sent'}; ${upTo}`;
        const isRolledUp = lever.needs.some(({ kind }) => kind === 'participants');
        const now = isRolledUp ? 'not known' : lever.hasData ? 'nothing of it counts' : 'nothing sent';
        return `${name} ${now}. To count it needs ${needsInWords(lever)}; ${upTo}`;
      }
    }
  });
}
