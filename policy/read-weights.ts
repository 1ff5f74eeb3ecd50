import type { ReweightingRow, WeightScheme, WeightsPolicy } from './weights-policy';
import type { Category, Weights } from './year-policy';
import type { StoredReweightingRow, YearPolicyFile } from './year-policy-file';

const bit: Readonly<Record<Category, number>> = { quality: 1, cost: 2, ia: 4, pi: 8 };
const categories = Object.keys(bit) as Category[];

/** A set of categories as a small integer, so that a row is found without comparing arrays. */
function mask(some: Iterable<Category>): number {
  let sum = 0;
  for (const category of some) sum |= bit[category];
  return sum;
}

/**
 * One table, indexed. Categories that the whole row weighs at 0 (cost in 2017, and in options without cost) are neither
 * here nor there: their absence moves nothing.
 */
interface Table {
  rows: readonly ReweightingRow[];
  byMask: ReadonlyMap<number, ReweightingRow>;
  weighed: number;
}

function table(rows: readonly ReweightingRow[], whole: Weights | undefined): Table {
  const weighed = mask(categories.filter((category) => (whole?.[category] ?? 0) > 0));
  return { rows, weighed, byMask: new Map(rows.map((row) => [mask(row.absent) & weighed, row])) };
}

function placed(rows: readonly StoredReweightingRow[], pointer: string): ReweightingRow[] {
  return rows.map((row, index) => ({ ...row, pointer: `${pointer}/${index}` }));
}

/** Where each scheme of its own keeps its rows. */
const tableOf = {
  app1: 'appReweighting',
  appPlus: 'appReweighting',
  apmScoringStandard: 'apmScoringStandardReweighting',
} as const;

/** The table of the APP or of the APM scoring standard: the whole row, and the rows for what may be absent. */
function ownTable(file: YearPolicyFile, scheme: keyof typeof tableOf): Table {
  const whole = file.categoryWeights.standard[scheme];
  if (whole === undefined) return table([], undefined);
  const stored = tableOf[scheme];
  const none: ReweightingRow = { absent: [], weights: whole, pointer: `/categoryWeights/standard/${scheme}` };
  const rows = placed(file.categoryWeights[stored] ?? [], `/categoryWeights/${stored}`);
  return table([none, ...rows], whole);
}

/** Builds the weights section; rows are indexed once so that a lookup is one map access. */
export function readWeights(file: YearPolicyFile): WeightsPolicy {
  const stored = file.categoryWeights;
  const whole = stored.standard.individualGroupVirtualGroup;
  const standard = table(placed(stored.reweighting.standard, '/categoryWeights/reweighting/standard'), whole);
  const small = table(placed(stored.reweighting.small ?? [], '/categoryWeights/reweighting/small'), whole);
  const own = {
    app1: ownTable(file, 'app1'),
    appPlus: ownTable(file, 'appPlus'),
    apmScoringStandard: ownTable(file, 'apmScoringStandard'),
  };
  const tableFor = (scheme: WeightScheme, isSmall: boolean): Table => {
    if (scheme !== 'mips') return own[scheme];
    return isSmall && small.rows.length > 0 ? small : standard;
  };
  return {
    standard: whole,
    absentForEveryone: stored.effective?.costReweightedToZeroForAll === true ? ['cost'] : [],
    absentForApmEntity: ['cost'],
    row(scheme: WeightScheme, absent: ReadonlySet<Category>, isSmall: boolean): ReweightingRow | undefined {
      const { byMask, weighed } = tableFor(scheme, isSmall);
      return byMask.get(mask(absent) & weighed);
    },
    categoriesLeft(scheme: WeightScheme, absent: ReadonlySet<Category>): number {
      const { weighed } = tableFor(scheme, false);
      return categories.filter((category) => (weighed & bit[category]) !== 0 && !absent.has(category)).length;
    },
    rows: {
      standard: standard.rows,
      small: small.rows,
      app: own.app1.rows,
      apmScoringStandard: own.apmScoringStandard.rows,
    },
  };
}
