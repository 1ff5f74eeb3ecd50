/**
 * A function that works out its answer once for each object it is given, and keeps it as long as the object lives. For the
 * frozen data of a year alone, of which a process has a handful: what was made for it is the same for every score.
 */
export function oncePer<Data extends object, Value>(make: (data: Data) => Value): (data: Data) => Value {
  const made = new WeakMap<Data, { value: Value }>();
  return (data) => {
    const known = made.get(data);
    if (known !== undefined) return known.value;
    const value = make(data);
    made.set(data, { value });
    return value;
  };
}
