import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectedRows } from '../../demo/report-end';
import { files, read, root } from './repository';

describe('every link of the documents', () => {
  it.each(files.filter((file) => file.endsWith('.md')))('leads somewhere: %s', (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!);
    const local = targets.filter((target) => !/^(https?:|mailto:)/.test(target));
    const missing = local.filter((target) => !existsSync(join(root, dirname(file), target)));
    expect(missing).toEqual([]);
  });
});

describe("the README's picture of the demo", () => {
  it('shows scores that the demo really ends with', () => {
    const known = new Set(expectedRows(2024)!.map((row) => `${row.unit} ${row.option} ${row.finalScore?.toFixed(2)}`));
    const shown = read('README.md')
      .split('\n')
      .flatMap((line) => {
        const match = /^ent_\w+\s+(\w+(?: \d)?)\s+(\w+)\s.*?\s(\d+\.\d\d)\s+[+-]/.exec(line);
        return match ? [`${match[1]} ${match[2]} ${match[3]}`] : [];
      });
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((row) => !known.has(row))).toEqual([]);
  });
});
