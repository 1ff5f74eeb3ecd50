/** A source directory that is damaged, half there or holds a value the importer does not know. */
export class CatalogueImportError extends Error {
  readonly code = 'QPP_CATALOGUE_SOURCE_INVALID';

  /** `where` names file and record; `remedy` says what to do about it. */
  constructor(
    readonly where: string,
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${where}: ${what}. ${remedy}`);
    this.name = 'CatalogueImportError';
  }
}
