/** What a year's file is made of: JSON without undefined. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** An object of a year's file. */
export type PlainObject = { readonly [key: string]: Plain };

/** Whether a value has named parts. */
export function isPlainObject(value: Plain | undefined): value is PlainObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Whether a value is a list of single values, which is read and compared as one figure. */
export function isScalarList(value: Plain | undefined): value is readonly (null | boolean | number | string)[] {
  return Array.isArray(value) && value.every((item: Plain) => item === null || typeof item !== 'object');
}

/** Whether two values say the same; key order does not matter, list order does. */
export function isSamePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: Plain, index) => isSamePlain(item, b[index] as Plain));
  if (!isPlainObject(a) || !isPlainObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSamePlain(a[key], b[key]));
}

/** The value at a JSON pointer; undefined where there is none. */
export function plainAt(root: Plain, pointer: string): Plain | undefined {
  let value: Plain | undefined = root;
  for (const key of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, key) ? (value as PlainObject)[key] : undefined;
  }
  return value;
}
