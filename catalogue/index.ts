/**
 * The measures, benchmarks, pathways and measure sets of a performance year as a library: ids, figures and enums.
 *
 * Pure: no I/O, no packages. `catalogue/load` reads the shipped tables from disk, and finds out whether they are whole. See
 * docs/library.md.
 */
export { CatalogueFileError, readCatalogue } from './check-compact-file';
export { submissionMethods } from './year-catalogue';

export type { CompactFile, CompactTable } from './compact-table';
export type * from './year-catalogue';
