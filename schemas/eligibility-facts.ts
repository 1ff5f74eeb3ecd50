/**
 * The file of `qpp eligibility`: claims-level facts of a practice, a virtual group or an APM Entity, or a list of such
 * (docs/eligibility.md). Strict: a name that is not known is refused with its path. Messages never repeat a value.
 */
import { z } from 'zod';

const count = z.number('must be a number').int('must be a whole number').nonnegative('must not be negative');
const percent = z.number('must be a number').min(0, 'must be 0 to 100').max(100, 'must be 0 to 100');
const day = z.iso.date('must be a date, YYYY-MM-DD');
const segment = z.union([z.literal(1), z.literal(2)], 'must be 1 or 2');
const snapshot = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be 1 to 4');
const decision = z.enum(['optIn', 'voluntary'], 'must be optIn or voluntary');

/** Dollars from 0 with at most two decimals, as number or text, read into whole cents. */
const dollars = z
  .union([z.number(), z.string()], 'must be dollars')
  .transform(String)
  .pipe(z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'must be dollars from 0 with at most two decimals'))
  .transform((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  });

/** A token that begins with a letter, so that it is never taken for a number of CMS. */
const token = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const tin = z.string('must be text').refine((text) => /^\d{9}$/.test(text) || token.test(text), {
  message: 'must be a TIN of nine digits, or a token that begins with a letter',
});
const npi = z.string('must be text').refine((text) => /^\d{10}$/.test(text) || token.test(text), {
  message: 'must be an NPI of ten digits, or a token that begins with a letter',
});
const entity = z
  .string('must be text')
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'must be 1 to 64 letters, digits, _ . -');

const specialStatus = z.enum(
  ['smallPractice', 'rural', 'hpsa', 'nonPatientFacing', 'hospitalBased', 'ascBased', 'facilityBased'],
  'is no special status',
);

const claims = { allowedCharges: dollars, patients: count, services: count };
const optionalClaims = {
  allowedCharges: dollars.optional(),
  patients: count.optional(),
  services: count.optional(),
};

const clinicianSegment = z.strictObject({
  segment,
  startsOn: day.optional(),
  endsOn: day.optional(),
  ...claims,
  billed: z.boolean('must be true or false').default(true),
  specialStatuses: z.array(specialStatus).default([]),
  patientFacingEncounters: count.optional(),
  servicesByPlace: z.record(z.string().regex(/^\d{2}$/, 'must be a place-of-service code'), count).optional(),
  hasFacilityScore: z.boolean('must be true or false').optional(),
});

const practiceSegment = z
  .strictObject({
    segment,
    practiceSize: count.optional(),
    ...optionalClaims,
    specialStatuses: z.array(specialStatus).default([]),
  })
  .refine(
    (row) => new Set([row.allowedCharges, row.patients, row.services].map((figure) => figure === undefined)).size === 1,
    {
      path: ['allowedCharges'],
      message: 'allowedCharges, patients and services come together or not at all',
      params: { is: 'GIVEN_IN_PART' },
    },
  );

const wholeSegment = z.strictObject({ segment, ...claims });

const scores = {
  snapshot,
  paymentPercent: percent.nullable(),
  patientPercent: percent.nullable(),
  allPayerPaymentPercent: percent.nullable().optional(),
  allPayerPatientPercent: percent.nullable().optional(),
};
const readyResult = z.strictObject({ snapshot, status: z.enum(['QP', 'PARTIAL_QP', 'NONE'], 'is no QP status') });
const ownScores = z.strictObject({ ...scores, level: z.enum(['apm', 'individual']).default('apm') });
const entityScores = z.strictObject(scores);
const qpSnapshot = z.unknown().transform((entry, context) => {
  // By the one shape that is meant, so that a wrong figure is told as such and not as a missing status.
  const isReady = typeof entry === 'object' && entry !== null && 'status' in entry;
  const isEither = isReady || (typeof entry === 'object' && entry !== null && 'paymentPercent' in entry);
  const parsed = (isReady ? readyResult : ownScores).safeParse(entry, { reportInput: true });
  if (parsed.success) return parsed.data;
  const message = 'must have a status, or paymentPercent and patientPercent';
  if (!isEither) context.addIssue({ code: 'custom', message, params: { is: 'MISSING' } });
  else
    for (const { path, message: said, code } of parsed.error.issues.flatMap(faultsOf))
      context.addIssue({ code: 'custom', path: [...path], message: said, params: { is: code } });
  return z.NEVER;
});

