import { z } from 'zod';
import * as f from './fields';
import { DEFAULT_SCHEMA_BASE } from './json-schema';
import type { JsonSchema } from './json-schema';
import type { ScoresSnapshot } from './scores-snapshot';
import type { OmittedLists, StateSnapshot } from './state-snapshot';

const common = {
  ...f.head,
  generation: z.int().min(1),
  lastSequence: z.int().min(1),
  updatedAt: f.instant,
  omitted: z.array(f.token).optional(),
  dataref: f.dataref.optional(),
};

const eligibility = z.object({
  run: z.enum(['preliminary', 'final']),
  authority: z.enum(['cms', 'computed']),
  statusToolResult: f.token,
  eligible: z.record(f.token, z.boolean()),
  clinicians: z.object({ required: f.count, optIn: f.count, excludedByReason: f.countsByCode }),
  specialStatuses: z.array(f.token),
  determinedAt: f.instant,
  correctedAt: f.instant.optional(),
});

const optIn = z.object({
  level: z.enum(['individual', 'group', 'apm']),
  clinicianRef: f.clinicianRef.optional(),
  decision: z.enum(['optIn', 'voluntary']),
  decidedAt: f.instant,
});

const registration = z.object({
  registrationRef: f.token,
  kind: z.enum(['mvp', 'subgroup', 'cahps', 'webInterface']),
  unitRef: f.unitRef,
  mvpId: f.token.optional(),
  subgroupRef: f.subgroupRef.optional(),
  clinicianCount: f.count.optional(),
  choice: f.token.optional(),
});

const set = z.object({
  setRef: f.token,
  unitRef: f.unitRef,
  ...f.setKey,
  submitterRef: f.orgRef,
  contentRef: f.token,
  measureIds: z.array(f.token),
  receivedAt: f.instant,
});

const reviewCase = z.object({
  reviewRef: f.token,
  grounds: z.array(f.token),
  state: z.enum(['requested', 'documentsRequested', 'documentsReceived', 'withdrawn', 'decided']),
  unitRef: f.unitRef.optional(),
  dueAt: f.instant.optional(),
  outcome: f.token.optional(),
});

/** Shape of the records of the state topic. */
export const stateSnapshotSchema = z.object({
  ...common,
  phase: f.phaseName,
  startedBy: z.object({ orgRef: f.orgRef.optional(), role: f.token }).optional(),
  startedAt: f.instant.optional(),
  deadlines: z.record(f.token, f.deadlineInstant),
  eligibility: eligibility.optional(),
  qpSnapshots: z.array(z.object({ snapshot: z.int(), counts: f.countsByCode })),
  optIn: z.array(optIn),
  registrations: z.array(registration),
  window: z
    .object({ state: z.enum(['open', 'closed']), opensAt: f.deadlineInstant, closesAt: f.deadlineInstant })
    .optional(),
  sets: z.array(set),
  receivedFacts: z.array(z.object({ kind: f.token, batches: f.count, rows: f.count, lastBatchRef: f.token })),
  roster: z.object({ added: f.count, removed: f.count }),
  reviewWindow: z.object({ state: z.enum(['open', 'closed']), closesAt: f.instant.nullable() }).optional(),
  reviews: z.array(reviewCase),
  closed: z.object({ outcome: f.token, reason: f.token, at: f.instant }).optional(),
  lastTopicSequence: z.object({ events: z.int().min(1) }),
}) satisfies z.ZodType<StateSnapshot & OmittedLists>;

const scored = { unitRef: f.unitRef, option: f.programName, byCategory: z.array(f.categoryScore) };

/** Shape of the records of the scores-state topic. */
export const scoresSnapshotSchema = z.object({
  ...common,
  preliminary: z.array(
    z.object({
      ...scored,
      total: f.points,
      engineVersion: f.token,
      setRefs: z.array(f.token),
      calculatedAt: f.instant,
    }),
  ),
  final: z.array(
    z.object({
      ...scored,
      finalScore: f.points,
      authority: z.enum(['engine', 'cms']),
      version: f.version,
      revisions: f.count,
    }),
  ),
  assigned: z.array(
    z.object({
      clinicianRef: f.clinicianRef,
      finalScore: f.points,
      winner: z.object({ unit: f.unitRef, option: f.programName }),
      version: f.version,
    }),
  ),
  adjustmentsReleased: z
    .object({ paymentYear: f.performanceYear, version: f.version, releasedAt: f.instant })
    .optional(),
  adjustments: z.array(
    z.object({
      clinicianRef: f.clinicianRef,
      paymentYear: f.performanceYear,
      basePercent: f.decimal,
      additionalBasePercent: f.decimal.optional(),
      scalingFactor: f.decimal.nullable(),
      scalingFactorBasis: f.scalingFactorBasis.optional(),
      additionalScalingFactor: f.decimal.nullable().optional(),
      finalPercent: f.decimal.nullable(),
      version: f.version,
    }),
  ),
  history: z.object({
    preliminaryCalculated: f.count,
    finalReleased: f.count,
    revised: f.count,
    assigned: f.count,
    adjustmentsAssigned: f.count,
  }),
  lastTopicSequence: z.object({ scores: z.int().min(1) }),
}) satisfies z.ZodType<ScoresSnapshot & OmittedLists>;

/** JSON Schema 2020-12 of what a compacted topic carries; unknown fields are allowed, as for facts. */
export function snapshotJsonSchema(kind: 'state' | 'scores', base = DEFAULT_SCHEMA_BASE): JsonSchema {
  const schema: z.ZodType = kind === 'state' ? stateSnapshotSchema : scoresSnapshotSchema;
  const generated = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { ...generated, $id: `${base}/${kind}.snapshot/1.0.json`, title: `${kind}.snapshot` };
}
