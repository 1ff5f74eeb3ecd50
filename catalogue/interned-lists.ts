/** Words that repeat, each kept once and named by its index. */
export class InternedWords {
  private readonly indexes = new Map<string, number>();
  readonly words: string[] = [];

  /** Index of the word, -1 for none. */
  index(word: string | null | undefined): number {
    if (word === null || word === undefined) return -1;
    const known = this.indexes.get(word);
    if (known !== undefined) return known;
    this.indexes.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** Lists that repeat, each kept once and named by its index; order within a list is kept. */
export class InternedLists {
  private readonly indexes = new Map<string, number>();
  readonly lists: string[][] = [];

  /** Index of the list; a missing list is an empty one. */
  index(list: readonly string[] | null | undefined): number {
    const key = JSON.stringify(list ?? []);
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.lists.length);
    return this.lists.push([...(list ?? [])]) - 1;
  }
}
