import type { MemberFacts, PracticeFacts, UnitFacts } from '../../eligibility/collective-facts';
import type { ClinicianFacts, Elections, EntityFacts, QpScores, Snapshot } from '../../eligibility/facts';
import type { ClinicianPart, EligibilityDocument, PracticePart } from '../../schemas/eligibility-facts';
import type { Labels } from './labels';

/** The facts of a document with marks in the place of identifiers, as the engine takes them. */
export function unitFactsOf(document: EligibilityDocument, labels: Labels): UnitFacts {
  switch (document.kind) {
    case 'practice': {
      const subgroups = document.subgroups.map(({ subgroup, npis, approved }) => ({
        subgroupRef: labels.entity(subgroup),
        clinicianRefs: npis.map(labels.npi),
        ...(approved === undefined ? {} : { approved }),
      }));
      return { kind: 'practice', ...practiceOf(document, labels), subgroups };
    }
    case 'virtualGroup': {
      const { electedOn, approved, practices, segments } = document;
      return {
        kind: 'virtualGroup',
        entityRef: labels.entity(document.virtualGroup),
        ...(electedOn === undefined ? {} : { electedOn }),
        ...(approved === undefined ? {} : { approved }),
        members: practices.map((practice) => memberOf(practice, labels)),
        groupSegments: segments.map(wholeSegment),
      };
    }
    case 'apm':
      return {
        kind: 'apm',
        entityRef: labels.entity(document.apmEntity),
        practices: document.practices.map((practice) => placed(practice, labels)),
        participants: document.participants.map(({ tin, npi, snapshots }) => ({
          practiceRef: labels.tin(tin),
          clinicianRef: labels.npi(npi),
          snapshots,
        })),
        qpScores: Object.fromEntries(
          document.qpSnapshots.map(({ snapshot, ...scores }) => [snapshot, scoresOf(scores)]),
        ),
        ...(document.terminated === undefined ? {} : { terminated: document.terminated }),
        groupSegments: document.segments.map(wholeSegment),
      };
  }
}

/** The elections that a document tells. */
export function electionsOf({ elections }: EligibilityDocument, labels: Labels): Elections {
  if (!elections) return {};
  const { group, individuals, partialQpElected, reportsAsGroup } = elections;
  return {
    ...(group === undefined ? {} : { group }),
    individuals: Object.fromEntries(individuals.map(({ npi, decision }) => [labels.npi(npi), decision])),
    ...(partialQpElected === undefined
      ? {}
      : { partialQpElected: partialQpElected === 'all' ? 'all' : partialQpElected.map(labels.npi) }),
    ...(reportsAsGroup === undefined ? {} : { reportsAsGroup }),
  };
}

const placed = (practice: PracticePart, labels: Labels): PracticeFacts => ({
  practiceRef: labels.tin(practice.tin),
  ...practiceOf(practice, labels),
});

type MemberPart = Extract<EligibilityDocument, { kind: 'virtualGroup' }>['practices'][number];

const memberOf = (practice: MemberPart, labels: Labels): MemberFacts => ({
  ...placed(practice, labels),
  ...(practice.withdrewOn === undefined ? {} : { withdrewOn: practice.withdrewOn }),
  ...(practice.dissolvedOn === undefined ? {} : { dissolvedOn: practice.dissolvedOn }),
});

function practiceOf({ clinicians, segments }: PracticePart, labels: Labels): EntityFacts {
  const claims = segments.flatMap(({ segment, allowedCharges, patients, services }) =>
    allowedCharges === undefined || patients === undefined || services === undefined
      ? []
      : [wholeSegment({ segment, allowedCharges, patients, services })],
  );
  const sizes = segments.flatMap(({ segment, practiceSize }) =>
    practiceSize === undefined ? [] : [[segment, practiceSize] as const],
  );
  return {
    clinicians: clinicians.map((clinician) => clinicianOf(clinician, labels)),
    groupSegments: claims,
    practiceSize: Object.fromEntries(sizes),
    specialStatuses: Object.fromEntries(segments.map(({ segment, specialStatuses }) => [segment, specialStatuses])),
  };
}

const wholeSegment = (claims: { segment: 1 | 2; allowedCharges: number; patients: number; services: number }) => {
  const { segment, allowedCharges, patients, services } = claims;
  return { segment, allowedCents: allowedCharges, patients, services, billed: true };
};

function clinicianOf(part: ClinicianPart, labels: Labels): ClinicianFacts {
  const { npi, clinicianType, firstEnrolledOn, newlyEnrolled, qpRevoked, inSeveralApmEntities, segments } = part;
  const figures = segments.flatMap(({ segment, patientFacingEncounters, servicesByPlace, hasFacilityScore }) => {
    const found = {
      ...(patientFacingEncounters === undefined ? {} : { patientFacingEncounters }),
      ...(servicesByPlace === undefined ? {} : { servicesByPlace }),
      ...(hasFacilityScore === undefined ? {} : { hasFacilityScore }),
    };
    return Object.keys(found).length > 0 ? [[segment, found] as const] : [];
  });
  return {
    clinicianRef: labels.npi(npi),
    clinicianType,
    ...(firstEnrolledOn === undefined ? {} : { firstEnrolledOn }),
    ...(newlyEnrolled === undefined ? {} : { newlyEnrolled }),
    ...(qpRevoked === undefined ? {} : { qpRevoked }),
    ...(inSeveralApmEntities === undefined ? {} : { inSeveralApmEntities }),
    segments: segments.map(({ startsOn, endsOn, billed, ...claims }) => ({
      ...wholeSegment(claims),
      billed,
      ...(startsOn === undefined ? {} : { startsOn }),
      ...(endsOn === undefined ? {} : { endsOn }),
    })),
    specialStatuses: Object.fromEntries(segments.map(({ segment, specialStatuses }) => [segment, specialStatuses])),
    ...(figures.length > 0 ? { statusFigures: Object.fromEntries(figures) } : {}),
    ...qpOf(part),
  };
}

function qpOf({ qpSnapshots }: ClinicianPart): Pick<ClinicianFacts, 'qpStatus' | 'qpScores'> {
  const qpStatus: NonNullable<ClinicianFacts['qpStatus']> = {};
  const qpScores: Partial<Record<Snapshot, QpScores[]>> = {};
  for (const entry of qpSnapshots) {
    if ('status' in entry) qpStatus[entry.snapshot] = entry.status;
    else {
      const { snapshot, level, ...scores } = entry;
      (qpScores[snapshot] ??= []).push({ level, ...scoresOf(scores) });
    }
  }
  return { qpStatus, qpScores };
}

const scoresOf = ({
  paymentPercent,
  patientPercent,
  allPayerPaymentPercent = null,
  allPayerPatientPercent = null,
}: {
  paymentPercent: number | null;
  patientPercent: number | null;
  allPayerPaymentPercent?: number | null | undefined;
  allPayerPatientPercent?: number | null | undefined;
}): QpScores => ({ paymentPercent, patientPercent, allPayerPaymentPercent, allPayerPatientPercent });
