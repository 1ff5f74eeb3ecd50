import { randomUUID } from 'node:crypto';
import type { Calendar } from '../calendar/calendar';
import type { DoorAnswer } from '../cli/door-client';
import type { AtMost } from './at-most';
import type { Cast } from './cast';
import { untilMoment } from './demo-clock';
import type { Act, Expected, Played } from './story';
import type { Vendors } from './vendors';

/** What playing stories needs around it. */
export interface Stage {
  calendar: Calendar;
  vendors: Vendors;
  /** Bounds the calls under way at once. */
  calls: AtMost;
  signal: AbortSignal;
  /** Hears of every act and what the API answered. */
  onAct: (story: string, act: Act, answer: string) => void;
}

/** An answer that the script did not expect. */
export interface Surprise {
  story: string;
  what: string;
}

/** Plays one story from its start to its last act, each act at its moment. Resolves with what went otherwise than scripted. */
export async function playStory({ story, played }: Cast, stage: Stage): Promise<Surprise[]> {
  const surprises: Surprise[] = [];
  const keys = new Map<string, string>();
  for (const act of story.acts) {
    await untilMoment(stage.calendar, act.when, stage.signal);
    const key = act.key ? (keys.get(act.key) ?? randomUUID()) : randomUUID();
    if (act.key) keys.set(act.key, key);
    const answer = await stage.calls.run(() => stage.vendors[act.by].command(act.path(played), act.body(played), key));
    remember(played, answer);
    const wrong = differences(act.expects, answer);
    stage.onAct(story.name, act, inWords(answer));
    if (wrong) surprises.push({ story: story.name, what: `${act.by} ${act.what}: ${wrong}` });
  }
  return surprises;
}

/** Keeps the names that later acts need. */
function remember(played: Played, { body: { data } }: DoorAnswer): void {
  const year = data?.['performanceYear'] as { id: string } | undefined;
  const review = data?.['review'] as { id: string } | undefined;
  if (year) played.entityKey = year.id;
  if (review) played.reviewRef = review.id;
}

interface SetResult {
  outcome: string;
}

const setsOf = ({ body }: DoorAnswer): SetResult[] => (body.data?.['measurementSets'] as SetResult[] | undefined) ?? [];

const codesOf = ({ body }: DoorAnswer): string[] => body.error?.details.map(({ code }) => code) ?? [];

/** How an answer differs from the script; undefined when it does not. */
export function differences(expected: Expected, answer: DoorAnswer): string | undefined {
  const { status, code, sets, replayed } = expected;
  const outcomes = setsOf(answer).map(({ outcome }) => outcome);
  if (answer.status !== status) return `expected ${status}, got ${inWords(answer)}`;
  if (code && !codesOf(answer).includes(code)) return `expected ${code}, got ${inWords(answer)}`;
  if (sets && outcomes.join() !== sets.join()) return `expected sets ${sets.join(', ')}, got ${outcomes.join(', ')}`;
  if (replayed && !answer.replayed) return 'expected the answer to be marked as given before';
  return undefined;
}

/** An answer in one line. */
function inWords(answer: DoorAnswer): string {
  const { status, body, replayed } = answer;
  if (body.error) return `${status} ${[...new Set(codesOf(answer))].join(', ')}`;
  const outcomes = setsOf(answer).map(({ outcome }) => outcome);
  const scores = (body.data?.['scores'] as { value: number }[] | undefined) ?? [];
  return [
    String(status),
    ...(outcomes.length > 0 ? [countWords(outcomes)] : []),
    ...scores.slice(0, 1).map(({ value }) => `preliminary score ${value.toFixed(2)}`),
    ...(replayed ? ['(answered before)'] : []),
  ].join(' ');
}

function countWords(words: string[]): string {
  return [...new Set(words)].map((word) => `${words.filter((each) => each === word).length} ${word}`).join(', ');
}
