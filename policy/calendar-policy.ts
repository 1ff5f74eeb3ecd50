/** What a date of the calendar means for those who wait for it. */
export type TimerKind = 'open' | 'deadline' | 'release' | 'boundary';

/**
 * One date of the year, as a flat sorted row.
 *
 * A row with `approximate: true` sets reminders only and never advances state on the official calendar.
 * A null `date` is undated; `earliest` and `latest` bracket it.
 */
export interface PolicyTimer {
  id: string;
  kind: TimerKind;
  actor: 'practice' | 'cms' | 'clock' | string;
  /** JSON pointer of the figure behind the row. */
  ref: string;
  /** `YYYY-MM-DD`, or null when undated. */
  date: string | null;
  /** `HH:mm` in America/New_York, or null: then opens at 00:00, closes at 20:00. */
  localTime: string | null;
  approximate: boolean;
  label?: string;
  earliest?: string;
  latest?: string;
  /** The exact instant with its offset, where the source gives one. */
  at?: string;
  confidence: 'verified' | 'recalled';
}

/** One date of the structured calendar; same fields as a timer without its identity. */
export interface PolicyInstant {
  date?: string | null;
  localTime?: string | null;
  tz?: string;
  approximate?: boolean;
  label?: string;
  earliest?: string;
  latest?: string;
  at?: string;
  /** Points to another key of the same calendar object. */
  sameAs?: string;
  /** The close before an extension, kept for the audit. */
  [key: string]: unknown;
}

/** Dates of the year. `timers` is the flat copy that everything schedules from. */
export interface CalendarPolicy {
  timers: readonly PolicyTimer[];
  /** The structured calendar of the year's file, for readers who need more than the timers. */
  figures: Readonly<Record<string, unknown>>;
  documentRetentionYears: number;
}
