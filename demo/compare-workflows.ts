import type { Client } from '@temporalio/client';
import type { EntityView, EntityViews } from '../events/rebuild';
import { yearWorkflowId } from '../schemas/ids';
import { YEAR_STATUS, type YearStatus } from '../schemas/messages/year';
import type { Database } from '../store/database';

/** What a year's workflow and the store should agree on. */
interface Standing {
  phase: string;
  eligibility: string | null;
  window: string;
  milestones: string;
  openReviews: number;
  submissions: number;
  elections: number;
  registrations: number;
  reviews: number;
  refusedLater: number;
}

/**
 * Asks every year's workflow how it stands and compares that with the read model and the intake. Returns the differences
 * in words; none when all agree.
 */
export async function compareWorkflows(client: Client, database: Database, views: EntityViews): Promise<string[]> {
  const found: string[] = [];
  for (const [entityKey, view] of views) {
    const handle = client.workflow.getHandle(yearWorkflowId(entityKey));
    const said = bySelf(await handle.query<YearStatus>(YEAR_STATUS));
    const kept = await byStore(database, entityKey, view);
    for (const name of Object.keys(said) as (keyof Standing)[])
      if (said[name] !== kept[name])
        found.push(`${entityKey} ${name}: the workflow says ${said[name]}, the store ${kept[name]}`);
  }
  return found;
}

function bySelf({ state }: YearStatus): Standing {
  const { phase, eligibility, window, done, openReviews, counts } = state;
  return {
    phase: done.closed ? 'closed' : phase,
    eligibility,
    window,
    milestones: Object.keys(done).sort().join(', '),
    openReviews,
    ...counts,
  };
}

async function byStore(database: Database, entityKey: string, { state, scores }: EntityView): Promise<Standing> {
  const reached: [string, unknown][] = [
    ['started', state?.startedAt],
    ['windowOpened', state?.window],
    ['windowClosed', state?.window?.state === 'closed'],
    ['scores', state?.reviewWindow],
    ['adjustments', scores?.adjustmentsReleased],
    ['reviewClosed', state?.reviewWindow?.state === 'closed'],
    ['closed', state?.closed],
    ...(await determinations(database, entityKey)).map((run): [string, boolean] => [run, true]),
  ];
  return {
    phase: state?.phase ?? 'none',
    eligibility: state?.eligibility?.statusToolResult ?? null,
    window: state?.window?.state ?? 'notOpen',
    milestones: reached
      .filter(([, isReached]) => isReached)
      .map(([name]) => name)
      .sort()
      .join(', '),
    openReviews: (state?.reviews ?? []).filter((review) => review.state !== 'decided').length,
    ...(await countRows(database, entityKey)),
  };
}

async function determinations(database: Database, entityKey: string): Promise<string[]> {
  const rows = await database
    .selectFrom('determinations')
    .select('run')
    .distinct()
    .where('entity_key', '=', entityKey)
    .execute();
  return rows.map(({ run }) => run);
}

async function countRows(database: Database, entityKey: string) {
  const rows = await database
    .selectFrom('intake')
    .select(['kind', 'status'])
    .where('entity_key', '=', entityKey)
    .where('number', 'is not', null)
    .execute();
  const applied = (kind: string) => rows.filter((row) => row.kind === kind && row.status === 'applied').length;
  return {
    submissions: applied('submission'),
    elections: applied('optIn'),
    registrations: applied('registration'),
    reviews: applied('review'),
    refusedLater: rows.filter((row) => row.status === 'refused').length,
  };
}
