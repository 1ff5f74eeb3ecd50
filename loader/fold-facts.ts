import type { ClinicianFacts, EntityFacts, SegmentFacts } from '../eligibility/facts';
import type { FactsRow } from './rows';

/** A practice without its clinicians: what the store keeps beside the roster. */
export type PracticeFacts = Omit<EntityFacts, 'clinicians'>;

/** Rows that add to one clinician. */
export type ClinicianRow =
  | { kind: 'claims'; row: FactsRow<'claims'> }
  | { kind: 'specialStatus'; row: FactsRow<'specialStatus'> }
  | { kind: 'qpStatus'; row: FactsRow<'qpStatus'> };

/** Type of a clinician whom a status or QP row named before any claims row did: never eligible until one comes. */
export const unknownClinicianType = 'unknown';

/**
 * One clinician with a row added. A claims row replaces that segment (and type and enrolment), a status row adds a
 * status, a QP row replaces that snapshot: loading a file twice changes nothing.
 */
export function foldClinician(
  before: ClinicianFacts | undefined,
  clinicianRef: string,
  added: ClinicianRow,
): ClinicianFacts {
  const facts = before ?? { clinicianRef, clinicianType: unknownClinicianType, segments: [] };
  switch (added.kind) {
    case 'claims':
      return withClaims(facts, added.row);
    case 'specialStatus': {
      const { segment, status } = added.row;
      return { ...facts, specialStatuses: withStatus(facts.specialStatuses, segment, status) };
    }
    case 'qpStatus': {
      const { snapshot, status, revoked } = added.row;
      const lost = revoked === undefined ? {} : { qpRevoked: revoked };
      return { ...facts, qpStatus: { ...facts.qpStatus, [snapshot]: status }, ...lost };
    }
  }
}

function withClaims(facts: ClinicianFacts, row: FactsRow<'claims'>): ClinicianFacts {
  const { clinicianType, firstEnrolledOn, newlyEnrolled, segment, allowedCharges, patients, services, billed } = row;
  return {
    ...facts,
    clinicianType,
    ...(firstEnrolledOn === undefined ? {} : { firstEnrolledOn }),
    ...(newlyEnrolled === undefined ? {} : { newlyEnrolled }),
    segments: withSegment(facts.segments, { segment, allowedCents: allowedCharges, patients, services, billed }),
  };
}

/** A practice with a row of its own added: its size and TIN-level claims in a segment, or a status. */
export function foldPractice(
  before: PracticeFacts,
  added: { kind: 'practice'; row: FactsRow<'practice'> } | { kind: 'specialStatus'; row: FactsRow<'specialStatus'> },
): PracticeFacts {
  if (added.kind === 'specialStatus') {
    const { segment, status } = added.row;
    return { ...before, specialStatuses: withStatus(before.specialStatuses, segment, status) };
  }
  const { segment, practiceSize, allowedCharges, patients, services } = added.row;
  const sized = practiceSize === undefined ? {} : { practiceSize: { ...before.practiceSize, [segment]: practiceSize } };
  if (allowedCharges === undefined || patients === undefined || services === undefined) return { ...before, ...sized };
  const claims: SegmentFacts = { segment, allowedCents: allowedCharges, patients, services, billed: true };
  return { ...before, ...sized, groupSegments: withSegment(before.groupSegments ?? [], claims) };
}

const withSegment = (segments: SegmentFacts[], added: SegmentFacts): SegmentFacts[] =>
  [...segments.filter(({ segment }) => segment !== added.segment), added].sort(
    (left, right) => left.segment - right.segment,
  );

function withStatus(
  before: ClinicianFacts['specialStatuses'],
  segment: 1 | 2,
  status: FactsRow<'specialStatus'>['status'],
): NonNullable<ClinicianFacts['specialStatuses']> {
  return { ...before, [segment]: [...new Set([...(before?.[segment] ?? []), status])].sort() };
}
