import type { Correction } from '../schemas/commands';
import type { Act, Expected, Moment, Organisation, Played } from './story';
import type { WireSet, WireSets } from './wire-sets';

const yearPath = (played: Played, ...tail: string[]): string =>
  ['/api/performance-years', played.entityKey, ...tail].join('/');

const created: Expected = { status: 201 };
const refused = (status: number, code: string): Expected => ({ status, code });

/** Begins the year; every story starts with it. */
export const starts = (by: Organisation = 'registry'): Act => ({
  when: 'start',
  by,
  what: 'starts the year',
  path: () => '/api/performance-years',
  body: ({ tin, performanceYear, calendarName }) => ({
    entityType: 'group',
    taxpayerIdentificationNumber: tin,
    performanceYear,
    calendar: calendarName,
  }),
  expects: created,
});

/** Starts again what runs already, with a key of its own: an answer, not an error. */
export const startsAgain = (by: Organisation): Act => ({
  ...starts(by),
  what: 'starts it too',
  expects: { status: 200 },
});

/** For whom data are sent. */
type Who = 'group' | 'subgroup' | { individual: number };

interface Sending {
  when?: Moment;
  by?: Organisation;
  key?: string;
  expects?: Expected;
}

/** Sends measurement sets, by default a registry as soon as the window opens. */
export function submits(who: Who, what: string, make: (sets: WireSets) => WireSet[], options: Sending = {}): Act {
  const { when = 'window', by = 'registry', key, expects = created } = options;
  return {
    when,
    by,
    what: `sends ${what}`,
    path: () => '/api/submissions',
    body: (played) => ({
      ...identityOf(who, played),
      performanceYear: played.performanceYear,
      measurementSets: make(played.sets),
    }),
    ...(key ? { key } : {}),
    expects,
  };
}

function identityOf(who: Who, { tin, npis, subgroupId }: Played): Record<string, string> {
  if (who === 'subgroup') return { entityType: 'subgroup', entityId: subgroupId };
  if (who === 'group') return { entityType: 'group', taxpayerIdentificationNumber: tin };
  const npi = npis[who.individual]!;
  return { entityType: 'individual', taxpayerIdentificationNumber: tin, nationalProviderIdentifier: npi };
}

/** Elects to take part, or to report without consequences. */
export const elects = (decision: 'optIn' | 'voluntary', who: 'group' | { individual: number }): Act => ({
  when: 'finalCheck',
  by: 'registry',
  what: decision === 'optIn' ? 'opts in' : 'elects to report voluntarily',
  path: (played) => yearPath(played, 'opt-ins'),
  body: ({ npis }) => ({
    decision,
    ...(who === 'group' ? {} : { nationalProviderIdentifier: npis[who.individual] }),
  }),
  expects: created,
});

/** Registers for an MVP, in time unless told otherwise. */
export const registers = (who: 'group' | { subgroup: number[] }, mvp: 0 | 1, when: Moment = 'registration'): Act => ({
  when,
  by: 'registry',
  what: `registers ${who === 'group' ? 'the group' : 'a subgroup'} for an MVP${when === 'registration' ? '' : ' too late'}`,
  path: (played) => yearPath(played, 'registrations'),
  body: ({ sets, npis, subgroupId }) => ({
    programName: sets.mvpChoice(mvp).id,
    ...(who === 'group'
      ? { entityType: 'group' }
      : {
          entityType: 'subgroup',
          entityId: subgroupId,
          nationalProviderIdentifiers: who.subgroup.map((index) => npis[index]),
        }),
  }),
  expects: when === 'registration' ? created : refused(409, 'ELECTION_CLOSED'),
});

/** Asks CMS to look at the group's score again. */
export const asksForReview = (ground: 'performanceCategoryReweighting' | 'calculationError'): Act => ({
  when: 'scores',
  by: 'registry',
  what: 'asks for a targeted review',
  path: (played) => yearPath(played, 'reviews'),
  body: () => ({ entityType: 'group', grounds: [ground] }),
  expects: created,
});

/** CMS decides the case that was asked for. */
export const decides = (outcome: 'granted' | 'denied', corrections: Correction[] = []): Act => ({
  when: 'adjustments',
  by: 'cms',
  what: outcome === 'granted' ? 'grants the review and corrects the facts' : 'denies the review',
  path: (played) => yearPath(played, 'reviews', played.reviewRef, 'decision'),
  body: () => ({ outcome, ...(corrections.length > 0 ? { corrections } : {}) }),
  expects: { status: 200 },
});

export { created, refused };
