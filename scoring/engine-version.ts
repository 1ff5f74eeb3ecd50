/** Stands in every score. Raise it with each change of a rule, and say so in the changelog. */
export const engineVersion = '0.2.0';
