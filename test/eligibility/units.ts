import type {
  ApmEntityFacts,
  MemberFacts,
  PracticeFacts,
  UnitFacts,
  VirtualGroupFacts,
} from '../../eligibility/collective-facts';
import type { ClinicianDetermination, Determination, DeterminationRun } from '../../eligibility/determination';
import type { DetermineOptions } from '../../eligibility/determine-eligibility';
import { determineUnit } from '../../eligibility/determine-unit';
import type { ClinicianFacts, Elections } from '../../eligibility/facts';
import { policyOf } from './practices';

/** All years there are policies for. */
export const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const;

/** How a unit is determined in a test; the final run of 2024 unless told otherwise. */
export interface Asked {
  year?: number;
  run?: DeterminationRun;
  elections?: Elections;
  options?: DetermineOptions;
}

/** Determines a unit; a virtual group of which no day is told was elected in good time. */
export const determined = (facts: UnitFacts, { year = 2024, run = 'final', elections, options }: Asked = {}) => {
  const inTime = facts.kind === 'virtualGroup' ? { electedOn: `${year - 1}-12-31`, ...facts } : facts;
  return determineUnit(inTime, run, policyOf(year), elections, options);
};

/** A TIN with its roster. */
export const tin = (practiceRef: string, ...clinicians: ClinicianFacts[]): PracticeFacts => ({
  practiceRef,
  clinicians,
});

/** A virtual group. */
export const virtualGroup = (members: MemberFacts[], rest: Partial<VirtualGroupFacts> = {}): VirtualGroupFacts => ({
  kind: 'virtualGroup',
  entityRef: 'vg',
  members,
  ...rest,
});

/** An APM Entity whose list names everybody of these practices at snapshot 1, unless told otherwise. */
export const apmEntity = (practices: PracticeFacts[], rest: Partial<ApmEntityFacts> = {}): ApmEntityFacts => ({
  kind: 'apm',
  entityRef: 'apm',
  practices,
  participants: practices.flatMap(({ practiceRef, clinicians }) =>
    clinicians.map(({ clinicianRef }) => ({ practiceRef, clinicianRef, snapshots: [1] as const })),
  ),
  ...rest,
});

/** One clinician of a determination. */
export function found({ clinicians }: Determination, ref: string): ClinicianDetermination {
  const clinician = clinicians.find(({ clinicianRef }) => clinicianRef === ref);
  if (!clinician) throw new Error(`No clinician ${ref}`);
  return clinician;
}

/** Codes of reasons or warnings. */
export const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);
