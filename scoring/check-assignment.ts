/** Refusing an assignment that would have to be guessed at. */
import type { UnitKind, YearPolicy } from '../policy/year-policy';
import type { AssignmentInput, NotAdjustableReason } from './assign-final-scores';
import { requireInput, requirePolicy } from './check-arguments';
import { optionsOf } from './option-strategy';
import { InputProblems, checkMembers, checkWord, isList, isObject, isText, root } from './input-problems';
import type { MemberRule, Place } from './input-problems';
import { isFinalScore } from './payment-adjustment';
import { ScoreInputError, optionsWorded, worded } from './scoring-errors';
import type { InputProblem } from './scoring-errors';

const kindNames: Readonly<Record<UnitKind, true>> = {
  individual: true,
  group: true,
  subgroup: true,
  virtualGroup: true,
  apm: true,
};
const kinds: ReadonlySet<unknown> = new Set(Object.keys(kindNames));

const reasonNames: Readonly<Record<NotAdjustableReason, true>> = {
  newlyEnrolled: true,
  qp: true,
  partialQpNotElected: true,
  ineligibleType: true,
};
const reasons: ReadonlySet<unknown> = new Set(Object.keys(reasonNames));

const clinicianRules: readonly MemberRule[] = [
  { name: 'adjustable', kind: 'boolean', absence: 'refused' },
  { name: 'individuallyEligible', kind: 'boolean', absence: 'refused' },
  { name: 'optedIn', kind: 'boolean', absence: 'refused' },
  { name: 'groupOptedIn', kind: 'boolean', absence: 'allowed' },
];
const unitRules: readonly MemberRule[] = [{ name: 'voluntary', kind: 'boolean', absence: 'allowed' }];

function checkClinician(clinician: object, place: Place, problems: InputProblems): void {
  const { clinicianRef, reason } = clinician as Record<string, unknown>;
  isText(clinicianRef, place, 'clinicianRef', problems);
  if (reason !== undefined) checkWord(reason, reasons, place, 'reason', problems);
  checkMembers(clinician, clinicianRules, place, problems);
}

function checkFinalScore(finalScore: unknown, place: Place, problems: InputProblems): void {
  if (isFinalScore(finalScore)) return;
  const message = `${worded(finalScore)} is not a decimal from 0 to 100`;
  problems.add(place, 'finalScore', 'INVALID_NUMBER', message, 'give it as text, such as "75.00"');
}

/** The score of an individual is one clinician's; a list may name clinicians of other TINs, as an APM Entity's does. */
function checkReached(members: unknown, unitKind: unknown, place: Place, problems: InputProblems): void {
  if (unitKind === 'individual' && (members === 'all' || (Array.isArray(members) && members.length !== 1))) {
    const count = members === 'all' ? worded(members) : `a list of ${(members as unknown[]).length}`;
    const message = `${count} is not the one clinician of an individual score`;
    problems.add(place, 'members', 'OUT_OF_RANGE', message, 'list the one clinician whose score it is');
  } else if (Array.isArray(members)) {
    const within: Place = { within: place, step: 'members' };
    members.forEach((member, index) => isText(member, within, index, problems));
  } else if (members !== 'all') {
    const message = `${worded(members)} is neither a list nor "all"`;
    const remedy = 'list the clinicians it reported for, or send "all"';
    problems.add(place, 'members', 'VALUE_TYPE_MISMATCH', message, remedy);
  }
}

/** The score of a unit that the year does not have, or not in that option, would be lost or win where it cannot. */
function checkOption(unit: object, policy: YearPolicy, place: Place, problems: InputProblems): void {
  const { unitKind, option } = unit as { unitKind: UnitKind; option: string };
  const { performanceYear, participation } = policy;
  const onWire = optionsOf({ unitKind }, policy);
  const hasStandard = participation.matrix.apmScoringStandard[unitKind];
  const code = 'OPTION_NOT_ALLOWED';
  if (onWire.length === 0) {
    const remedy = 'leave its score out, or give the policy of its year';
    problems.add(place, 'unitKind', code, `no ${unitKind} reports in ${performanceYear}`, remedy);
  } else if (!onWire.includes(option) && !(option === 'apmScoringStandard' && hasStandard)) {
    const message = `${unitKind} may not report in option ${worded(option)} in ${performanceYear}`;
    problems.add(place, 'option', code, message, `use one of ${optionsWorded(onWire)}`);
  }
}

function checkUnit(unit: object, place: Place, problems: InputProblems, policy: YearPolicy): void {
  const { unitRef, unitKind, option, finalScore, members } = unit as Record<string, unknown>;
  isText(unitRef, place, 'unitRef', problems);
  checkWord(unitKind, kinds, place, 'unitKind', problems);
  if (isText(option, place, 'option', problems) && kinds.has(unitKind)) checkOption(unit, policy, place, problems);
  checkMembers(unit, unitRules, place, problems);
  checkFinalScore(finalScore, place, problems);
  checkReached(members, unitKind, place, problems);
}

/** What entries are told apart by, and how to say that one stands twice. */
interface Identity {
  of: readonly [string, ...string[]];
  code: InputProblem['code'];
  message: string;
  remedy: string;
}

const identities: Readonly<Record<keyof AssignmentInput, Identity>> = {
  clinicians: {
    of: ['clinicianRef'],
    code: 'DUPLICATE_CLINICIAN',
    message: 'the clinician stands twice',
    remedy: 'give each clinician at the TIN once',
  },
  unitScores: {
    of: ['unitRef', 'option'],
    code: 'DUPLICATE_UNIT',
    message: 'the unit stands twice with one option',
    remedy: 'give the one score it has in the option',
  },
};

function checkEach(
  input: AssignmentInput,
  name: keyof AssignmentInput,
  check: (entry: object, place: Place, problems: InputProblems, policy: YearPolicy) => void,
  policy: YearPolicy,
  problems: InputProblems,
): void {
  const list: unknown = input[name];
  if (!isList(list, root, name, problems)) return;
  const { of, code, message, remedy } = identities[name];
  const within: Place = { within: root, step: name };
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    if (!isObject(entry, within, index, problems)) return;
    const place: Place = { within, step: index };
    const before = problems.found.length;
    check(entry, place, problems, policy);
    // What cannot be read is no second one of what can.
    if (problems.found.length > before) return;
    const key = JSON.stringify(of.map((member) => (entry as Record<string, unknown>)[member]));
    if (seen.has(key)) problems.add(place, of[0], code, message, remedy);
    seen.add(key);
  });
}

/**
 * Refuses scores that are none or not as published, units and clinicians without a name or doubled, words nobody knows,
 * units and options that the year does not have, members that cannot be. All problems are told at once.
 * @throws ScoreInputError
 */
export function checkAssignment(input: AssignmentInput, policy: YearPolicy): void {
  requireInput(input, 'clinicians and unitScores');
  requirePolicy(policy);
  const problems = new InputProblems();
  checkEach(input, 'clinicians', checkClinician, policy, problems);
  checkEach(input, 'unitScores', checkUnit, policy, problems);
  if (problems.found.length > 0) throw new ScoreInputError(problems.found);
}
