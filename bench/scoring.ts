/**
 * `npm run bench:scoring`: how long a score, a validation, a benchmark lookup and the reading of a catalogue take, and
 * whether a long run holds on to memory. Prints figures; passes no judgement.
 *
 * `--scores N` (default 1,000,000; 0 leaves the long run out), `--rounds N` (default 20), `--bodies N` a year (default
 * 400), `--year Y` (may be repeated), `--json`.
 */
import { parseArgs } from 'node:util';
import { supportedCatalogueYears } from '../catalogue/load';
import { scoreUnit } from '../scoring';
import { endure } from './endurance';
import { enduranceLines, machineLine, publishedLines, yearTable } from './report';
import { measureYear, prepareYear } from './year-bench';
import type { YearFigures, YearMaterial } from './year-bench';

const options = {
  scores: { type: 'string', default: '1000000' },
  rounds: { type: 'string', default: '20' },
  bodies: { type: 'string', default: '400' },
  year: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

const { values } = readOptions();

function readOptions() {
  try {
    return parseArgs({ options });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Ends the program: the command line is wrong. */
function refuse(sentence: string): never {
  process.stderr.write(
    `${sentence}\nusage: npm run bench:scoring -- [--scores N] [--rounds N] [--bodies N] [--year Y]… [--json]\n`,
  );
  process.exit(2);
}

/** A whole number of at least `least`; ends the program with a sentence otherwise. */
function whole(name: string, text: string, least: number): number {
  const number = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  return refuse(`--${name} ${text}: give a whole number of at least ${least}.`);
}

/** A year with a catalogue; ends the program with a sentence otherwise. */
function yearOf(text: string): number {
  const known = supportedCatalogueYears();
  const year = whole('year', text, 2017);
  return known.includes(year) ? year : refuse(`--year ${text}: years with a catalogue are ${known.join(', ')}.`);
}

function say(lines: readonly string[]): void {
  if (!values.json) process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** Units of all years in turn. */
function mixed(years: readonly YearMaterial[]): { score: () => unknown }[] {
  const first = years[0];
  if (first === undefined) return [];
  return first.inputs.flatMap((_, index) =>
    years.map(({ inputs, policy, catalogue }) => {
      const input = inputs[index] ?? first.inputs[0]!;
      return { score: () => scoreUnit(input, policy, catalogue) };
    }),
  );
}

function main(): void {
  const [scores, rounds, bodies] = [
    whole('scores', values.scores, 0),
    whole('rounds', values.rounds, 2),
    whole('bodies', values.bodies, 1),
  ];
  const years = values.year?.map(yearOf) ?? supportedCatalogueYears();
  say([machineLine(), `${bodies} different bodies a year, ${rounds} rounds after warm-up`]);
  const material = years.map((year) => prepareYear(year, bodies));
  const figures: YearFigures[] = material.map((year) => measureYear(year, rounds));
  say(yearTable(figures));
  say(publishedLines(figures));
  const endurance = scores === 0 ? null : endure(mixed(material), scores, ({ score }) => score());
  if (endurance !== null) say(enduranceLines(endurance));
  if (values.json) process.stdout.write(`${JSON.stringify({ machine: machineLine(), figures, endurance })}\n`);
}

main();
