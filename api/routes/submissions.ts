import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SubmissionBody } from '../../activities/intake/submission';
import { subgroupRefOf } from '../../activities/units';
import {
  type Answer,
  type ErrorBody,
  type ErrorDetail,
  lifecycleError,
  validationError,
} from '../../schemas/error-envelope';
import { type EntityKey, entityKeyOf, subgroupUnit } from '../../schemas/ids';
import type { NormalisedSubmission } from '../../schemas/submission';
import { entityRefOf, findEntityYear, openEntityYear } from '../../store/entity-years';
import { yearOfRegisteredUnit } from '../../store/registrations';
import { validateSubmission } from '../../validation/validate-submission';
import { officialCalendarOf, readingOf, readingOfYear } from '../calendar-in-force';
import type { Door } from '../deps';
import { Refusal } from '../refusal';
import { callerOf } from '../request-state';
import { unscoredPrograms } from '../scored-programs';
import { send } from '../send';
import { addressedYear } from '../submission-address';
import { takeIn } from '../take-in';
import { requireOpenWindow } from '../windows';

type Target = 'submission' | 'measurementSet';

/**
 * `POST /submissions`: a whole file, upserted set by set; `POST /measurement-sets`: one set with its submission
 * embedded. The answer has one result a set and the preliminary score of what this organisation has sent. A year that
 * does not run is started, once body, right and window are found good.
 */
export function submissions(app: FastifyInstance, door: Door): void {
  const roles = ['vendor', 'practice'] as const;
  const whole = { roles, command: { kind: 'submission', route: 'submissions.create' } } as const;
  app.post('/submissions', { config: whole }, async (request, reply) =>
    send(reply, await submit(door, request, 'submission')),
  );
  const single = { roles, command: { kind: 'submission', route: 'measurement-sets.create' } } as const;
  app.post('/measurement-sets', { config: single }, async (request, reply) =>
    send(reply, asSetAnswer(await submit(door, request, 'measurementSet'))),
  );
}

async function submit(door: Door, request: FastifyRequest, target: Target): Promise<Answer<unknown>> {
  request.about = addressedYear(door, request.body, target);
  const outcome = validateSubmission(request.body, {
    catalogueFor: (year) => door.runtime.catalogueFor(year),
    policyFor: (year) => door.runtime.policyFor(year),
    supportedYears: door.supportedYears,
    mode: door.mode,
    submitterOrganizationId: callerOf(request).org,
    target,
  });
  if (!outcome.valid) throw new Refusal(validationError(outcome.details, outcome.warnings));
  const { submission, warnings } = outcome;
  const policy = door.runtime.policyFor(submission.performanceYear);
  const beyond = [...otherThanTins(submission, target), ...unscoredPrograms(submission, policy, target)];
  if (beyond.length > 0) throw new Refusal(validationError(beyond, warnings));
  const entityKey = await entityKeyFor(door, submission);
  request.about = { entityKey, performanceYear: submission.performanceYear };
  const body: SubmissionBody = { submission, warnings };
  return takeIn(door, request, {
    entityKey,
    body,
    admit: () => admit(door, submission, entityKey, request.receivedAt),
  });
}

/**
 * The year that a submission belongs to: its TIN's, or for a subgroup the year in which it was registered, since the
 * wire names a subgroup without its TIN.
 */
async function entityKeyFor(door: Door, submission: NormalisedSubmission): Promise<EntityKey> {
  const { keyring, database } = door.runtime;
  const { entityType, entityId = '', taxpayerIdentificationNumber: tin = '', performanceYear } = submission;
  if (entityType !== 'subgroup') return entityKeyOf(entityRefOf(keyring, 'tin', tin, performanceYear), performanceYear);
  const unitRef = subgroupUnit(subgroupRefOf(keyring, entityId, performanceYear));
  const entityKey = await yearOfRegisteredUnit(database, unitRef, performanceYear);
  if (!entityKey) throw new Refusal(lifecycleError('NOT_REGISTERED', undefined, { path: '$.entityId' }));
  return entityKey;
}

/** Entities whose year this release does not run: a virtual group or APM Entity spans TINs. */
function otherThanTins({ entityType }: NormalisedSubmission, target: Target): ErrorDetail[] {
  if (entityType !== 'virtualGroup' && entityType !== 'apm') return [];
  const path = target === 'submission' ? '$.entityType' : '$.submission.entityType';
  const message =
    `this release runs the years of TINs only: it takes individual, group and subgroup; the year of ` +
    `${entityType === 'apm' ? 'an APM Entity' : 'a virtual group'}, which spans TINs, comes later`;
  return [{ path, code: 'ENTITY_NOT_ALLOWED', message }];
}

async function admit(
  door: Door,
  submission: NormalisedSubmission,
  entityKey: EntityKey,
  receivedAt: string,
): Promise<void> {
  const { database, keyring } = door.runtime;
  const { performanceYear, taxpayerIdentificationNumber: tin } = submission;
  const received = { at: receivedAt, performanceYear };
  const year = await findEntityYear(database, entityKey);
  if (year) return requireOpenWindow(await readingOfYear(door, year), 'submission', received);
  const official = await officialCalendarOf(door, performanceYear);
  requireOpenWindow(readingOf(official), 'submission', received);
  const calendarName = official.calendar.name;
  await openEntityYear(database, keyring, { kind: 'tin', identifier: tin ?? '', performanceYear, calendarName });
}

/** Paths in an answer are relative to the posted body; what was posted here is the set itself. */
function asSetAnswer(answer: Answer<unknown>): Answer<unknown> {
  const { error } = answer.body as Partial<ErrorBody>;
  if (!error) return answer;
  const details = error.details.map((detail) => ({
    ...detail,
    path: detail.path.replace(/^\$\.measurementSets\[0\]/, '$'),
  }));
  return { ...answer, body: { error: { ...error, details } } };
}
