/**
 * The n-th made-up NPI: ten digits, starting with 0 (no real one does), with a valid check digit
 * (Luhn over the prefix 80840 and the number).
 */
export function syntheticNpi(n: number): string {
  const digits = `0${String(n).padStart(8, '0')}`;
  const sum = [...`80840${digits}`]
    .reverse()
    .map(Number)
    .map((digit, place) => (place % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit))
    .reduce((total, digit) => total + digit, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The n-th made-up TIN: real ones never start with 000. */
export const syntheticTin = (n: number): string => `000${String(n).padStart(6, '0')}`;
