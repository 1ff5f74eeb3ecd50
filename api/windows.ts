import type { CalendarReading } from '../calendar/calendar-reading';
import { formatDeadline } from '../calendar/format-deadline';
import { type JudgedWindow, windowVerdict } from '../calendar/window-verdict';
import { lifecycleError } from '../schemas/error-envelope';
import { Refusal } from './refusal';

/** Names of the windows for people, and the rule behind each. */
const WINDOWS: Record<JudgedWindow, { name: string; rule: string }> = {
  submission: { name: 'submission window', rule: '42 CFR § 414.1325(e)' },
  registration: { name: 'MVP and subgroup registration window', rule: '42 CFR § 414.1365(b)' },
  optIn: { name: 'time to elect opt-in or voluntary reporting', rule: '42 CFR § 414.1310(b)(1)(iii)' },
  review: { name: 'targeted review window', rule: '42 CFR § 414.1385(a)' },
};

/**
 * Holds the instant of the last body byte against the dates in force.
 * @throws Refusal 409 naming opening and close in Eastern time, the instant of receipt and the rule
 */
export function requireOpenWindow(
  reading: CalendarReading,
  what: JudgedWindow,
  received: { at: string; performanceYear: number },
): void {
  const verdict = windowVerdict(reading, what, received.at);
  if (verdict.open || !verdict.code) return;
  const { name, rule } = WINDOWS[what];
  const bounds = `from ${formatDeadline(verdict.opensAt)} to ${formatDeadline(verdict.closesAt)}`;
  const message =
    `The ${name} of performance year ${received.performanceYear} runs ${bounds}; ` +
    `this arrived at ${received.at} (UTC), which is ${formatDeadline(received.at)}. Rule: ${rule}.`;
  throw new Refusal(lifecycleError(verdict.code, message));
}
