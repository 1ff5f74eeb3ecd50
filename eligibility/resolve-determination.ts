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
 * the computed standing (its own `authority` says so), under CMS's word on the group.
 *
 * The elections applied to the computed determination are applied to CMS's too, after those CMS itself has recorded:
 * CMS's file may have been read long before the latest election.
 */
export function resolveDetermination(found: { computed: Determination; cms?: Determination }): ResolvedDetermination {
  const { computed } = found;
  if (!found.cms) return { determination: computed, authority: 'computed', differences: [] };
  const cms = decide(found.cms, computed.elections);
  const named = new Set(cms.clinicians.map(({ clinicianRef }) => clinicianRef));
  const unnamed = computed.clinicians.filter(({ clinicianRef }) => !named.has(clinicianRef));
  const clinicians = [...cms.clinicians, ...unnamed];
  const group = {
    ...cms.group,
    exists: cms.group.exists || clinicians.length > 1,
    practiceSize: computed.group.practiceSize,
  };
  const determination = decide({ ...cms, group, clinicians }, computed.elections);
  return { determination, authority: 'cms', differences: compareDeterminations(cms, computed) };
}
