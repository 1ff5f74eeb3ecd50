import type { Story } from '../story';
import { electing } from './electing';
import { registering } from './registering';
import { reporting } from './reporting';
import { retrying } from './retrying';
import { reviewing } from './reviewing';

/** All stories, the most telling first, so that a shorter demonstration still shows something of everything. */
const STORIES: readonly Story[] = interleaved([reporting, electing, registering, reviewing, retrying]);

function interleaved(lists: readonly (readonly Story[])[]): Story[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}

/** So many stories: the first of the list, or the list over and over with a number behind the name. */
export function storiesFor(count: number): Story[] {
  return Array.from({ length: count }, (_, index) => {
    const story = STORIES[index % STORIES.length]!;
    const round = Math.floor(index / STORIES.length);
    return round === 0 ? story : { ...story, name: `${story.name}-${round + 1}` };
  });
}

/** How many different stories there are. */
export const storyCount = STORIES.length;
