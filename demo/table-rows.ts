import type { Keyring } from '../privacy/keyring';
import type { EntityView } from '../events/rebuild';
import { clinicianOfUnit } from '../schemas/ids';
import type { FinalScoreSnapshot, ScoresSnapshot } from '../schemas/events/scores-snapshot';
import { clinicianRefOf } from '../store/entity-years';
import type { Cast } from './cast';

/** One category of a final score. */
export interface CategoryCell {
  weight: number;
  points: number;
}

/** Payment adjustments of clinicians that are alike. */
export interface AdjustmentCell {
  clinicians: number;
  basePercent: string;
  finalPercent: string | null;
}

/** One unit of one TIN at the end; figures only, no tokens, so that two runs can be compared. */
export interface TableRow {
  story: string;
  /** `group`, `subgroup`, `individual 1`, or `–` where nothing was scored. */
  unit: string;
  option: string;
  eligibility: string;
  elected: string;
  categories: Partial<Record<'quality' | 'ia' | 'pi' | 'cost', CategoryCell>>;
  finalScore: number | null;
  adjustments: AdjustmentCell[];
  /** Clinicians of the TIN to whom no adjustment attaches; told once a TIN, on its first row. */
  unadjusted: number | null;
  review: string;
}

/** The rows of one TIN, read from the read model. */
export function rowsOf({ story, played }: Cast, view: EntityView | undefined, keyring: Keyring): TableRow[] {
  const labels = new Map(
    played.npis.map((npi, index) => [clinicianRefOf(keyring, npi, played.performanceYear), `individual ${index + 1}`]),
  );
  const { state, scores } = view ?? { state: null, scores: null };
  const shared = {
    story: story.name,
    eligibility: state?.eligibility?.statusToolResult ?? 'unknown',
    elected: [...new Set((state?.optIn ?? []).map(({ decision }) => decision))].join(', '),
    review: (state?.reviews ?? []).map(({ outcome, state: stands }) => outcome ?? stands).join(', '),
  };
  const adjusted = scores?.adjustments.length ?? 0;
  const units = (scores?.final ?? []).map((final) => ({ final, unit: labelOf(final.unitRef, labels) }));
  units.sort((left, right) => (left.unit < right.unit ? -1 : 1));
  const unadjusted = played.npis.length - adjusted;
  if (!scores || units.length === 0)
    return [{ ...shared, unit: '–', option: '', categories: {}, finalScore: null, adjustments: [], unadjusted }];
  return units.map(({ final, unit }, index) => ({
    ...shared,
    unit,
    option: final.option,
    categories: Object.fromEntries(
      final.byCategory.map(({ category, weight, points }) => [category, { weight, points }]),
    ),
    finalScore: final.finalScore,
    adjustments: adjustmentsOf(scores, final),
    unadjusted: index === 0 ? unadjusted : null,
  }));
}

function labelOf(unitRef: string, labels: Map<string, string>): string {
  const clinicianRef = clinicianOfUnit(unitRef);
  if (clinicianRef) return labels.get(clinicianRef) ?? 'individual';
  return unitRef.split(':', 1)[0]!;
}

/** Adjustments of those whose final score came from this unit, equal ones counted together. */
function adjustmentsOf(scores: ScoresSnapshot, { unitRef, option }: FinalScoreSnapshot): AdjustmentCell[] {
  const winners = new Set(
    scores.assigned
      .filter(({ winner }) => winner.unit === unitRef && winner.option === option)
      .map(({ clinicianRef }) => clinicianRef),
  );
  const cells = new Map<string, AdjustmentCell>();
  for (const { clinicianRef, basePercent, finalPercent } of scores.adjustments) {
    if (!winners.has(clinicianRef)) continue;
    const key = `${basePercent} ${finalPercent}`;
    const cell = cells.get(key) ?? { clinicians: 0, basePercent, finalPercent };
    cells.set(key, { ...cell, clinicians: cell.clinicians + 1 });
  }
  return [...cells.values()].sort((left, right) => Number(left.basePercent) - Number(right.basePercent));
}

/** How the rows of a story differ from what its script says. */
export function unexpectedEnds({ story }: Cast, rows: TableRow[]): string[] {
  const { ends } = story;
  const scored = rows.filter((row) => row.finalScore !== null).map(({ unit }) => unit);
  const adjusted = rows.flatMap((row) => row.adjustments).reduce((sum, { clinicians }) => sum + clinicians, 0);
  const found = { eligibility: rows[0]!.eligibility, scored: scored.join(', '), adjusted, review: rows[0]!.review };
  const wanted = {
    eligibility: ends.eligibility,
    scored: [...ends.scored].sort().join(', '),
    adjusted: ends.adjusted,
    review: ends.review ?? '',
  };
  return (Object.keys(wanted) as (keyof typeof wanted)[])
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `${name}: expected ${wanted[name] || 'none'}, found ${found[name] || 'none'}`);
}
