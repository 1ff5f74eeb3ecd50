import type { Citation } from './year-policy';
import type { YearPolicyFile } from './year-policy-file';

/**
 * Looks citations up by JSON pointer: the pointer's own entry governs, else its nearest ancestor's.
 * A pointer nothing governs is our mistake, not the caller's, so it throws.
 */
export function createCitationReader(
  file: Pick<YearPolicyFile, 'performanceYear' | 'provenance' | 'sources'>,
): (pointer: string) => Citation {
  const known = new Map<string, Citation>();
  return (pointer) => {
    const earlier = known.get(pointer);
    if (earlier !== undefined) return earlier;
    const citation = find(file, pointer);
    known.set(pointer, citation);
    return citation;
  };
}

function find(file: Pick<YearPolicyFile, 'performanceYear' | 'provenance' | 'sources'>, pointer: string): Citation {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const entry = file.provenance[at];
    if (entry === undefined) continue;
    return {
      pointer,
      sources: entry.src.map((id) => file.sources[id] ?? id),
      confidence: entry.conf,
      ...(entry.note === undefined ? {} : { note: entry.note }),
      ...(entry.unknown === true ? { unknown: true as const } : {}),
    };
  }
  throw new Error(`Policy ${file.performanceYear}: no citation governs ${pointer}`);
}
