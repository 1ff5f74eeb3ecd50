/** Refusing an assignment that would have to be guessed at. */
import type { UnitKind } from '../policy/year-policy';
import type { AssignmentInput } from './assign-final-scores';
import { InputProblems, checkMembers, checkWord, isList, isObject, isText, root } from './input-problems';
import type { MemberRule, Place } from './input-problems';
import { isFinalScore } from './payment-adjustment';
import { ScoreInputError, worded } from './scoring-errors';

const kindNames: Readonly<Record<UnitKind, true>> = {
  individual: true,
  group: true,
  subgroup: true,
  virtualGroup: true,
  apm: true,
};
const kinds: ReadonlySet<unknown> = new Set(Object.keys(kindNames));

const clinicianRules: readonly MemberRule[] = [
  { name: 'adjustable', kind: 'boolean', absence: 'refused' },
  { name: 'individuallyEligible', kind: 'boolean', absence: 'refused' },
  { name: 'optedIn', kind: 'boolean', absence: 'refused' },
];
const unitRules: readonly MemberRule[] = [{ name: 'voluntary', kind: 'boolean', absence: 'allowed' }];

function checkClinician(clinician: object, place: Place, problems: InputProblems): void {
  isText((clinician as { clinicianRef: unknown }).clinicianRef, place, 'clinicianRef', problems);
  checkMembers(clinician, clinicianRules, place, problems);
}

function checkUnit(unit: object, place: Place, problems: InputProblems): void {
  const { unitRef, unitKind, option, finalScore, members } = unit as Record<string, unknown>;
  isText(unitRef, place, 'unitRef', problems);
  checkWord(unitKind, kinds, place, 'unitKind', problems);
  isText(option, place, 'option', problems);
  checkMembers(unit, unitRules, place, problems);
  if (!isFinalScore(finalScore)) {
    const message = `${worded(finalScore)} is not a decimal from 0 to 100`;
    problems.add(place, 'finalScore', 'INVALID_NUMBER', message, 'give it as text, such as "75.00"');
  }
  if (members === 'all' || Array.isArray(members)) return;
  const message = `${worded(members)} is neither a list nor "all"`;
  problems.add(place, 'members', 'VALUE_TYPE_MISMATCH', message, 'list the clinicians it reported for, or send "all"');
}

function checkEach(
  list: unknown,
  name: string,
  check: (entry: object, place: Place, problems: InputProblems) => void,
  problems: InputProblems,
): void {
  if (!isList(list, root, name, problems)) return;
  const within: Place = { within: root, step: name };
  for (let index = 0; index < list.length; index += 1) {
    const entry = list[index];
    if (isObject(entry, within, index, problems)) check(entry, { within, step: index }, problems);
  }
}

/**
 * Refuses scores that are none, units and clinicians without a name, kinds of unit nobody knows. All problems are told at
 * once.
 * @throws ScoreInputError
 */
export function checkAssignment(input: AssignmentInput): void {
  const problems = new InputProblems();
  checkEach(input.clinicians, 'clinicians', checkClinician, problems);
  checkEach(input.unitScores, 'unitScores', checkUnit, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
