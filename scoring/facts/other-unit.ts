/** How far outside its benchmark a figure lies before it looks like one in another unit. */
const farOutside = 10;

/**
 * What a figure seems to be that lies ten times or more outside the range of its benchmark; undefined for one that does
 * not. Zero is no figure in another unit, nor is any where the benchmark begins at zero.
 */
export function otherUnit(figure: number, { low, high }: { low: number; high: number }): string | undefined {
  const isNear = (other: number): boolean => other < high * farOutside && other > low / farOutside;
  if (figure <= 0 || low <= 0 || isNear(figure)) return undefined;
  if (high <= 1 && isNear(figure / 100)) return `${figure} looks like a percent`;
  if (high > 1 && figure < 1 && isNear(figure * 100)) return `${figure} looks like a fraction`;
  return `${figure} lies ten times or more ${figure > high ? 'above' : 'below'}`;
}
