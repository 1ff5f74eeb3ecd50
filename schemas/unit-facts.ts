/**
 * What is known of a unit beside its submissions, as a JSON file: the form of `UnitFacts` of scoring/score-input.
 *
 * Strict: a name that is not known, a figure that is no number or out of its range is refused with its path, so that a
 * misspelt fact is never taken for an absent one. Lists that are left out are empty.
 */
import { z } from 'zod';
import type { Problem } from './submission-codes';

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100);
const figure = z.number();
const measureId = z.string().min(1);

/** Special statuses of a unit; one left out is not held. */
const specialStatuses = z.strictObject({
  smallPractice: z.boolean().optional(),
  rural: z.boolean().optional(),
  hpsa: z.boolean().optional(),
  nonPatientFacing: z.boolean().optional(),
  hospitalBased: z.boolean().optional(),
  ascBased: z.boolean().optional(),
  facilityBased: z.boolean().optional(),
});

/** Categories whose weight can go elsewhere. */
export const reweightableCategories = ['quality', 'cost', 'ia', 'pi'] as const;

/** Why a category's weight goes elsewhere (`ReweightReason` of scoring/score-input). */
export const reweightReasons = [
  'hardshipException',
  'eucApplication',
  'eucAutomatic',
  'specialStatus',
  'clinicianType',
  'notApplicable',
  'thirdPartyFailure',
  'suppressedByCms',
] as const;

const reweighted = z.strictObject({ category: z.enum(reweightableCategories), reason: z.enum(reweightReasons) });

const riskIndicator = z.strictObject({
  name: z.enum(['hcc', 'dualProportion']),
  value: figure.nonnegative().optional(),
  mean: figure.nonnegative().optional(),
  standardDeviation: figure.nonnegative().optional(),
  z: figure.optional(),
  atOrAboveMedian: z.boolean().optional(),
  median: figure.nonnegative().optional(),
});

/** See {@link readUnitFacts}. Percents are 0 to 100, counts whole numbers from 0, cost in dollars. */
export const unitFactsSchema = z.strictObject({
  specialStatuses: specialStatuses.default({}),
  clinicianCount: count.optional(),
  cost: z.array(z.strictObject({ measureId, caseCount: count, value: figure.nonnegative() })).default([]),
  administrativeClaims: z
    .array(z.strictObject({ measureId, caseCount: count, rate: figure.nonnegative() }))
    .default([]),
  cahps: z.array(z.strictObject({ measureId, score: percent })).optional(),
  cahpsSampleTooSmall: z.boolean().optional(),
  reweighted: z.array(reweighted).default([]),
  complexPatient: z.array(riskIndicator).optional(),
  previousYear: z
    .strictObject({ qualityAchievementPercent: percent.optional(), costPercent: percent.optional() })
    .optional(),
  facility: z.strictObject({ qualityPercent: percent, costPercent: percent }).optional(),
  participantPi: z.array(z.strictObject({ percent: percent.nullable(), clinicianCount: count })).optional(),
  isPcmh: z.boolean().optional(),
  isMipsApmParticipant: z.boolean().optional(),
  registration: z
    .strictObject({ mvpId: z.string().min(1), populationHealthMeasureId: measureId.optional() })
    .optional(),
});

/** A facts file after reading: every list is there. */
export type UnitFactsDocument = z.output<typeof unitFactsSchema>;

/** Codes a facts file can earn. */
export type UnitFactsCode =
  'REQUIRED_FIELD' | 'UNKNOWN_FIELD' | 'INVALID_TYPE' | 'INVALID_ENUM' | 'OUT_OF_RANGE' | 'DUPLICATE_MEASURE';

/** The facts, or every problem with them. */
export type UnitFactsReading =
  { valid: true; facts: UnitFactsDocument } | { valid: false; details: Problem<UnitFactsCode>[] };

type Issue = z.core.$ZodIssue;

/** `$.cost[0].value`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    '$',
  );
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], document);
}

function ofType(document: unknown, issue: Issue & { code: 'invalid_type' }): Problem<UnitFactsCode> {
  const path = pathOf(issue.path);
  if (valueAt(document, issue.path) === undefined) {
    return { path, code: 'REQUIRED_FIELD', message: `is missing; add it as ${issue.expected}` };
  }
  const wanted = issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`;
  return { path, code: 'INVALID_TYPE', message: `must be ${wanted}; leave the field out when the fact is not known` };
}

function problemsOf(document: unknown, issue: Issue): Problem<UnitFactsCode>[] {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathOf([...issue.path, key]),
        code: 'UNKNOWN_FIELD',
        message: 'is no fact of a unit; correct the name or remove the field (docs/scoring.md lists all)',
      }));
    case 'invalid_type':
      return [ofType(document, issue)];
    case 'invalid_value':
      return [{ path, code: 'INVALID_ENUM', message: `must be one of ${issue.values.map(String).join(', ')}` }];
    case 'too_small':
      return [{ path, code: 'OUT_OF_RANGE', message: `must be at least ${String(issue.minimum)}` }];
    case 'too_big':
      return [{ path, code: 'OUT_OF_RANGE', message: `must be at most ${String(issue.maximum)}` }];
    default:
      return [{ path, code: 'INVALID_TYPE', message: issue.message }];
  }
}

/** One measure has one figure. */
function duplicates(facts: UnitFactsDocument): Problem<UnitFactsCode>[] {
  const lists = { cost: facts.cost, administrativeClaims: facts.administrativeClaims, cahps: facts.cahps ?? [] };
  return Object.entries(lists).flatMap(([name, list]) =>
    list.flatMap((fact, index) => {
      const first = list.findIndex((other) => other.measureId === fact.measureId);
      const message = `repeats ${fact.measureId} of $.${name}[${first}]; keep one of the two`;
      return first === index ? [] : [{ path: `$.${name}[${index}].measureId`, code: 'DUPLICATE_MEASURE', message }];
    }),
  );
}

/** Reads a facts document; every problem is named at once, with path, code and what to do. Never throws. */
export function readUnitFacts(document: unknown): UnitFactsReading {
  const parsed = unitFactsSchema.safeParse(document);
  const details = parsed.success
    ? duplicates(parsed.data)
    : parsed.error.issues.flatMap((issue) => problemsOf(document, issue));
  if (!parsed.success || details.length > 0) return { valid: false, details };
  return { valid: true, facts: parsed.data };
}
