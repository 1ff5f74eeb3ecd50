import type { PolicyInstant } from './calendar-policy';
import type { ReportingOption, UnitKind } from './year-policy';

/**
 * One level of the final score hierarchy. Levels are tried in order; the first with a score wins, and within a
 * level the highest score does.
 */
export type HierarchyLevel = readonly UnitKind[];

/** A window in which an election may be made. */
export interface RegistrationWindow {
  open: PolicyInstant;
  close: PolicyInstant;
}

/** How a practice may take part and report. */
export interface ParticipationPolicy {
  /** Whether a unit kind may report in an option. */
  matrix: Readonly<Record<ReportingOption, Readonly<Record<UnitKind, boolean>>>>;
  /** Final score hierarchy per TIN/NPI, highest rank first. */
  hierarchy: readonly HierarchyLevel[];
  mvpIds: readonly string[];
  registrationWindows: Readonly<Record<string, RegistrationWindow | string | readonly string[] | null>>;
  /** The options of participation as the year's file states them. */
  options: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
}
