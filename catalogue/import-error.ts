/** A source directory that is damaged, half there or holds a value the importer does not know. */
export class CatalogueImportError extends Error {
  readonly code = 'QPP_CATALOGUE_SOURCE_INVALID';

  /**
   * @param file relative to the directory given; empty for the directory itself.
   * @param path JSONPath of the record or field inside the file, with its id in words; empty for the whole file.
   * @param remedy what to do about it.
   */
  constructor(
    readonly file: string,
    readonly path: string,
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${[file, path].filter(Boolean).join(' ')}: ${what}. ${remedy}`);
    this.name = 'CatalogueImportError';
  }
}