/** Each entry may name its segment, snapshot or the like once. */
const once = <T>(
  list: readonly T[],
  keyOf: (entry: T) => unknown,
  name: string,
  context: z.RefinementCtx<T[]>,
): void => {
  const seen = new Set<unknown>();
  list.forEach((entry, index) => {
    const key = keyOf(entry);
    if (key !== undefined && seen.has(key))
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `names a ${name} a second time`,
        params: { is: 'GIVEN_TWICE' },
      });
    seen.add(key);
  });
};

const clinician = z.strictObject({
  npi,
  clinicianType: z.string('must be text').min(1, 'must not be empty'),
  firstEnrolledOn: day.optional(),
  newlyEnrolled: z.boolean('must be true or false').optional(),
  segments: z
    .array(clinicianSegment)
    .superRefine((list, context) => once(list, (one) => one.segment, 'segment', context)),
  qpSnapshots: z
    .array(qpSnapshot)
    .superRefine((list, context) =>
      once(list, (one) => `${one.snapshot} ${'status' in one ? 'status' : one.level}`, 'snapshot', context),
    )
    .default([]),
  qpRevoked: z.boolean('must be true or false').optional(),
  inSeveralApmEntities: z.boolean('must be true or false').optional(),
});

const subgroup = z.strictObject({ subgroup: entity, npis: z.array(npi), approved: z.boolean().optional() });

const practiceFields = {
  tin,
  clinicians: z.array(clinician).min(1, 'must name at least one clinician'),
  segments: z
    .array(practiceSegment)
    .superRefine((list, context) => once(list, (one) => one.segment, 'segment', context))
    .default([]),
};

const wholeSegments = z
  .array(wholeSegment)
  .superRefine((list, context) => once(list, (one) => one.segment, 'segment', context))
  .default([]);

const elections = z
  .strictObject({
    group: decision.optional(),
    individuals: z
      .array(z.strictObject({ npi, decision }))
      .superRefine((list, context) => once(list, (one) => one.npi, 'clinician', context))
      .default([]),
    partialQpElected: z.union([z.literal('all'), z.array(npi)], 'must be all, or a list of NPIs').optional(),
    reportsAsGroup: z.boolean('must be true or false').optional(),
  })
  .optional();

const head = { performanceYear: z.number('must be a year').int().optional(), elections };

/** A practice with its clinicians and subgroups. */
export const practiceDocument = z.strictObject({
  kind: z.literal('practice'),
  ...head,
  ...practiceFields,
  subgroups: z.array(subgroup).default([]),
});

/** A virtual group with its practices. */
export const virtualGroupDocument = z.strictObject({
  kind: z.literal('virtualGroup'),
  ...head,
  virtualGroup: entity,
  electedOn: day.optional(),
  approved: z.boolean('must be true or false').optional(),
  practices: z
    .array(z.strictObject({ ...practiceFields, withdrewOn: day.optional(), dissolvedOn: day.optional() }))
    .min(1, 'must name at least one practice'),
  segments: wholeSegments,
});

/** An APM Entity with its participation list and the practices its participants bill under. */
export const apmDocument = z.strictObject({
  kind: z.literal('apm'),
  ...head,
  apmEntity: entity,
  practices: z.array(z.strictObject(practiceFields)).min(1, 'must name at least one practice'),
  participants: z
    .array(z.strictObject({ tin, npi, snapshots: z.array(snapshot).min(1, 'must name at least one snapshot') }))
    .min(1, 'must name at least one participant'),
  qpSnapshots: z
    .array(entityScores)
    .superRefine((list, context) => once(list, (one) => one.snapshot, 'snapshot', context))
    .default([]),
  terminated: z.boolean('must be true or false').optional(),
  segments: wholeSegments,
});

