import { PHASES } from '../schemas/ids';
import type { Milestone, YearStatus } from '../schemas/messages/year';

const MILESTONES: [Milestone, string][] = [
  ['started', 'Started'],
  ['preliminary', 'Preliminary eligibility'],
  ['final', 'Final eligibility (December check)'],
  ['windowOpened', 'Submission window opened'],
  ['windowClosed', 'Submission window closed'],
  ['scores', 'Final scores released'],
  ['adjustments', 'Payment adjustments released'],
  ['reviewClosed', 'Targeted review closed'],
  ['closed', 'Closed'],
];

/**
 * What an operator reads under *User Metadata* in the Temporal UI: where the year stands, why it waits, what was turned
 * away and what to do. Each run shows the whole life so far, for earlier runs leave with retention. Markdown, ≤ 20 KB.
 */
export function detailsOf(status: YearStatus): string {
  const { state, waitsFor } = status;
  const place = `**${state.phase}** (${PHASES.indexOf(state.phase) + 1} of ${PHASES.length})`;
  const until = waitsFor.until ? ` at **${waitsFor.until}**` : ', no date known: it waits for an act of CMS';
  // A list and the table last: the UI runs plain lines together, and cuts a long text at its end.
  const lines = [
    `- Phase ${place}`,
    state.done.closed ? '- The year is closed.' : `- Waits for ${waitsFor.what}${until}`,
    `- Eligibility: ${state.eligibility ?? 'not determined yet'}`,
    `- ${counts(status)}`,
    ...attention(status).map((line) => `- ${line}`),
    '',
    '| Milestone | Reached |',
    '| --- | --- |',
    ...MILESTONES.map(([key, words]) => `| ${words} | ${state.done[key] ?? '–'} |`),
  ];
  return lines.join('\n');
}

/** What a run shows that is over because its phase is: the next run has the rest. */
export function detailsOfEnded(status: YearStatus, ended: string): string {
  return [`- This run is over: **${ended}** has ended, the latest run goes on.`, detailsOf(status)].join('\n');
}

function counts({ state: { counts: c, openReviews } }: YearStatus): string {
  return [
    `Submissions ${c.submissions}`,
    `elections ${c.elections}`,
    `registrations ${c.registrations}`,
    `reviews ${c.reviews} (${openReviews} open)`,
  ].join(' · ');
}

function attention({ state }: YearStatus): string[] {
  const lines: string[] = [];
  if (state.unscored) {
    const { units, code, path } = state.unscored;
    lines.push(
      `**Not scored**: ${units} unit(s), first \`${code}\` at \`${path}\`. Their clinicians get no final score before it is mended: see \`ops.unit-not-scored\` on the ops topic, load the facts again, corrected, and announce them.`,
    );
  }
  if (state.unpublished)
    lines.push('**Unpublished facts**: Kafka has not acknowledged everything. Nothing is lost; check the broker.');
  if (state.turnedAway)
    lines.push(
      `**Turned away at the door**: ${state.turnedAway.count} attempt(s), last \`${state.turnedAway.lastCode}\`. See the intake ledger.`,
    );
  if (state.counts.refusedLater > 0)
    lines.push(`**Refused when applied**: ${state.counts.refusedLater} row(s); the senders have the codes.`);
  return lines;
}
