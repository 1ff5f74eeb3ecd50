import { deepFreeze } from './deep-freeze';

/**
 * Values made when first asked for, frozen and kept, in the order of their keys. A year has some 1,500 measures and benchmarks; a
 * body asks for a dozen, so making all of them would be most of the time a year takes to load.
 */
export class MadeOnDemand<Value extends object> {
  private readonly made = new Map<string, Value>();

  constructor(private readonly makers: ReadonlyMap<string, () => Value>) {}

  /** The same value each time, or undefined for an unknown key. */
  get(key: string): Value | undefined {
    return this.made.get(key) ?? this.make(key);
  }

  keys(): string[] {
    return [...this.makers.keys()];
  }

  values(): Value[] {
    return this.keys().flatMap((key) => this.get(key) ?? []);
  }

  private make(key: string): Value | undefined {
    const value = this.makers.get(key)?.();
    if (value !== undefined) this.made.set(key, deepFreeze(value));
    return value;
  }
}
