import { checkCount, checkDate, checkKeys, checkScores, checkSegments, problemIf } from './check-figures';
import type { ClinicianFacts, EntityFacts, StatusFigures } from './facts';
import { clinicianTypes, specialStatuses } from './facts';
import type { FactsProblem } from './facts-error';
import { factsProblem, throwProblems } from './facts-error';
import type { EligibilityContext } from './policy-terms';

const segmentKeys = ['1', '2'];
const snapshotKeys = ['1', '2', '3', '4'];
const qpStatuses: readonly unknown[] = ['QP', 'PARTIAL_QP', 'NONE'];

/** How strictly words are read. Stored rosters may hold a type nobody knows, which is then not eligible. */
export interface CheckOptions {
  /** Whether a clinician type unknown in every year is an error. */
  strictTypes?: boolean;
}

/**
 * Throws unless the facts of a practice can be determined on.
 * @throws EligibilityFactsError with every problem found.
 */
export function assertPractice(facts: EntityFacts, policy: EligibilityContext, options: CheckOptions = {}): void {
  throwProblems(practiceProblems(facts, '', policy, options));
}

/** Everything wrong with the facts of a practice. `path` ends in a dot, or is empty. */
export function practiceProblems(
  facts: EntityFacts,
  path: string,
  policy: EligibilityContext,
  options: CheckOptions,
): FactsProblem[] {
  const refs = facts.clinicians.map(({ clinicianRef }) => clinicianRef);
  return [
    ...facts.clinicians.flatMap((clinician, index) => {
      const at = `${path}clinicians[${index}]`;
      const isTwice = refs.indexOf(clinician.clinicianRef) !== index;
      return [...problemIf(isTwice, at, 'CLINICIAN_TWICE'), ...clinicianProblems(clinician, at, policy, options)];
    }),
    ...checkKeys(facts.practiceSize, segmentKeys, `${path}practiceSize`, 'SEGMENT_UNKNOWN'),
    ...Object.entries(facts.practiceSize ?? {}).flatMap(([segment, size]) =>
      checkCount(size, `${path}practiceSize.${segment}`),
    ),
    ...statusProblems(facts.specialStatuses, `${path}specialStatuses`),
    ...checkSegments(facts.groupSegments ?? [], `${path}groupSegments`, policy),
    ...subgroupProblems(facts, refs, path),
  ];
}

function subgroupProblems({ subgroups = [] }: EntityFacts, roster: readonly string[], path: string): FactsProblem[] {
  const names = subgroups.map(({ subgroupRef }) => subgroupRef);
  return subgroups.flatMap(({ subgroupRef, clinicianRefs }, index) => {
    const at = `${path}subgroups[${index}]`;
    return [
      ...problemIf(names.indexOf(subgroupRef) !== index, at, 'SUBGROUP_TWICE'),
      ...clinicianRefs.flatMap((ref, place) => [
        ...problemIf(!roster.includes(ref), `${at}.clinicians[${place}]`, 'CLINICIAN_NOT_ON_ROSTER'),
        ...problemIf(clinicianRefs.indexOf(ref) !== place, `${at}.clinicians[${place}]`, 'CLINICIAN_TWICE'),
      ]),
    ];
  });
}

function clinicianProblems(
  clinician: ClinicianFacts,
  at: string,
  policy: EligibilityContext,
  { strictTypes = false }: CheckOptions,
): FactsProblem[] {
  const { firstEnrolledOn } = clinician;
  const isStrange = strictTypes && !clinicianTypes.includes(clinician.clinicianType);
  return [
    ...problemIf(isStrange, `${at}.clinicianType`, 'CLINICIAN_TYPE_UNKNOWN'),
    ...(firstEnrolledOn == null ? [] : checkDate(firstEnrolledOn, `${at}.firstEnrolledOn`)),
    ...checkSegments(clinician.segments, `${at}.segments`, policy),
    ...statusProblems(clinician.specialStatuses, `${at}.specialStatuses`),
    ...figuresProblems(clinician, `${at}.statusFigures`),
    ...qpProblems(clinician, at),
  ];
}

function qpProblems({ qpStatus, qpScores }: ClinicianFacts, at: string): FactsProblem[] {
  return [
    ...checkKeys(qpStatus, snapshotKeys, `${at}.qpStatus`, 'SNAPSHOT_UNKNOWN'),
    ...Object.entries(qpStatus ?? {}).flatMap(([snapshot, status]) =>
      problemIf(!qpStatuses.includes(status), `${at}.qpStatus.${snapshot}`, 'STATUS_UNKNOWN'),
    ),
    ...checkKeys(qpScores, snapshotKeys, `${at}.qpScores`, 'SNAPSHOT_UNKNOWN'),
    ...Object.entries(qpScores ?? {}).flatMap(([snapshot, scores]) =>
      (scores ?? []).flatMap((each, index) => checkScores(each, `${at}.qpScores.${snapshot}[${index}]`)),
    ),
  ];
}

function statusProblems(statuses: ClinicianFacts['specialStatuses'], path: string): FactsProblem[] {
  const named = Object.entries(statuses ?? {}).flatMap(([segment, list]) =>
    list.flatMap((status, index) =>
      problemIf(!specialStatuses.includes(status), `${path}.${segment}[${index}]`, 'STATUS_UNKNOWN'),
    ),
  );
  return [...checkKeys(statuses, segmentKeys, path, 'SEGMENT_UNKNOWN'), ...named];
}

function figuresProblems({ statusFigures, segments }: ClinicianFacts, path: string): FactsProblem[] {
  const found = Object.entries(statusFigures ?? {}).flatMap(([segment, figures]) => {
    const claims = segments.find((each) => String(each.segment) === segment && each.billed);
    return segmentFigures(figures, `${path}.${segment}`, claims?.services);
  });
  return [...checkKeys(statusFigures, segmentKeys, path, 'SEGMENT_UNKNOWN'), ...found];
}

function segmentFigures(
  { patientFacingEncounters, servicesByPlace }: StatusFigures,
  path: string,
  services: number | undefined,
): FactsProblem[] {
  const places = Object.values(servicesByPlace ?? {});
  const counted = places.flatMap((count, index) => checkCount(count, `${path}.servicesByPlace[${index}]`));
  const encounters =
    patientFacingEncounters === undefined ? [] : checkCount(patientFacingEncounters, `${path}.patientFacingEncounters`);
  if (!servicesByPlace || counted.length > 0) return [...encounters, ...counted];
  if (services === undefined) return [...encounters, factsProblem(path, 'FIGURES_WITHOUT_CLAIMS')];
  const total = places.reduce((sum, next) => sum + next, 0);
  return [...encounters, ...problemIf(total > services, `${path}.servicesByPlace`, 'SERVICES_EXCEEDED')];
}
