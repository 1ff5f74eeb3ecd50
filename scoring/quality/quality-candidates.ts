import { bySubmitter } from '../submitters';
import type { MeasurementSet } from '../score-input';
import type { ScoringContext } from '../scoring-context';

/** Sets whose measures are scored together. The best candidate is the unit's. */
export interface QualityCandidate {
  sets: readonly MeasurementSet[];
  /** Null when nobody sent anything. */
  submitterRef: string | null;
  isWebInterface: boolean;
}

const isWebInterfaceSet = ({ submissionMethod }: MeasurementSet): boolean => submissionMethod === 'cmsWebInterface';

/** Web Interface sets of a unit or an option that may not use it say nothing. */
function mayUseWebInterface({ policy, option, input }: ScoringContext): boolean {
  const { webInterface } = policy.quality;
  return (
    webInterface !== null && webInterface.options.includes(option.kind) && webInterface.units.includes(input.unitKind)
  );
}

/** One organization's sets, divided as the year divides collection types. */
function divided(context: ScoringContext, sets: readonly MeasurementSet[]): readonly MeasurementSet[][] {
  const own = sets.filter((set) => !isWebInterfaceSet(set));
  const webInterface = mayUseWebInterface(context) ? sets.filter(isWebInterfaceSet) : [];
  if (context.policy.quality.methods.collectionTypes === 'perMeasure') return [own, webInterface];
  const methods = new Set(own.map(({ submissionMethod }) => submissionMethod));
  return [...[...methods].map((method) => own.filter((set) => set.submissionMethod === method)), webInterface];
}

/** What tells candidates of equal worth apart: never the order in which they were sent. */
function keyOf({ submitterRef, sets }: QualityCandidate): string {
  const named = sets.map(({ submissionMethod, setRef }) => `${submissionMethod} ${setRef}`).sort();
  return `${submitterRef} ${named.join(' ')}`;
}

/**
 * The candidates: each organization by itself, the Web Interface always apart, and in the years `perSet` each
 * collection type apart; by name, in whichever order they were sent. Without any data there is one empty candidate, for the
 * measures CMS computes.
 */
export function qualityCandidates(context: ScoringContext, sets: readonly MeasurementSet[]): QualityCandidate[] {
  const candidates: QualityCandidate[] = [];
  for (const [submitterRef, sent] of bySubmitter(sets)) {
    for (const together of divided(context, sent)) {
      if (together.length === 0) continue;
      candidates.push({ sets: together, submitterRef, isWebInterface: together.some(isWebInterfaceSet) });
    }
  }
  candidates.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return candidates.length > 0 ? candidates : [{ sets: [], submitterRef: null, isWebInterface: false }];
}
