import { wrap } from '../describe/render-description';
import { policySections } from '../sections';
import type { PolicyChange, PolicyDiff } from './policy-diff';

const WIDTH = 150;
const LABEL = 52;
const sign = { changed: ' ', added: '+', removed: '−' } as const;

function renderChange({ label, kind, words, standing }: PolicyChange): string[] {
  const labels = wrap(label, LABEL);
  const texts = wrap(words, WIDTH - LABEL - 16);
  const height = Math.max(labels.length, texts.length);
  return Array.from({ length: height }, (_, line) => {
    const mark = line === 0 ? standing.padEnd(8) : ''.padEnd(8);
    return `  ${line === 0 ? sign[kind] : ' '} ${mark}  ${(labels[line] ?? '').padEnd(LABEL)}  ${texts[line] ?? ''}`.trimEnd();
  });
}

/** A comparison of two years as lines of text: the sentences first, then figure by figure. */
export function renderDiff({ from, to, headlines, changes, movedWithTheYear }: PolicyDiff): string[] {
  const sections = policySections.flatMap(({ name, title }) => {
    const own = changes.filter(({ section }) => section === name);
    return own.length === 0 ? [] : ['', `${title.toUpperCase()} (${name})`, ...own.flatMap(renderChange)];
  });
  const moved = movedWithTheYear.length;
  return [
    `What changed from performance year ${from} to ${to}`,
    ...(headlines.length === 0 ? [] : ['', ...headlines.map((sentence) => `  * ${sentence}`)]),
    ...sections,
    '',
    `${changes.length} changes. Left out: ${moved} dates, labels and baseline years that only moved along with the year.`,
  ];
}