/** One document. */
export const eligibilityDocument = z.discriminatedUnion('kind', [practiceDocument, virtualGroupDocument, apmDocument], {
  error: 'kind must be practice, virtualGroup or apm',
});

/** The file: one document, or a list in which kinds may be mixed. */
export type EligibilityDocument = z.output<typeof eligibilityDocument>;
/** A practice within any document. */
export type PracticePart = Omit<
  z.output<typeof practiceDocument>,
  'kind' | 'performanceYear' | 'elections' | 'subgroups'
>;
/** A clinician within a practice. */
export type ClinicianPart = PracticePart['clinicians'][number];

/** One thing wrong with a file: where, as `clinicians[0].segments[1].patients`, what, and what to do. */
export interface FileProblem {
  path: string;
  code: string;
  message: string;
  remedy: string;
}

/** What may be wrong with the shape of a file, and what to do about it. Stable codes. */
const remedies = {
  MISSING: 'Give it.',
  NAME_UNKNOWN: 'Take it out, or write it as the documentation does.',
  WRONG_TYPE: 'Give a value of the type that is asked for.',
  OUT_OF_RANGE: 'Give a value within the bounds.',
  WRONG_FORMAT: 'Write it as it is asked for.',
  WORD_UNKNOWN: 'Use a word of the documentation.',
  NOBODY_LISTED: 'Give at least one entry.',
  GIVEN_TWICE: 'Give one entry for each.',
  GIVEN_IN_PART: 'Give all of them, or none.',
} as const;
type ShapeCode = keyof typeof remedies;

/** The documents of a file that read, each at its place, and everything that is wrong with the others. */
export function readEligibilityFile(value: unknown): {
  documents: (EligibilityDocument | undefined)[];
  problems: FileProblem[];
} {
  if (Array.isArray(value) && value.length === 0)
    return { documents: [], problems: [problemOf('the document', 'the list is empty', 'NOBODY_LISTED')] };
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const read = entries.map((entry) => eligibilityDocument.safeParse(entry, { reportInput: true }));
  return {
    documents: read.map(({ data }) => data),
    problems: read.flatMap(({ error }, index) =>
      (error?.issues ?? []).flatMap(faultsOf).map(({ path, message, code }) => {
        const at = Array.isArray(value) ? [index, ...path] : path;
        return problemOf(inWords(at), message, code);
      }),
    ),
  };
}

const problemOf = (path: string, message: string, code: ShapeCode): FileProblem => ({
  path,
  code,
  message,
  remedy: remedies[code],
});

interface ShapeFault {
  path: readonly PropertyKey[];
  message: string;
  code: ShapeCode;
}

/** One issue in words of ours. */
function faultsOf(issue: z.core.$ZodIssue): ShapeFault[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key.slice(0, 100)],
        message: 'is not known here',
        code: 'NAME_UNKNOWN',
      }));
    case 'invalid_key': {
      const message = 'has a name that is no place-of-service code of two digits';
      return [{ path: path.slice(0, -1), message, code: 'WRONG_FORMAT' }];
    }
    default: {
      const isMissing = issue.input === undefined && issue.code !== 'custom';
      return isMissing
        ? [{ path, message: 'is missing', code: 'MISSING' }]
        : [{ path, message: issue.message, code: codeOf(issue) }];
    }
  }
}

const codes: Partial<Record<z.core.$ZodIssue['code'], ShapeCode>> = {
  too_small: 'OUT_OF_RANGE',
  too_big: 'OUT_OF_RANGE',
  invalid_format: 'WRONG_FORMAT',
  invalid_value: 'WORD_UNKNOWN',
};

function codeOf(issue: z.core.$ZodIssue): ShapeCode {
  if (issue.code === 'custom') return (issue.params?.['is'] as ShapeCode | undefined) ?? 'WRONG_FORMAT';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'NOBODY_LISTED';
  // One of several words, or of the documents by their kind.
  if (issue.code === 'invalid_union' && (typeof issue.input !== 'object' || issue.path.at(-1) === 'kind'))
    return 'WORD_UNKNOWN';
  return codes[issue.code] ?? 'WRONG_TYPE';
}

const inWords = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '') || 'the document';
