import type { ClinicianDetermination, Determination, GroupDetermination } from './determination';

/**
 * Fields in which two determinations are held against each other. Left out is what CMS's document does not carry:
 * segments with their figures, snapshots, the size of the practice.
 */
const clinicianFields = [
  'status',
  'eligible',
  'eligibleIfGroupReports',
  'adjustable',
  'inGroupScore',
  'statusToolResult',
  'mayOptInAs',
  'reasons',
  'qp',
  'lowVolume',
  'belowElements',
  'specialStatuses',
] as const;
const groupFields = [
  'exists',
  'status',
  'eligible',
  'statusToolResult',
  'reasons',
  'lowVolume',
  'belowElements',
  'specialStatuses',
] as const;
const electionFields = ['group', 'partialQpElected'] as const;

/** Name of a field that can differ; `election` is a recorded choice, `present` that one side does not know the unit. */
export type ComparedField =
  (typeof clinicianFields)[number] | (typeof groupFields)[number] | 'present' | 'election' | 'partialQpElected';

/** One field in which CMS's determination and ours differ. Values as text; null = the side does not know the unit. */
export interface DeterminationDifference {
  /** `group`, `virtualGroup`, `apm` or `individual:<clinicianRef>`, in units of several TINs with `@<practiceRef>`. */
  unitRef: string;
  field: ComparedField;
  cms: string | null;
  computed: string | null;
}

/** A TIN/NPI, with the practice in units of several. */
export type PlacedRef = Pick<ClinicianDetermination, 'clinicianRef' | 'practiceRef'>;

/**
 * All differences by field, the group first, then clinicians in order. Empty when both say the same. What the documents
 * leave open is no difference: a flag that is not there, a clinician of whom none was given. `denied` are clinicians of whom
 * one was given that does not name the practice.
 */
export function compareDeterminations(
  cms: Determination,
  computed: Determination,
  denied: readonly PlacedRef[] = [],
): DeterminationDifference[] {
  const theirsByRef = byRef(cms);
  const oursByRef = byRef(computed);
  const deniedRefs = new Set(denied.map(unitRefOf));
  const refs = [...new Set([...theirsByRef.keys(), ...oursByRef.keys()])].sort();
  const ofClinicians = refs.flatMap((unitRef) => {
    const theirs = theirsByRef.get(unitRef);
    const ours = oursByRef.get(unitRef);
    if (!ours || (!theirs && deniedRefs.has(unitRef))) return [presence(unitRef, theirs, ours)];
    if (!theirs) return [];
    const choices = { theirs: choiceOf(cms, theirs.clinicianRef), ours: choiceOf(computed, ours.clinicianRef) };
    return [...differing(unitRef, clinicianFields, theirs, ours), ...differingChoice(unitRef, 'election', choices)];
  });
  const kind = computed.group.kind;
  return [
    ...(cms.group.unknown.length > 0 ? [] : differing(kind, fieldsOfGroup(cms, refs), cms.group, computed.group)),
    ...electionFields.flatMap((name) =>
      differingChoice(kind, name === 'group' ? 'election' : name, {
        theirs: text(cms.elections[name]),
        ours: text(computed.elections[name]),
      }),
    ),
    ...ofClinicians,
  ];
}

const unitRefOf = ({ clinicianRef, practiceRef }: PlacedRef): string =>
  `individual:${clinicianRef}${practiceRef === undefined ? '' : `@${practiceRef}`}`;

const byRef = ({ clinicians }: Determination) =>
  new Map(clinicians.map((clinician) => [unitRefOf(clinician), clinician] as const));

const fieldsOfVolume = ['exists', 'lowVolume', 'belowElements', 'specialStatuses'] as const;

/** Documents of a few clinicians cannot tell that nobody of the group is eligible. */
function fieldsOfGroup({ group, clinicians }: Determination, refs: readonly string[]) {
  const isOfNobody = group.reasons.some(({ code }) => code === 'NO_ELIGIBLE_CLINICIAN');
  return isOfNobody && clinicians.length < refs.length ? fieldsOfVolume : groupFields;
}

function presence(unitRef: string, theirs?: ClinicianDetermination, ours?: ClinicianDetermination) {
  return { unitRef, field: 'present' as const, cms: theirs?.status ?? null, computed: ours?.status ?? null };
}

function differing<F extends ComparedField, D extends ClinicianDetermination | GroupDetermination>(
  unitRef: string,
  fields: readonly (F & keyof D)[],
  theirs: D,
  ours: D,
): DeterminationDifference[] {
  return fields
    .filter((field) => theirs[field] !== null && ours[field] !== null)
    .filter((field) => !(theirs.silentOn as readonly string[] | undefined)?.includes(field))
    .map((field) => ({ unitRef, field, cms: text(theirs[field]), computed: text(comparable(field, theirs, ours)) }))
    .filter((difference) => difference.cms !== difference.computed);
}

/** Our value as far as CMS's document says anything of the kind. */
function comparable<D extends ClinicianDetermination | GroupDetermination, F extends keyof D>(
  field: F,
  theirs: D,
  ours: D,
) {
  if (field !== 'specialStatuses') return ours[field];
  return ours.specialStatuses.filter((status) => theirs.silentStatuses?.includes(status) !== true);
}

const choiceOf = ({ elections }: Determination, clinicianRef: string) => text(elections.individuals?.[clinicianRef]);

const differingChoice = (
  unitRef: string,
  field: 'election' | 'partialQpElected',
  { theirs, ours }: { theirs: string; ours: string },
): DeterminationDifference[] => (theirs === ours ? [] : [{ unitRef, field, cms: theirs, computed: ours }]);

/** A value as text; lists in the order of the alphabet, reasons by their codes. */
function text(value: unknown): string {
  if (value === undefined) return 'none';
  if (!Array.isArray(value)) return inCmsWords(String(value));
  return value
    .map((each: unknown) => (typeof each === 'object' && each !== null && 'code' in each ? each.code : each))
    .map((each) => inCmsWords(String(each)))
    .sort()
    .join(' ');
}

/** CMS's document has one word for low volume and for nothing billed. */
function inCmsWords(word: string): string {
  if (word === 'notBilled') return 'below';
  return word === 'NOT_BILLED' || word === 'BILLED_AFTER_SEGMENTS' ? 'LOW_VOLUME' : word;
}
