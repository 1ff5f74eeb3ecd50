import type { ReweightingRow, WeightScheme, WeightsPolicy } from './weights-policy';
import type { Category } from './year-policy';
import type { StoredReweightingRow, YearPolicyFile } from './year-policy-file';

const bit: Readonly<Record<Category, number>> = { quality: 1, cost: 2, ia: 4, pi: 8 };

/** A set of categories as a small integer, so that a row is found without comparing arrays. */
function mask(categories: Iterable<Category>): number {
  let sum = 0;
  for (const category of categories) sum |= bit[category];
  return sum;
}

function placed(rows: readonly StoredReweightingRow[], pointer: string): ReweightingRow[] {
  return rows.map((row, index) => ({ ...row, pointer: `${pointer}/${index}` }));
}

function byMask(rows: readonly ReweightingRow[]): ReadonlyMap<number, ReweightingRow> {
  return new Map(rows.map((row) => [mask(row.absent), row]));
}

/**
 * The APP's own table. Cost is never scored there, so its rows leave cost unmentioned: it is added to every key.
 */
function appRows(file: YearPolicyFile, scheme: 'app1' | 'appPlus'): ReweightingRow[] {
  const whole = file.categoryWeights.standard[scheme];
  if (whole === undefined) return [];
  const rows = placed(file.categoryWeights.appReweighting ?? [], '/categoryWeights/appReweighting');
  const none: ReweightingRow = { absent: [], weights: whole, pointer: `/categoryWeights/standard/${scheme}` };
  return [none, ...rows].map((row) => ({ ...row, absent: [...new Set<Category>([...row.absent, 'cost'])] }));
}

/** Builds the weights section; rows are indexed once so that a lookup is one map access. */
export function readWeights(file: YearPolicyFile): WeightsPolicy {
  const stored = file.categoryWeights;
  const standard = placed(stored.reweighting.standard, '/categoryWeights/reweighting/standard');
  const small = placed(stored.reweighting.small ?? [], '/categoryWeights/reweighting/small');
  const app1 = appRows(file, 'app1');
  const index = {
    standard: byMask(standard),
    small: byMask(small.length > 0 ? small : standard),
    app1: byMask(app1),
    appPlus: byMask(appRows(file, 'appPlus')),
  };
  return {
    standard: stored.standard.individualGroupVirtualGroup,
    absentForEveryone: stored.effective?.costReweightedToZeroForAll === true ? ['cost'] : [],
    absentForApmEntity: ['cost'],
    row(scheme: WeightScheme, absent: ReadonlySet<Category>, isSmall: boolean): ReweightingRow | undefined {
      const table = scheme === 'mips' ? (isSmall ? index.small : index.standard) : index[scheme];
      return table.get(mask(absent));
    },
    rows: { standard, small, app: app1 },
  };
}
