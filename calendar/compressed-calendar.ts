import type { Calendar, Milestone, MilestoneId } from './calendar';
import { instantOf, mainMilestones, mapMilestones } from './calendar';
import { resolvedReleases } from './resolved-releases';

/** Least room of a compressed year, in milliseconds. */
export const compression = {
  /** From the start to the preliminary release: two dozen starts must fit. */
  startMs: 8_000,
  /** Between two main milestones, so that a person sees each phase. */
  phaseMs: 4_000,
  /** Of every window in which somebody acts. */
  windowMs: 10_000,
} as const;

/**
 * The windows in which somebody acts, those inside others first: room given to them counts for the outer one too.
 * A window that the year lacks, or whose ends fall together, asks for nothing.
 */
const actingWindows: readonly { from: MilestoneId; to: MilestoneId }[] = [
  { from: 'mvpSubgroupRegistrationOpen', to: 'mvpSubgroupRegistrationClose' },
  { from: 'submissionOpen', to: 'submissionClose' },
  { from: 'finalScoreRelease', to: 'paymentAdjustmentRelease' },
  { from: 'paymentAdjustmentRelease', to: 'targetedReviewClose' },
  { from: 'finalEligibilityRelease', to: 'submissionClose' },
];

/** The wanted length cannot hold the least room of every window and phase. */
export class CompressionTooShortError extends RangeError {
  override name = 'CompressionTooShortError';
  constructor(
    /** The length asked for and the least that would do, in milliseconds. */
    readonly durationMs: number,
    readonly neededMs: number,
    performanceYear: number,
  ) {
    super(
      `Performance year ${performanceYear} does not fit into ${durationMs} ms: it needs ${neededMs} ms; ask for longer`,
    );
  }
}

/** When the compressed life begins (UTC instant) and how long it takes to the end of the payment year. */
export interface Compression {
  startAt: string;
  durationMs: number;
}

/** A fixed point of the map: an instant of the real year, in epoch milliseconds, and the least room before it. */
interface Knot {
  at: number;
  ids: MilestoneId[];
  leastMs: number;
}

/**
 * The whole life of a year in minutes: a piecewise linear map through the main milestones that keeps the order of all
 * dates (what falls together stays together) and gives people time to act, while idle months shrink to seconds.
 *
 * Every figure of {@link compression} is met; what is left over stretches all pieces alike. Releases advance by date.
 * @throws CompressionTooShortError when `durationMs` cannot hold them (about 72 s in a year with MVPs).
 */
export function compressedCalendar(calendar: Calendar, { startAt, durationMs }: Compression, name?: string): Calendar {
  const { performanceYear } = calendar;
  const resolved = resolvedReleases(calendar, 'compressed');
  const knots = widenWindows(resolved, knotsOf(resolved));
  const needed = knots.reduce((sum, knot) => sum + knot.leastMs, 0);
  if (durationMs < needed) throw new CompressionTooShortError(durationMs, needed, performanceYear);
  const placed = place(knots, Date.parse(startAt), durationMs, needed);
  const milestones = mapMilestones(resolved, (milestone) => ({
    ...withoutBracket(milestone),
    at: milestone.at === null ? null : new Date(mapped(Date.parse(milestone.at), placed)).toISOString(),
  }));
  const real = placed.at(-1)!.at - placed[0]!.at;
  const named = name ?? `compressed-${performanceYear}-${Math.round(durationMs / 1000)}s`;
  return { ...resolved, name: named, milestones, rate: durationMs / real };
}

/** A bracket of the real year says nothing on a compressed one. */
function withoutBracket(milestone: Milestone): Milestone {
  const { id, kind, at, synthetic, resolution, advances } = milestone;
  return { id, kind, at, synthetic, advances, ...(resolution === undefined ? {} : { resolution }) };
}

const dayMs = 86_400_000;

/** The start of life (the first date of all, at least a day before the preliminary release), then each main instant. */
function knotsOf(calendar: Calendar): Knot[] {
  const byInstant = new Map<number, MilestoneId[]>();
  for (const id of mainMilestones) {
    const at = instantOf(calendar, id);
    if (at !== null) byInstant.set(Date.parse(at), [...(byInstant.get(Date.parse(at)) ?? []), id]);
  }
  const main = [...byInstant].sort(([left], [right]) => left - right);
  const all = Object.values(calendar.milestones).flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  const first = main[0]?.[0];
  if (first === undefined) throw new RangeError(`Calendar "${calendar.name}" dates no main milestone`);
  const origin: Knot = { at: Math.min(first - dayMs, ...all), ids: [], leastMs: 0 };
  const rest = main.map(([at, ids], index) => ({
    at,
    ids,
    leastMs: index === 0 ? compression.startMs : compression.phaseMs,
  }));
  return [origin, ...rest];
}

/** Gives each acting window its least room; what is missing is shared over its pieces. */
function widenWindows(calendar: Calendar, knots: Knot[]): Knot[] {
  const widened = knots.map((knot) => ({ ...knot }));
  for (const { from, to } of actingWindows) {
    const opens = Date.parse(instantOf(calendar, from) ?? '');
    const closes = Date.parse(instantOf(calendar, to) ?? '');
    const pieces = widened.filter((knot) => knot.at > opens && knot.at <= closes);
    const missing = compression.windowMs - pieces.reduce((sum, knot) => sum + knot.leastMs, 0);
    for (const piece of pieces) piece.leastMs += Math.max(0, Math.ceil(missing / pieces.length));
  }
  return widened;
}

interface PlacedKnot {
  at: number;
  to: number;
}

/** Places the knots; all figures are whole milliseconds, so no piece is ever shorter than promised. */
function place(knots: Knot[], start: number, durationMs: number, needed: number): PlacedKnot[] {
  const spare = durationMs - needed;
  let to = start;
  const placed = knots.map((knot) => {
    to += knot.leastMs + Math.floor((spare * knot.leastMs) / needed);
    return { at: knot.at, to };
  });
  return placed.map((knot, index) => (index === placed.length - 1 ? { ...knot, to: start + durationMs } : knot));
}

/** An instant on the map: between two knots in proportion, after the last at the pace of the last piece. */
function mapped(at: number, placed: PlacedKnot[]): number {
  const next = Math.max(
    1,
    placed.findIndex((knot) => knot.at >= at),
  );
  const index = at > placed.at(-1)!.at ? placed.length - 1 : next;
  const right = placed[index]!;
  const left = placed[index - 1]!;
  return Math.round(left.to + ((at - left.at) / (right.at - left.at)) * (right.to - left.to));
}
