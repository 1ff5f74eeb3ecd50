import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { ErrorDetail } from '../schemas/error-envelope';
import { factsWithoutEffect } from '../scoring/facts/facts-without-effect';
import type { FactNote } from '../scoring/facts/fact-note';
import { strangeFacts } from '../scoring/facts/strange-facts';
import type { UnitScoreInput } from '../scoring/score-input';
import { missingFactLines, missingFacts } from './missing-facts';
import type { ScoredInput } from './missing-facts';

/** A path into the facts file: the facts are its root. */
export const inFile = (path: string): string => path.replace('$.facts.', '$.');

/** Facts that look like a mistake, as warnings about the facts file. */
export function strangeFactWarnings(
  input: UnitScoreInput,
  policy: YearPolicy,
  catalogue: YearCatalogue,
): ErrorDetail[] {
  return strangeFacts(input, policy, catalogue).map(({ path, code, message }) => ({
    path: inFile(path),
    code,
    message,
  }));
}

/** Kinds of facts of which there are often several, and what several are called. */
const several: readonly (readonly [one: string, more: string])[] = [
  ['survey measure ', 'survey measures '],
  ['claims measure ', 'claims measures '],
  ['cost measure ', 'cost measures '],
  ['risk indicator ', 'risk indicators '],
  ['special status ', 'special statuses '],
];

/** Facts in a row: `claims measures 479, 480`. */
function inRow(facts: readonly string[]): string {
  const kind = several.find(([one]) => facts.length > 1 && facts.every((fact) => fact.startsWith(one)));
  if (kind === undefined) return facts.join(', ');
  return `${kind[1]}${facts.map((fact) => fact.slice(kind[0].length)).join(', ')}`;
}

/** Facts that move nothing in a score, a line each; those that fail for one reason share it. */
function ineffectiveLines(notes: readonly FactNote[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { fact, message } of notes) byReason.set(message, [...(byReason.get(message) ?? []), fact]);
  return [...byReason].map(([message, facts]) => `given without effect: ${inRow(facts)}: ${message}`);
}

/** Rules of the year. */
export interface OfYear {
  policy: YearPolicy;
  catalogue: YearCatalogue;
}

/** Facts that were given and move nothing. */
const notesOn = ({ input, isRegistrationSupposed }: ScoredInput, { policy, catalogue }: OfYear): FactNote[] =>
  factsWithoutEffect(input, policy, catalogue).filter(
    ({ fact }) => !(fact === 'registration' && isRegistrationSupposed === true),
  );

/** What is to be said about the facts of one score: those without effect, and those that were not given. */
export function factLines(unit: ScoredInput, { policy, catalogue }: OfYear, isVerbose: boolean): string[] {
  return [
    ...ineffectiveLines(notesOn(unit, { policy, catalogue })),
    ...missingFactLines(missingFacts(unit, policy, catalogue), isVerbose),
  ];
}

/** The same for a machine. */
export function factsInDocument(
  unit: ScoredInput,
  { policy, catalogue }: OfYear,
): { missingFacts: string[]; factsWithoutEffect: FactNote[] } {
  const notes = notesOn(unit, { policy, catalogue });
  return {
    missingFacts: missingFacts(unit, policy, catalogue).map(({ effect }) => effect),
    factsWithoutEffect: notes.map((note) => ({ ...note, path: inFile(note.path) })),
  };
}
