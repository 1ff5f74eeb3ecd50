/**
 * Freezes a record and the lists and records in it, in place, so that what a process shares nobody can change. A list that
 * is frozen already is taken to be frozen throughout. Sets and maps cannot be frozen and are left as they are.
 */
export function deepFreeze<Value extends object>(value: Value): Value {
  Object.freeze(value);
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) deepFreeze(part);
  }
  return value;
}
