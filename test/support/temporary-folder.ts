/** A folder for the files of one test file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class TemporaryFolder {
  private made: string | undefined;

  constructor(private readonly prefix: string) {}

  /** Made when it is first asked for: jest ends no file in which no test ran, and would leave the folder behind. */
  get path(): string {
    return (this.made ??= mkdtempSync(join(tmpdir(), `qpp-${this.prefix}-`)));
  }

  /** Writes a file, JSON unless it is a text or bytes already, and gives its path. */
  write(name: string, content: unknown): string {
    const path = join(this.path, name);
    const isWritten = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(path, isWritten ? content : JSON.stringify(content));
    return path;
  }

  /** Removes the folder with all that is in it; the next use makes another. */
  remove(): void {
    if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true });
    this.made = undefined;
  }
}

/** The folder of a test file, removed when its tests have run. @param prefix a word that tells whose it is. */
export function temporaryFolder(prefix: string): TemporaryFolder {
  const folder = new TemporaryFolder(prefix);
  afterAll(() => folder.remove());
  return folder;
}
