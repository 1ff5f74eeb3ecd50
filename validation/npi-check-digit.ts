/**
 * The check digit of a National Provider Identifier.
 *
 * ISO 7812 (Luhn) over the card-issuer prefix 80840 followed by the ten digits; reference: 45 CFR § 162.406.
 */

/** What the prefix 80840 always adds: 8 + 2·0 + 8 + 2·4 + 0 = 24. */
const prefixSum = 24;

/** Whether ten digits end in the right check digit. The caller has made sure that there are ten digits. */
export function hasValidNpiCheckDigit(npi: string): boolean {
  let sum = prefixSum;
  for (let index = 0; index < npi.length; index += 1) {
    const digit = npi.charCodeAt(index) - 48;
    // Ten digits, the last one undoubled: every first, third, … digit counts twice.
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
