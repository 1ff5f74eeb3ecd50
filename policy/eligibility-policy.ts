import type { PolicyInstant } from './calendar-policy';
import type { SpecialStatus } from './year-policy';

/** Low-volume threshold: a unit is above it only when strictly above every element of the year. */
export interface LowVolumeThreshold {
  /** Allowed Part B charges in US dollars. */
  dollars: number;
  patients: number;
  /** Null before 2019: the element did not exist. */
  services: number | null;
  dollarBasis: string;
  optInAvailable: boolean;
  [detail: string]: unknown;
}

/** One of the two windows of claims that determine eligibility. Dates inclusive, `YYYY-MM-DD`. */
export interface DeterminationSegment {
  name: string;
  start: string;
  end: string;
  claimsRunOutDays: number;
  release: PolicyInstant;
}

/** One look at APM participation within the year. */
export interface QpSnapshot {
  name: string;
  coversFrom: string;
  date: string;
  /** `qpDetermination`, `apmParticipation` or `apmParticipationOnly`. */
  use: readonly string[];
  release: PolicyInstant;
}

/** A share test such as `> 0.75`; shares are fractions. */
export interface ShareTest {
  op: '>' | '>=' | '==';
  value: number;
}

/** How a special status is found for an individual and for a whole TIN. */
export interface SpecialStatusTest {
  individualTest: string;
  tinTest: string;
  maxNpis?: number;
  maxEncounters?: number;
  individualShareThreshold?: ShareTest;
  tinShareThreshold?: ShareTest | null;
  posCodes?: readonly string[];
  atLeastOneServiceAtPos?: readonly string[];
  [detail: string]: unknown;
}

/** Percentages (0..100) a QP or Partial QP must reach under one option. */
export interface QpThresholds {
  qpPaymentPercent: number;
  partialQpPaymentPercent: number;
  qpPatientPercent: number;
  partialQpPatientPercent: number;
  [detail: string]: unknown;
}

/** Who must take part, and on what evidence. */
export interface EligibilityPolicy {
  /** Camel-cased clinician types, for example `physicianAssistant`. */
  clinicianTypes: readonly string[];
  lowVolumeThreshold: LowVolumeThreshold;
  determinationPeriod: {
    segments: readonly DeterminationSegment[];
    reconciliation: Readonly<Record<string, unknown>>;
  };
  exclusions: {
    groupReportingDoesNotOverride: readonly string[];
    groupReportingOverrides: readonly string[];
    [detail: string]: unknown;
  };
  qp: {
    qpPerformancePeriod: { start: string; end: string };
    medicareOption: QpThresholds;
    allPayerOption: QpThresholds | null;
    snapshots: readonly QpSnapshot[];
    [detail: string]: unknown;
  };
  specialStatuses: {
    /** Null where the year does not know the status. */
    tests: Readonly<Record<SpecialStatus, SpecialStatusTest | null>>;
    effects: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
    [detail: string]: unknown;
  };
}
