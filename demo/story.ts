import type { WireSets } from './wire-sets';

/** How much a clinician billed in a segment, against the low-volume threshold of the year. */
export type Volume =
  | 'above'
  /** More charges than the threshold, fewer patients and services. */
  | 'some'
  /** Below; but two of these together bill more charges than the threshold. */
  | 'half'
  | 'below';

/** One clinician of a practice. */
export interface ClinicianPlan {
  type?: string;
  /** Volume in segment 1 and 2. */
  volume: readonly [Volume, Volume];
  newlyEnrolled?: true;
  qp?: true;
}

/** A practice as CMS's files will describe it. */
export interface PracticePlan {
  clinicians: readonly ClinicianPlan[];
  /** Decile at which the practice's costs lie; without it CMS attributes no cost measure. */
  costAim?: number;
}

/** Who acts. Each has a token of its own. */
export type Organisation = 'registry' | 'ehrVendor' | 'practice' | 'cms';

/** When an act becomes possible. */
export type Moment =
  'start' | 'registration' | 'registrationClosed' | 'finalCheck' | 'window' | 'windowClosed' | 'scores' | 'adjustments';

/** A TIN in play: what acts need to know of it. */
export interface Played {
  tin: string;
  npis: readonly string[];
  subgroupId: string;
  performanceYear: number;
  calendarName: string;
  /** Known after the start. */
  entityKey: string;
  /** Known after a review was asked for. */
  reviewRef: string;
  sets: WireSets;
}

/** What the API must answer. */
export interface Expected {
  status: number;
  /** A code among the details of a refusal. */
  code?: string;
  /** What became of each set. */
  sets?: readonly string[];
  /** The answer is marked as given before. */
  replayed?: true;
}

/** One call of the API. */
export interface Act {
  when: Moment;
  by: Organisation;
  /** In the third person, for the log: "sends quality, activities and interoperability". */
  what: string;
  path(played: Played): string;
  body(played: Played): unknown;
  /** Acts with one name of their own share an Idempotency-Key: the second is a retry of the first. */
  key?: string;
  expects: Expected;
}

/** How a story must end. */
export interface Ends {
  /** What CMS's status tool says of the practice at last. */
  eligibility: string;
  /** Units that have a final score, as the table names them. */
  scored: readonly string[];
  /** Clinicians to whom a payment adjustment attaches. */
  adjusted: number;
  review?: 'granted' | 'denied';
}

/** One TIN's year in the demonstration. */
export interface Story {
  name: string;
  /** How it reports, in a few words. */
  reports: string;
  /** What happened, in one sentence. */
  tells: string;
  practice: PracticePlan;
  acts: readonly Act[];
  ends: Ends;
}
