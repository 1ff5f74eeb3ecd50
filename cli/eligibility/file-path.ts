import type { EligibilityDocument, PracticePart } from '../../schemas/eligibility-facts';

/** A path that the determination tells, by the names that the file has for the same things. */
export function filePathOf(path: string, document: EligibilityDocument): string {
  const named = path.replace(/^members\b/, 'practices').replace('.clinicianRefs[', '.npis[');
  const [, practice, clinician, segment] = /^(?:practices\[(\d+)\]\.)?clinicians\[(\d+)\]\.statusFigures\.(\d)/.exec(
    named,
  ) ?? [undefined, undefined, undefined, undefined];
  if (clinician === undefined) return named;
  // The file holds these figures in the segment itself.
  const rows = practiceAt(document, Number(practice ?? 0))?.clinicians[Number(clinician)]?.segments ?? [];
  const place = rows.findIndex((row) => String(row.segment) === segment);
  return named.replace(`statusFigures.${segment}`, `segments[${place}]`);
}

const practiceAt = (document: EligibilityDocument, index: number): PracticePart | undefined =>
  document.kind === 'practice' ? document : document.practices[index];
