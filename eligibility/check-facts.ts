import { checkCount, checkDate, checkScores, checkSegments, problemIf } from './check-figures';
import {
  checkByName,
  checkFlags,
  checkList,
  checkRows,
  checkText,
  checkWord,
  isRecord,
  isSecond,
  rowsOf,
} from './check-shape';
import type { ClinicianFacts, EntityFacts, StatusFigures } from './facts';
import { clinicianTypes, specialStatuses } from './facts';
import type { FactsProblem } from './facts-error';
import { factsProblem, throwProblems } from './facts-error';
import type { EligibilityContext } from './policy-terms';

const segmentKeys = ['1', '2'];
const snapshotKeys = ['1', '2', '3', '4'];
const qpStatuses: readonly unknown[] = ['QP', 'PARTIAL_QP', 'NONE'];

/**
 * How strictly facts are read. Stored rosters may hold a type nobody knows or somebody who enrolled after the year, who are
 * then not eligible; where this is strict, both are errors.
 */
export interface CheckOptions {
  strict?: boolean;
}

/**
 * Throws unless the facts of a practice can be determined on.
 * @throws EligibilityFactsError with every problem found.
 */
export function assertPractice(facts: EntityFacts, policy: EligibilityContext, options: CheckOptions = {}): void {
  throwProblems(isRecord(facts) ? practiceProblems(facts, '', policy, options) : [factsProblem('$', 'NOT_AN_OBJECT')]);
}

/** Everything wrong with the facts of a practice. `path` ends in a dot, or is empty. */
export function practiceProblems(
  facts: EntityFacts,
  path: string,
  policy: EligibilityContext,
  options: CheckOptions,
): FactsProblem[] {
  const refs = rowsOf(facts.clinicians).map(({ clinicianRef }) => clinicianRef);
  return [
    ...checkRows(facts.clinicians, `${path}clinicians`, (clinician, at, index) => [
      ...checkText(clinician.clinicianRef, `${at}.clinicianRef`),
      ...problemIf(isSecond(refs, index), at, 'CLINICIAN_TWICE'),
      ...clinicianProblems(clinician, at, policy, options),
    ]),
    ...checkByName(facts.practiceSize, segmentKeys, `${path}practiceSize`, 'SEGMENT_UNKNOWN', checkCount),
    ...statusProblems(facts.specialStatuses, `${path}specialStatuses`),
    ...checkSegments(facts.groupSegments ?? [], `${path}groupSegments`, policy),
    ...subgroupProblems(facts, refs, path),
  ];
}

function subgroupProblems({ subgroups = [] }: EntityFacts, roster: readonly unknown[], path: string): FactsProblem[] {
  const names = rowsOf(subgroups).map(({ subgroupRef }) => subgroupRef);
  return checkRows(subgroups, `${path}subgroups`, (subgroup, at, index) => [
    ...checkText(subgroup.subgroupRef, `${at}.subgroupRef`),
    ...problemIf(isSecond(names, index), at, 'SUBGROUP_TWICE'),
    ...checkList(subgroup.clinicianRefs, `${at}.clinicianRefs`, (ref, member, place) => [
      ...problemIf(!roster.includes(ref), member, 'CLINICIAN_NOT_ON_ROSTER'),
      ...problemIf(isSecond(subgroup.clinicianRefs, place), member, 'CLINICIAN_TWICE'),
    ]),
    ...checkFlags(subgroup, ['approved'], `${at}.`),
  ]);
}

