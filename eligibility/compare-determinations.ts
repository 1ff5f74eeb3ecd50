import type { ClinicianDetermination, Determination, GroupDetermination } from './determination';

/** Fields in which two determinations are held against each other, for clinicians and for the group. */
const clinicianFields = ['status', 'eligible', 'eligibleIfGroupReports', 'adjustable', 'specialStatuses'] as const;
const groupFields = ['status', 'eligible', 'specialStatuses'] as const;

/** One field in which CMS's determination and ours differ. Values as text; null = the side does not know the unit. */
export interface DeterminationDifference {
  /** `group` or `individual:<clinicianRef>`. */
  unitRef: string;
  field: (typeof clinicianFields)[number] | 'present';
  cms: string | null;
  computed: string | null;
}

/** All differences by field, the group first, then clinicians in order. Empty when both say the same. */
export function compareDeterminations(cms: Determination, computed: Determination): DeterminationDifference[] {
  const theirsByRef = byRef(cms);
  const oursByRef = byRef(computed);
  const refs = [...new Set([...theirsByRef.keys(), ...oursByRef.keys()])].sort();
  const ofClinicians = refs.flatMap((clinicianRef) => {
    const unitRef = `individual:${clinicianRef}`;
    const theirs = theirsByRef.get(clinicianRef);
    const ours = oursByRef.get(clinicianRef);
    return theirs && ours ? differing(unitRef, clinicianFields, theirs, ours) : [presence(unitRef, theirs, ours)];
  });
  return [...differing('group', groupFields, cms.group, computed.group), ...ofClinicians];
}

const byRef = ({ clinicians }: Determination) =>
  new Map(clinicians.map((clinician) => [clinician.clinicianRef, clinician] as const));

function presence(unitRef: string, theirs?: ClinicianDetermination, ours?: ClinicianDetermination) {
  return { unitRef, field: 'present' as const, cms: theirs?.status ?? null, computed: ours?.status ?? null };
}

function differing<F extends DeterminationDifference['field'], D extends ClinicianDetermination | GroupDetermination>(
  unitRef: string,
  fields: readonly (F & keyof D)[],
  theirs: D,
  ours: D,
): DeterminationDifference[] {
  return fields
    .map((field) => ({ unitRef, field, cms: text(theirs[field]), computed: text(ours[field]) }))
    .filter((difference) => difference.cms !== difference.computed);
}

const text = (value: unknown) => (Array.isArray(value) ? [...value].sort().join(' ') : String(value));
