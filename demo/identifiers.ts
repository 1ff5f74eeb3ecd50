/**
 * Made-up identifiers that can belong to nobody: TINs start with 000, and NPIs with 0, though their check digit holds
 * (Luhn over the prefix 80840 and the number).
 */

/** The n-th TIN, n up to 999,999. */
export const syntheticTin = (n: number): string => `000${String(n).padStart(6, '0')}`;

/** The n-th NPI, n up to 99,999,999. */
export function syntheticNpi(n: number): string {
  const digits = `0${String(n).padStart(8, '0')}`;
  const sum = [...`80840${digits}`]
    .reverse()
    .map(Number)
    .map((digit, place) => (place % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit))
    .reduce((total, digit) => total + digit, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The n-th subgroup id, in the shape CMS gives them. */
export const syntheticSubgroup = (n: number): string => `SG-${String(n).padStart(8, '0')}`;
