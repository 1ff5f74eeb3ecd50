import { createCitationReader } from '../citations';
import { plainFigures } from '../figures';
import { isScalarList, type Plain } from '../plain';
import { isUnder, policySections, sectionOf, sectionPrefixOf } from '../sections';
import { NOT_KNOWN_YET } from '../describe/page';
import { inWords, pointerInWords } from '../describe/words';
import type { YearPolicyFile } from '../year-policy-file';
import { pairsOf, type Pair } from './compare-values';
import { headlinesOf } from './headlines';
import { movedWithYear, saysTheSame } from './moved-with-year';
import type { PolicyChange, PolicyDiff } from './policy-diff';

/** Copies of other figures: the flat list of dates, and the years themselves. */
const copies = ['/performanceYear', '/paymentYear', '/calendar/paymentYear', '/calendar/timers'];

type Cite = ReturnType<typeof createCitationReader>;

/**
 * What changed between two performance years, figure by figure. Pure. Left out as noise, and listed in
 * `movedWithTheYear`: a date, label or year number that is the earlier one moved by as many years as the two lie apart;
 * an hour that one file states and the other leaves to the 20:00 convention counts as the same.
 */
export function diffPolicies(earlier: YearPolicyFile, later: YearPolicyFile): PolicyDiff {
  const [old, now] = [plainFigures(earlier), plainFigures(later)];
  const by = later.performanceYear - earlier.performanceYear;
  const cites = { old: createCitationReader(earlier), now: createCitationReader(later) };
  const differing = pairsOf(old, now, '').filter(
    ({ pointer, old: before, new: after }) =>
      !copies.some((copy) => isUnder(pointer, copy)) && !saysTheSame(before, after),
  );
  const moved = differing.filter((pair) => by !== 0 && movedWithYear(pair.old, pair.new, by));
  const left = new Set(moved);
  const changes = differing.filter((pair) => !left.has(pair)).map((pair) => changeOf(pair, cites));
  const order = new Map<string, number>(policySections.map(({ name }, index) => [name, index]));
  return {
    from: earlier.performanceYear,
    to: later.performanceYear,
    headlines: headlinesOf(old, now),
    changes: changes.sort((a, b) => order.get(a.section)! - order.get(b.section)!),
    movedWithTheYear: moved.map(({ pointer }) => pointer),
  };
}

function changeOf(pair: Pair, cites: { old: Cite; now: Cite }): PolicyChange {
  const { pointer, oldPointer, old, new: now } = pair;
  const isUnknown = { old: unknownAt(cites.old, oldPointer, old), now: unknownAt(cites.now, pointer, now) };
  const kind = old === null && !isUnknown.old ? 'added' : now === null && !isUnknown.now ? 'removed' : 'changed';
  const { confidence, sources } = kind === 'removed' ? cites.old(oldPointer) : cites.now(pointer);
  return {
    pointer,
    section: sectionOf(pointer),
    label: pointerInWords(pointer, sectionPrefixOf(pointer)),
    kind,
    old,
    new: now,
    words: changeInWords(pair, isUnknown),
    standing: isUnknown.now ? 'unknown' : confidence,
    sources,
  };
}

/** A null figure that the file marks unknown; one that no citation governs ended with its section. */
function unknownAt(cite: Cite, pointer: string, value: Plain): boolean {
  if (value !== null) return false;
  try {
    return cite(pointer).unknown === true;
  } catch {
    return false;
  }
}

function changeInWords({ old, new: now }: Pair, isUnknown: { old: boolean; now: boolean }): string {
  if (isScalarList(old) && isScalarList(now)) {
    const came = now.filter((item) => !old.includes(item)).map((item) => `+ ${inWords(item)}`);
    const went = old.filter((item) => !now.includes(item)).map((item) => `− ${inWords(item)}`);
    const both = [...came, ...went];
    return both.length > 0 ? both.join(', ') : `in another order: ${inWords(now)}`;
  }
  const say = (value: Plain, unknown: boolean): string => (unknown ? NOT_KNOWN_YET : inWords(value));
  if (old === null && !isUnknown.old) return say(now, isUnknown.now);
  if (now === null && !isUnknown.now) return say(old, isUnknown.old);
  return `${say(old, isUnknown.old)} → ${say(now, isUnknown.now)}`;
}
