import { PolicyArgumentError } from './policy-argument-error';
import type { Citation } from './year-policy';
import type { ProvenanceEntry, YearPolicyFile } from './year-policy-file';

type CitedFile = Pick<YearPolicyFile, 'performanceYear' | 'provenance' | 'sources'>;

/**
 * Looks citations up by JSON pointer: the pointer's own entry governs, else its nearest ancestor's. A section that has
 * neither is cited by all entries within it, and is as sure as the least sure of them.
 * @throws PolicyArgumentError for a pointer that nothing governs.
 */
export function createCitationReader(file: CitedFile): (pointer: string) => Citation {
  const known = new Map<string, Citation>();
  return (pointer) => {
    const earlier = known.get(pointer);
    if (earlier !== undefined) return earlier;
    if (typeof (pointer as unknown) !== 'string') throw ungoverned(file, 'what is no text');
    const citation = citationFrom(file, pointer, governing(file, pointer) ?? within(file, pointer));
    known.set(pointer, citation);
    return citation;
  };
}

function ungoverned({ performanceYear }: CitedFile, what: string): PolicyArgumentError {
  const remedy = 'give a JSON pointer into its file, such as /finalScore/performanceThreshold';
  return new PolicyArgumentError('pointer', `no citation governs ${what} in ${performanceYear}`, remedy);
}

function governing(file: CitedFile, pointer: string): ProvenanceEntry | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const entry = file.provenance[at];
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function within(file: CitedFile, pointer: string): ProvenanceEntry {
  const entries = Object.entries(file.provenance).filter(([at]) => at.startsWith(`${pointer}/`));
  if (entries.length === 0) throw ungoverned(file, pointer);
  const isVerified = entries.every(([, { conf }]) => conf === 'verified');
  return { src: [...new Set(entries.flatMap(([, { src }]) => src))], conf: isVerified ? 'verified' : 'recalled' };
}

function citationFrom(file: CitedFile, pointer: string, entry: ProvenanceEntry): Citation {
  return {
    pointer,
    sources: entry.src.map((id) => file.sources[id] ?? id),
    confidence: entry.conf,
    ...(entry.note === undefined ? {} : { note: entry.note }),
    ...(entry.unknown === true ? { unknown: true as const } : {}),
  };
}
