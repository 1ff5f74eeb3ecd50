/** A mark that stands for one identifier in output: the identifier itself where it is a token, else its last digits. */
export interface Labels {
  tin(identifier: string): string;
  npi(identifier: string): string;
  entity(identifier: string): string;
}

/**
 * Marks for the identifiers of one run: a TIN may be a Social Security number and never leaves the program. Two that end
 * alike are told apart by a number, in the order they were first met.
 */
export function createLabels(): Labels {
  const byIdentifier = new Map<string, string>();
  const taken = new Set<string>();
  const labelOf = (kind: string, identifier: string): string => {
    const key = `${kind} ${identifier}`;
    const known = byIdentifier.get(key);
    if (known !== undefined) return known;
    const label = unused(masked(kind, identifier), taken);
    byIdentifier.set(key, label);
    taken.add(label);
    return label;
  };
  return {
    tin: (identifier) => labelOf('TIN', identifier),
    npi: (identifier) => labelOf('NPI', identifier),
    entity: (identifier) => labelOf('ID', identifier),
  };
}

/** Tokens begin with a letter; a number of CMS keeps its last four digits. */
const masked = (kind: string, identifier: string): string =>
  /^\d{9,}$/.test(identifier) ? `${kind}-${'*'.repeat(identifier.length - 4)}${identifier.slice(-4)}` : identifier;

function unused(label: string, taken: ReadonlySet<string>): string {
  for (let n = 2, tried = label; ; n += 1) {
    if (!taken.has(tried)) return tried;
    tried = `${label}#${n}`;
  }
}