function clinicianProblems(
  clinician: ClinicianFacts,
  at: string,
  policy: EligibilityContext,
  options: CheckOptions,
): FactsProblem[] {
  const { clinicianType, underOtherTins = [] } = clinician;
  const isStrange = options.strict === true && !clinicianTypes.includes(clinicianType);
  return [
    ...(isStrange && typeof clinicianType === 'string'
      ? [factsProblem(`${at}.clinicianType`, 'CLINICIAN_TYPE_UNKNOWN')]
      : checkText(clinicianType, `${at}.clinicianType`)),
    ...enrolmentProblems(clinician, `${at}.firstEnrolledOn`, policy, options),
    ...checkFlags(clinician, ['newlyEnrolled', 'qpRevoked', 'inSeveralApmEntities'], `${at}.`),
    ...checkSegments(clinician.segments, `${at}.segments`, policy),
    ...statusProblems(clinician.specialStatuses, `${at}.specialStatuses`),
    ...figuresProblems(clinician, `${at}.statusFigures`),
    ...qpProblems(clinician, at),
    ...checkRows(underOtherTins, `${at}.underOtherTins`, (other, place) =>
      clinicianProblems(other, place, policy, options),
    ),
  ];
}

function enrolmentProblems(
  { firstEnrolledOn }: ClinicianFacts,
  path: string,
  { performanceYear }: EligibilityContext,
  { strict = false }: CheckOptions,
): FactsProblem[] {
  if (firstEnrolledOn == null) return [];
  const wrong = checkDate(firstEnrolledOn, path);
  if (wrong.length > 0) return wrong;
  return problemIf(strict && firstEnrolledOn > `${performanceYear}-12-31`, path, 'ENROLLED_AFTER_YEAR');
}

const qpProblems = ({ qpStatus, qpScores }: ClinicianFacts, at: string): FactsProblem[] => [
  ...checkByName(qpStatus, snapshotKeys, `${at}.qpStatus`, 'SNAPSHOT_UNKNOWN', (status, place) =>
    checkWord(status, qpStatuses, place, 'STATUS_UNKNOWN'),
  ),
  ...checkByName(qpScores, snapshotKeys, `${at}.qpScores`, 'SNAPSHOT_UNKNOWN', (scores, place) =>
    checkRows(scores, place, checkScores),
  ),
];

const statusProblems = (statuses: ClinicianFacts['specialStatuses'], path: string): FactsProblem[] =>
  checkByName(statuses, segmentKeys, path, 'SEGMENT_UNKNOWN', (list, at) =>
    checkList(list, at, (status, place) => checkWord(status, specialStatuses, place, 'STATUS_UNKNOWN')),
  );

const figuresProblems = ({ statusFigures, segments }: ClinicianFacts, path: string): FactsProblem[] =>
  checkByName(statusFigures, segmentKeys, path, 'SEGMENT_UNKNOWN', (figures, at) => {
    if (!isRecord(figures)) return [factsProblem(at, 'NOT_AN_OBJECT')];
    const claims = rowsOf(segments).find(({ segment, billed }) => at === `${path}.${segment}` && billed === true);
    return segmentFigures(figures, at, claims?.services);
  });

function segmentFigures(figures: StatusFigures, path: string, services: number | undefined): FactsProblem[] {
  const { patientFacingEncounters, servicesByPlace } = figures;
  const alone = [
    ...(patientFacingEncounters === undefined
      ? []
      : checkCount(patientFacingEncounters, `${path}.patientFacingEncounters`)),
    ...checkFlags(figures, ['hasFacilityScore'], `${path}.`),
  ];
  if (servicesByPlace === undefined) return alone;
  if (!isRecord(servicesByPlace)) return [...alone, factsProblem(`${path}.servicesByPlace`, 'NOT_AN_OBJECT')];
  const places = Object.values(servicesByPlace);
  const counted = places.flatMap((count, index) => checkCount(count, `${path}.servicesByPlace[${index}]`));
  if (counted.length > 0) return [...alone, ...counted];
  if (services === undefined) return [...alone, factsProblem(path, 'FIGURES_WITHOUT_CLAIMS')];
  const total = places.reduce((sum, next) => sum + next, 0);
  return [...alone, ...problemIf(total > services, `${path}.servicesByPlace`, 'SERVICES_EXCEEDED')];
}
