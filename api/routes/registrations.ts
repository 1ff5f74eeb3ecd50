import type { FastifyInstance } from 'fastify';
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import { registrationCommand } from '../../schemas/commands';
import type { ErrorDetail } from '../../schemas/error-envelope';
import { present } from '../../validation/record-rules';
import { parseCommand } from '../body-problems';
import { readingOfYear } from '../calendar-in-force';
import type { Door } from '../deps';
import { visibleYear } from '../reading-rights';
import { send } from '../send';
import { takeIn } from '../take-in';
import { identifierProblems, npiProblems } from '../unit-problems';
import { requireOpenWindow } from '../windows';

const IDENTIFIERS = {
  group: [],
  individual: ['nationalProviderIdentifier'],
  subgroup: ['entityId', 'nationalProviderIdentifiers'],
} as const;

/** `POST /performance-years/:id/registrations`: an MVP for the group, a clinician or a subgroup. An edit replaces all of it. */
export function registrations(app: FastifyInstance, door: Door): void {
  const config = {
    roles: ['vendor', 'practice'],
    command: { kind: 'registration', route: 'registrations.create' },
  } as const;
  app.post<{ Params: { id: string } }>('/performance-years/:id/registrations', { config }, async (request, reply) => {
    const { year } = await visibleYear(door, request);
    const catalogue = door.runtime.catalogueFor(year.performanceYear);
    const command = parseCommand(registrationCommand, request.body, (body) => [
      ...identifierProblems(body, IDENTIFIERS, [
        'entityId',
        'nationalProviderIdentifier',
        'nationalProviderIdentifiers',
      ]),
      ...npiProblems(body, door.mode),
      ...choiceProblems(body, catalogue),
    ]);
    const answer = await takeIn(door, request, {
      entityKey: year.entityKey,
      body: command,
      admit: async () =>
        requireOpenWindow(await readingOfYear(door, year), 'registration', {
          at: request.receivedAt,
          performanceYear: year.performanceYear,
        }),
    });
    return send(reply, answer);
  });
}

/** The MVP and the population health measure must be among those of the year. */
function choiceProblems(body: Readonly<Record<string, unknown>>, catalogue: YearCatalogue): ErrorDetail[] {
  const mvps = catalogue.mvps().map(({ id }) => id);
  return [
    ...enumProblem(body, 'programName', mvps, `an MVP of performance year ${catalogue.performanceYear}`),
    ...enumProblem(
      body,
      'populationHealthMeasureId',
      populationHealthMeasures(catalogue),
      'a population health measure',
    ),
  ];
}

/**
 * Claims measures that stand open to every MVP of the year; those of a single MVP belong to its own quality measures.
 * Reference: 42 CFR § 414.1365(c)(4)(i).
 */
export function populationHealthMeasures(catalogue: YearCatalogue): string[] {
  const mvps = catalogue.mvps().map(({ id }) => id);
  return catalogue
    .measures()
    .filter((measure) => measure.category === 'quality' && measure.submissionMethods.includes('administrativeClaims'))
    .filter((measure) => mvps.length > 0 && mvps.every((mvp) => measure.allowedPrograms.includes(mvp)))
    .map(({ id }) => id);
}

function enumProblem(
  body: Readonly<Record<string, unknown>>,
  field: string,
  allowed: readonly string[],
  what: string,
): ErrorDetail[] {
  const value = present(body, field);
  if (typeof value !== 'string' || allowed.includes(value)) return [];
  const path = `$.${field}`;
  const list = allowed.length === 0 ? 'the year has none' : `one of ${allowed.join(', ')}`;
  return [{ path, code: 'INVALID_ENUM', message: `${path} must be ${what}: ${list}` }];
}
