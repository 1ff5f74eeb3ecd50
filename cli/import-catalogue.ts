import path from 'node:path';
import type { CompactFile } from '../catalogue/compact-table';
import { replacementOf } from '../catalogue/guard-tables';
import type { Replacement } from '../catalogue/guard-tables';
import { importCatalogue } from '../catalogue/import';
import { CatalogueTableError, readCompactFile, shippedTables, supportedCatalogueYears } from '../catalogue/load';
import { remarksOn } from '../catalogue/remarks';
import type { Remark } from '../catalogue/remarks';
import { boundsOfShipped } from '../catalogue/shipped-bounds';
import { sourceYears } from '../catalogue/source-files';
import { formatTable, writeCatalogue } from '../catalogue/write-catalogue';
import { CommandError, EXIT } from './exit-codes';
import { say, tell } from './say';

export interface ImportOptions {
  years?: readonly number[];
  sourceVersion?: string;
  /** Left out: nothing is written, and the answer says how the directory compares with what is shipped. */
  out?: string;
  /** Overwrite tables also with worse ones. */
  force?: boolean;
  json?: boolean;
}

/** What is said of one imported year. */
interface YearReport {
  year: number;
  checksum: string;
  sourceChecksum: string;
  bytes: number;
  counts: Readonly<
    Record<'quality' | 'ia' | 'pi' | 'cost' | 'benchmarks' | 'exclusionReasons' | 'sets' | 'mvps', number>
  >;
  replaces: Replacement['kind'];
  changes: number;
  worse: readonly string[];
  remarks: readonly Remark[];
}

function reportOn(file: CompactFile, target: string): YearReport {
  const { table, checksum } = file;
  const { kind, differences, worse } = replacementOf(file, target);
  return {
    year: table.year,
    checksum,
    sourceChecksum: table.sourceChecksum,
    bytes: Buffer.byteLength(formatTable(file)),
    counts: {
      quality: table.quality.length,
      ia: table.activities.length,
      pi: table.pi.length,
      cost: table.cost.length,
      benchmarks: table.benchmarks.length,
      exclusionReasons: table.exclusionReasons.length,
      sets: table.sets.length,
      mvps: table.mvps.length,
    },
    replaces: kind,
    changes: differences.length,
    worse,
    remarks: remarksOn(file),
  };
}

const namedRows = 6;

function sayYear({ year, counts, bytes, checksum, replaces, changes, remarks }: YearReport): void {
  const numbers = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const standing = replaces === 'changed' ? `changed in ${changes} places` : replaces;
  say(`${year}  ${numbers.join(', ')}`);
  say(`      ${bytes} bytes, sha256 ${checksum.slice(0, 12)}…, ${standing}`);
  for (const { kind, isMistrusted, reading, rows } of remarks) {
    const more = rows.length > namedRows ? ` and ${rows.length - namedRows} more` : '';
    const name = isMistrusted ? `mistrusted, ${kind}` : kind;
    say(
      `      ${name}, ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${reading} (${rows.slice(0, namedRows).join(', ')}${more})`,
    );
  }
}

/** The version that data are taken to have when nobody says: that of the newest shipped table. */
function shippedVersion(): string {
  const newest = supportedCatalogueYears().at(-1);
  if (newest === undefined) throw new CommandError('No table is shipped, so say --source-version.');
  return readCompactFile(newest).table.sourceVersion;
}

function refuseWorse(reports: readonly YearReport[], target: string): void {
  const worse = reports.filter((report) => report.worse.length > 0);
  if (worse.length === 0) return;
  const reasons = worse.map((report) => `${report.year}: ${report.worse.join('; ')}`);
  const text = `Not written: ${target} holds better tables.\n  ${reasons.join('\n  ')}\n  Overwrite them all the same with --force.`;
  throw new CommandError(text, EXIT.no);
}

function write(files: readonly CompactFile[], target: string): void {
  try {
    writeCatalogue(files, target);
  } catch (error) {
    if (error instanceof CatalogueTableError) throw error;
    throw new CommandError(`Nothing was written to ${target}: ${(error as Error).message}`);
  }
}

/**
 * `qpp catalogue import`: says what a directory gives, and writes it when told where. Either all years are written or
 * none; tables that hold more than the new ones are not overwritten unless forced.
 */
export function importCommand(directory: string, options: ImportOptions): void {
  const { provisional } = sourceYears(directory);
  const files = importCatalogue(directory, options.sourceVersion ?? shippedVersion(), {
    ...(options.years === undefined ? {} : { years: options.years }),
    knownBounds: boundsOfShipped,
  });
  const target = path.resolve(options.out ?? shippedTables);
  const reports = files.map((file) => reportOn(file, target));
  if (options.out !== undefined) {
    if (options.force !== true) refuseWorse(reports, target);
    write(files, target);
  }
  const isShipped = reports.every(({ replaces }) => replaces === 'same');
  if (options.json === true) {
    const writtenTo = options.out === undefined ? null : target;
    say(
      JSON.stringify({
        sourceVersion: files[0]?.table.sourceVersion,
        writtenTo,
        isShipped,
        provisional,
        years: reports,
      }),
    );
  } else {
    reports.forEach(sayYear);
    for (const year of provisional) say(`${year}  provisional, not imported: measures without benchmarks`);
    if (options.out !== undefined) say(`${files.length} years written to ${target}`);
  }
  if (options.out !== undefined) return;
  if (isShipped) return tell('Nothing to write: these are the shipped tables.');
  tell(`Nothing written: these are not the shipped tables. Write them with --out ${shippedTables}, or elsewhere.`);
  process.exitCode = EXIT.no;
}
