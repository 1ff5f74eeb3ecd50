import { randomUUID } from 'node:crypto';
import { loadCatalogue } from '../catalogue/load';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { cmsClinicianOf } from '../eligibility/cms/eligibility-document';
import type { ReadingMode } from '../loader/check-row';
import { type ClinicianRow, type PracticeFacts, foldClinician, foldPractice } from '../loader/fold-facts';
import type { Chunk } from '../loader/lines';
import { readFactsFile } from '../loader/read-facts-file';
import type { RowProblem } from '../loader/row-problem';
import type { FactsKind, FactsRow } from '../loader/rows';
import type { Keyring } from '../privacy/keyring';
import { type EntityKey, individualUnit } from '../schemas/ids';
import type { Database, Tx } from './database';
import { clinicianRefOf, openEntityYear } from './entity-years';
import { type FactKind, dropFact, lockClinician, lockFact, putClinician, putFact } from './roster';

export interface LoadOptions {
  kind: FactsKind;
  performanceYear: number;
  /** Calendar of the entity-years that are seen here for the first time. */
  calendarName: string;
  mode?: ReadingMode;
  /** The year's measures, which rows are held against; those that are shipped when absent. */
  catalogue?: YearCatalogue;
  /** Names the load in facts and rows; a random one when absent. */
  batchRef?: string;
  /** Hears of every line that has something wrong with it; `refused` says whether its row was left out. */
  onProblem?: (line: number, problems: RowProblem[], refused: boolean) => void;
}

/** What a load came to. Identifiers appear as tokens only. */
export interface LoadReport {
  batchRef: string;
  rows: number;
  refused: number;
  /** Rows by the entity-year they were loaded for. */
  entities: Map<EntityKey, number>;
}

/** Rows of one transaction: long enough to be quick, short enough that a restart of the store loses little work. */
const BATCH = 200;

/**
 * Loads a facts file (docs/facts-format.md) into the store, row by row: identifiers become tokens and sealed columns, a
 * row replaces what it names. Bad rows are told by their line and left out. Running it again changes nothing, so a load
 * that broke off is simply repeated.
 *
 * Memory: one batch of rows, and one counter a practice.
 */
export async function loadFacts(
  database: Database,
  keyring: Keyring,
  stream: AsyncIterable<Chunk> | Iterable<Chunk>,
  options: LoadOptions,
): Promise<LoadReport> {
  const batchRef = options.batchRef ?? `batch_${randomUUID()}`;
  const report: LoadReport = { batchRef, rows: 0, refused: 0, entities: new Map() };
  const sink: Sink = { database, keyring, options, report };
  let batch: FactsRow[] = [];
  const { catalogue = loadCatalogue(options.performanceYear), mode } = options;
  for await (const line of readFactsFile(stream, options.kind, { catalogue, ...(mode ? { mode } : {}) })) {
    const problems = 'problems' in line ? line.problems : (line.warnings ?? []);
    if (problems.length > 0) options.onProblem?.(line.line, problems, 'problems' in line);
    if ('problems' in line) report.refused += 1;
    if (!('row' in line)) continue;
    batch.push(line.row);
    if (batch.length < BATCH) continue;
    await storeBatch(sink, batch);
    batch = [];
  }
  await storeBatch(sink, batch);
  return report;
}

interface Sink {
  database: Database;
  keyring: Keyring;
  options: LoadOptions;
  report: LoadReport;
}

async function storeBatch(sink: Sink, rows: FactsRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = await openEntities(sink, [...new Set(rows.flatMap(tinsOf))]);
  await sink.database.transaction().execute(async (tx) => {
    for (const row of rows) await storeRow(tx, sink, keys, row);
  });
  sink.report.rows += rows.length;
  for (const tin of rows.flatMap(tinsOf)) {
    const key = keys.get(tin)!;
    sink.report.entities.set(key, (sink.report.entities.get(key) ?? 0) + 1);
  }
}

