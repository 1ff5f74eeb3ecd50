import { listInWords } from '../describe/words';
import { isPlainObject, type Plain } from '../plain';

/** Most points by measure id, of one single score; points that several measures share stand under their objective. */
function pointsOf(objectives: readonly Plain[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const objective of objectives) {
    if (!isPlainObject(objective)) continue;
    const { id, measures, alternatives, shared } = objective;
    for (const each of [measures, alternatives]) {
      if (!isPlainObject(each)) continue;
      for (const [measureId, most] of Object.entries(each)) if (typeof most === 'number') points.set(measureId, most);
    }
    const most = isPlainObject(shared) ? shared['points'] : undefined;
    if (typeof most === 'number') points.set(String(id), most);
  }
  return points;
}

/** Points of Promoting Interoperability measures that changed; null where one of the years scores by another model. */
export function piPoints(old: Plain | undefined, now: Plain | undefined): string | null {
  if (!Array.isArray(old) || !Array.isArray(now)) return null;
  const [before, after] = [pointsOf(old as readonly Plain[]), pointsOf(now as readonly Plain[])];
  const changed = [...after].flatMap(([id, most]) => {
    const was = before.get(id);
    return was === undefined || was === most ? [] : [`${wordsOf(id)} ${was} → ${most}`];
  });
  return changed.length === 0 ? null : `Most points in Promoting Interoperability: ${changed.join(', ')}.`;
}

/** `publicHealth` as "public health"; measure ids stay as they are. */
const wordsOf = (id: string): string =>
  id.startsWith('PI_') ? id : id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Measures that Promoting Interoperability came to require, or requires no longer; null as above. */
export function piMeasures(old: Plain | undefined, now: Plain | undefined): string | null {
  if (!Array.isArray(old) || !Array.isArray(now)) return null;
  const [before, after] = [old as readonly string[], now as readonly string[]];
  const came = after.filter((id) => !before.includes(id));
  const went = before.filter((id) => !after.includes(id));
  const parts = [
    ...(came.length > 0 ? [`now with ${listInWords(came)}`] : []),
    ...(went.length > 0 ? [`without ${listInWords(went)}`] : []),
  ];
  return parts.length === 0 ? null : `Measures of the single score in Promoting Interoperability: ${parts.join(', ')}.`;
}
