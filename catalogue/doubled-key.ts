/** Depth of the text so far: the keys of each open object, null for an open array, and the key being read. */
interface Open {
  keys: Set<string> | null;
  key: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * The first key that an object of a JSON text has twice, as a path of keys; undefined when each is written once.
 * `JSON.parse` silently keeps the last of the two. The text must be JSON.
 */
export function doubledKey(text: string): string | undefined {
  const open: Open[] = [];
  let isKey = false;
  for (const [part] of text.matchAll(token)) {
    const top = open.at(-1);
    if (part === '{' || part === '[') {
      open.push({ keys: part === '{' ? new Set() : null, key: '' });
      isKey = part === '{';
    } else if (part === '}' || part === ']') {
      open.pop();
      isKey = false;
    } else if (part === ',') {
      isKey = top !== undefined && top.keys !== null;
    } else if (part === ':') {
      isKey = false;
    } else if (isKey && top?.keys) {
      const key = JSON.parse(part) as string;
      top.key = key;
      if (top.keys.has(key)) return `$.${open.flatMap((each) => each.key || []).join('.')}`;
      top.keys.add(key);
    }
  }
  return undefined;
}