const tinsOf = (row: FactsRow): string[] => ('data' in row ? row.data.organizations.map(({ TIN }) => TIN) : [row.tin]);

async function openEntities({ database, keyring, options }: Sink, tins: string[]): Promise<Map<string, EntityKey>> {
  const keys = new Map<string, EntityKey>();
  const { performanceYear, calendarName } = options;
  // Sorted: two loads at once then take their locks in one order.
  for (const identifier of tins.sort())
    keys.set(
      identifier,
      await openEntityYear(database, keyring, { kind: 'tin', identifier, performanceYear, calendarName }),
    );
  return keys;
}

async function storeRow(tx: Tx, sink: Sink, keys: Map<string, EntityKey>, row: FactsRow): Promise<void> {
  if ('data' in row) return storeDetermination(tx, sink, keys, row);
  const { kind } = sink.options;
  const entityKey = keys.get(row.tin)!;
  const npi = 'npi' in row ? row.npi : undefined;
  if (kind === 'practice' || (kind === 'specialStatus' && !npi)) return storePractice(tx, sink, entityKey, row);
  if (kind === 'claims' || kind === 'qpStatus' || kind === 'specialStatus')
    return storeClinician(tx, sink, entityKey, npi!, { kind, row } as ClinicianRow);
  const data = Object.fromEntries(Object.entries(row).filter(([name]) => !NO_DATA.has(name)));
  const unitRef = npi ? individualUnit(clinicianRefOf(sink.keyring, npi, sink.options.performanceYear)) : 'group';
  const fact = { unitRef, kind: kind as FactKind, item: itemOf(kind, data), data };
  if ('withdrawn' in row && row.withdrawn) return dropFact(tx, entityKey, fact);
  await putFact(tx, entityKey, fact, sink.report.batchRef);
}

/** Fields of a row that say whose fact it is and whether it stands. */
const NO_DATA: ReadonlySet<string> = new Set(['tin', 'npi', 'withdrawn']);

/** What a fact of a unit is told apart by: its measure, its indicator, its category, or nothing but its kind. */
function itemOf(kind: FactsKind, data: object): string {
  if ('measureId' in data) return String(data.measureId);
  if ('category' in data) return String(data.category);
  return 'name' in data ? String(data.name) : kind;
}

async function storeClinician(
  tx: Tx,
  { keyring, options }: Sink,
  entityKey: EntityKey,
  npi: string,
  added: ClinicianRow,
): Promise<void> {
  const clinicianRef = clinicianRefOf(keyring, npi, options.performanceYear);
  const before = await lockClinician(tx, entityKey, clinicianRef);
  await putClinician(tx, keyring, entityKey, npi, foldClinician(before, clinicianRef, added));
}

async function storePractice(tx: Tx, { options, report }: Sink, entityKey: EntityKey, row: FactsRow): Promise<void> {
  const before = (await lockFact(tx, entityKey, { unitRef: 'group', kind: 'practice', item: 'practice' })) ?? {};
  const added = { kind: options.kind, row } as Parameters<typeof foldPractice>[1];
  const data = foldPractice(before as PracticeFacts, added);
  await putFact(tx, entityKey, { unitRef: 'group', kind: 'practice', item: 'practice', data }, report.batchRef);
}

/** CMS's word on one clinician, kept for each of the practices it names; the year puts a practice's words together. */
async function storeDetermination(
  tx: Tx,
  { keyring, options, report }: Sink,
  keys: Map<string, EntityKey>,
  { run, data }: FactsRow<'cmsDetermination'>,
): Promise<void> {
  const clinicianRef = clinicianRefOf(keyring, data.npi, options.performanceYear);
  for (const { TIN } of data.organizations) {
    const word = cmsClinicianOf(data, TIN, clinicianRef);
    const fact = { unitRef: individualUnit(clinicianRef), kind: 'cmsDetermination', item: run, data: word } as const;
    await putFact(tx, keys.get(TIN)!, fact, report.batchRef);
  }
}
