/** The only writer of catalogue tables: all years or none. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CompactFile } from './compact-table';

/** One line a row, so that a change of data shows as a readable difference. */
export function formatTable(file: CompactFile): string {
  const cells = Object.entries(file.table).map(([name, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
    return `${JSON.stringify(name)}:[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  });
  return `{"checksum":${JSON.stringify(file.checksum)},\n"table":{${cells.join(',\n')}}}\n`;
}

/** A file on its way: written beside its place, then put there in one step, a copy of the earlier one kept meanwhile. */
class PendingFile {
  private readonly written: string;
  private readonly earlier: string;
  private isPlaced = false;

  constructor(private readonly place: string) {
    this.written = `${place}.${process.pid}.new`;
    this.earlier = `${place}.${process.pid}.earlier`;
  }

  write(text: string): void {
    writeFileSync(this.written, text, { flush: true });
    if (existsSync(this.place)) copyFileSync(this.place, this.earlier);
  }

  put(): void {
    renameSync(this.written, this.place);
    this.isPlaced = true;
  }

  undo(): void {
    if (this.isPlaced && existsSync(this.earlier)) renameSync(this.earlier, this.place);
    else if (this.isPlaced) rmSync(this.place, { force: true });
    this.tidy();
  }

  tidy(): void {
    for (const file of [this.written, this.earlier]) rmSync(file, { force: true });
  }
}

/**
 * Writes tables as `<year>.json` into `target`, which is made when it is not there. When anything fails, the files of
 * before stand as they stood and no new one is left.
 */
export function writeCatalogue(files: readonly CompactFile[], target: string): void {
  mkdirSync(target, { recursive: true });
  const pending = files.map((file) => new PendingFile(path.join(target, `${file.table.year}.json`)));
  try {
    pending.forEach((file, index) => file.write(formatTable(files[index]!)));
    for (const file of pending) file.put();
  } catch (error) {
    for (const file of pending) file.undo();
    throw error;
  }
  for (const file of pending) file.tidy();
}
