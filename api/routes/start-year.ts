import type { FastifyInstance } from 'fastify';
import { type StartCommand, startCommand } from '../../schemas/commands';
import { type ErrorDetail, lifecycleError, validationError } from '../../schemas/error-envelope';
import { entityKeyOf } from '../../schemas/ids';
import { findCalendar } from '../../store/calendars';
import { adoptCalendar, entityRefOf, openEntityYear } from '../../store/entity-years';
import { parseCommand } from '../body-problems';
import { officialCalendarOf } from '../calendar-in-force';
import type { Door } from '../deps';
import { Refusal } from '../refusal';
import { send } from '../send';
import { takeIn } from '../take-in';
import { identifierProblems } from '../unit-problems';

const IDENTIFIERS = {
  individual: ['taxpayerIdentificationNumber'],
  group: ['taxpayerIdentificationNumber'],
} as const;

/**
 * `POST /performance-years`: starts the year of a TIN, 201; found running already, 200 with `alreadyRunning: true`.
 * Individual and group reporting share the one year of their TIN.
 */
export function startYear(app: FastifyInstance, door: Door): void {
  const config = {
    roles: ['vendor', 'practice', 'operator'],
    command: { kind: 'start', route: 'performance-years.create' },
  } as const;
  app.post('/performance-years', { config }, async (request, reply) => {
    const command = parseCommand(startCommand, request.body, startProblems);
    const { performanceYear, taxpayerIdentificationNumber: tin = '' } = command;
    if (!door.supportedYears.includes(performanceYear)) throw new Refusal(yearNotSupported(door));
    const { database, keyring } = door.runtime;
    const entityKey = entityKeyOf(entityRefOf(keyring, 'tin', tin, performanceYear), performanceYear);
    request.about = { entityKey, performanceYear };
    const answer = await takeIn(door, request, {
      entityKey,
      body: command,
      admit: async () => {
        const calendarName = await calendarNameOf(door, command);
        await openEntityYear(database, keyring, { kind: 'tin', identifier: tin, performanceYear, calendarName });
        if (command.calendar === undefined) return;
        const inForce = await adoptCalendar(database, entityKey, calendarName);
        if (inForce !== calendarName)
          throw new Refusal(
            lifecycleError('ALREADY_STARTED', `It runs on calendar ${inForce}.`, { path: '$.calendar' }),
          );
      },
    });
    const isCreated = answer.status === 201;
    const location = { location: `/api/performance-years/${entityKey}` };
    return send(reply, isCreated ? { ...answer, headers: { ...answer.headers, ...location } } : answer);
  });
}

/** What this release runs: TINs. Virtual groups and APM Entities are known to the wire, and told so plainly. */
function startProblems(body: Readonly<Record<string, unknown>>): ErrorDetail[] {
  const { entityType } = body;
  if (entityType === 'virtualGroup' || entityType === 'apm')
    return [
      {
        path: '$.entityType',
        code: 'ENTITY_NOT_ALLOWED',
        message: `this release runs the years of TINs only: start individual or group; ${entityType} comes later`,
      },
    ];
  return identifierProblems(body, IDENTIFIERS, ['taxpayerIdentificationNumber', 'entityId']);
}

function yearNotSupported(door: Door) {
  const message = `Supported performance years: ${door.supportedYears.join(', ')}.`;
  return lifecycleError('YEAR_NOT_SUPPORTED', message, { path: '$.performanceYear' });
}

async function calendarNameOf(door: Door, { calendar, performanceYear }: StartCommand): Promise<string> {
  if (calendar === undefined) return (await officialCalendarOf(door, performanceYear)).calendar.name;
  const stored = await findCalendar(door.runtime.database, calendar);
  if (stored?.calendar.performanceYear === performanceYear) return calendar;
  const message = `there is no calendar of that name for performance year ${performanceYear}; leave it out for CMS's own dates`;
  throw new Refusal(validationError([{ path: '$.calendar', code: 'INVALID_ENUM', message }], [], 'invalid command'));
}
