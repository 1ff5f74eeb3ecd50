import { createCitationReader } from '../citations';
import { figuresOf, plainFigures, type PolicyFigure } from '../figures';
import { isPlainObject, plainAt, type Plain } from '../plain';
import { isUnder, sectionPrefixOf, type SectionName } from '../sections';
import type { Citation } from '../year-policy';
import type { YearPolicyFile } from '../year-policy-file';
import type { Block, DescribedSection, FactLine, Mark, TableRow } from './description';
import { inWords, pointerInWords } from './words';

/** One line asked for: label, pointer, and how to say the value if plain words will not do. */
export type FactAsked = readonly [label: string, pointer: string, say?: (value: Plain) => string];

/** Builds one section: looks figures up, marks each line with its citation, and remembers what was shown. */
export interface Page {
  at(pointer: string): Plain | undefined;
  /** Whether nobody knows the figure. */
  isUnknown(pointer: string): boolean;
  /** Lines for the pointers that the year has. */
  facts(heading: string | null, asked: readonly FactAsked[]): void;
  /** A table; rows name the pointer they show. */
  table(
    heading: string,
    columns: readonly string[],
    rows: readonly { pointer: string; cells: readonly string[] }[],
  ): void;
  /** Lines for every figure of the section that no line has shown yet, at or under the pointer. */
  rest(heading: string | null, under?: string): void;
}

/** A page together with the section it becomes. */
export interface OpenPage extends Page {
  close(title: string): DescribedSection;
}

interface Sheet {
  blocks: Block[];
  shown: string[];
  sources: string[];
}

/** Whether a figure marked unknown is indeed missing: itself, or a part of the row that is shown. */
function lacksFigure(value: Plain | undefined): boolean {
  return value === null || value === undefined || (isPlainObject(value) && Object.values(value).includes(null));
}

function mark(sheet: Sheet, pointer: string, value: Plain | undefined, citation: Citation): Mark {
  sheet.shown.push(pointer);
  const numbers = citation.sources.map((source) => {
    if (!sheet.sources.includes(source)) sheet.sources.push(source);
    return sheet.sources.indexOf(source) + 1;
  });
  const isUnknown = citation.unknown === true && lacksFigure(value);
  return { pointer, standing: isUnknown ? 'unknown' : citation.confidence, sources: numbers };
}

/** Figures of a section, at or under a pointer, that no line shows yet. */
function notShown(sheet: Sheet, figures: readonly PolicyFigure[], name: SectionName, under: string): PolicyFigure[] {
  return figures.filter(
    ({ section, pointer }) =>
      section === name &&
      (under === '' || isUnder(pointer, under)) &&
      !sheet.shown.some((shown) => isUnder(pointer, shown)),
  );
}

/** What a line says where nobody knows the figure. */
export const NOT_KNOWN_YET = 'not known yet';

/** Opens an empty page on a year's file for one section. */
export function openPage(file: YearPolicyFile, name: SectionName, figures?: readonly PolicyFigure[]): OpenPage {
  const cite = createCitationReader(file);
  const root = plainFigures(file);
  const sheet: Sheet = { blocks: [], shown: [], sources: [] };
  const lineOf = ([label, pointer, say]: FactAsked): FactLine[] => {
    const value = plainAt(root, pointer);
    if (value === undefined) return [];
    const line = mark(sheet, pointer, value, cite(pointer));
    const text = line.standing === 'unknown' ? NOT_KNOWN_YET : value === null ? '–' : (say ?? inWords)(value);
    return [{ ...line, label, text }];
  };
  const push = (heading: string | null, lines: readonly FactLine[]): void => {
    if (lines.length > 0) sheet.blocks.push({ kind: 'facts', heading, lines });
  };
  return {
    at: (pointer) => plainAt(root, pointer),
    isUnknown: (pointer) => cite(pointer).unknown === true && lacksFigure(plainAt(root, pointer)),
    facts: (heading, asked) => push(heading, asked.flatMap(lineOf)),
    table: (heading, columns, rows) => {
      if (rows.length === 0) return;
      const marked: TableRow[] = rows.map(({ pointer, cells }) => {
        return { ...mark(sheet, pointer, plainAt(root, pointer), cite(pointer)), cells };
      });
      sheet.blocks.push({ kind: 'table', heading, columns, rows: marked });
    },
    rest: (heading, under = '') => {
      const left = notShown(sheet, figures ?? figuresOf(file), name, under);
      push(
        heading,
        left.flatMap(({ pointer }) =>
          lineOf([pointerInWords(pointer, under === '' ? sectionPrefixOf(pointer) : under), pointer]),
        ),
      );
    },
    close: (title) => ({ name, title, blocks: sheet.blocks, sources: sheet.sources }),
  };
}
