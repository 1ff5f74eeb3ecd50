import type { DeterminationDifference } from './compare-determinations';
import { compareDeterminations } from './compare-determinations';
import { decide } from './decide';
import type { Determination, DeterminationAuthority } from './determination';

/** The determination that holds, who decided it, and where the other one says otherwise. */
export interface ResolvedDetermination {
  determination: Determination;
  authority: DeterminationAuthority;
  differences: DeterminationDifference[];
}

/**
 * CMS's determination holds where there is one; ours is then only compared. A clinician CMS's file does not name keeps
 * the computed standing (its own `authority` says so), under CMS's word on the group. Elections are those applied to
 * CMS's determination; pass both determinations made with the same ones.
 */
export function resolveDetermination(found: { computed: Determination; cms?: Determination }): ResolvedDetermination {
  const { computed, cms } = found;
  if (!cms) return { determination: computed, authority: 'computed', differences: [] };
  const named = new Set(cms.clinicians.map(({ clinicianRef }) => clinicianRef));
  const unnamed = computed.clinicians.filter(({ clinicianRef }) => !named.has(clinicianRef));
  const clinicians = [...cms.clinicians, ...unnamed];
  const group = { ...cms.group, exists: clinicians.length > 1, practiceSize: computed.group.practiceSize };
  const determination = decide({ ...cms, group, clinicians }, cms.elections);
  return { determination, authority: 'cms', differences: compareDeterminations(cms, computed) };
}
