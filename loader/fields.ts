/**
 * Fields as facts files write them: JSON values, or the text of a CSV cell. An empty cell is an absent field.
 * Messages name the rule and never the value: a TIN may be a person's Social Security number.
 */
import { z } from 'zod';

/** Nine digits; text, for it may begin with zeros. */
export const tin = z
  .string('must be text of nine digits')
  .regex(/^\d{9}$/, 'must be nine digits without hyphen; the public form of CMS masks it');

/** Ten digits; text, for test data begin with zero. The check digit is judged apart. */
export const npi = z.string('must be text of ten digits').regex(/^\d{10}$/, 'must be ten digits');

/** A number, or its plain decimal text. */
const numeric = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)], 'must be a number').transform(Number);

/** Any finite number. */
export const decimal = numeric.refine(Number.isFinite, 'must be a finite number');

/** A number from 0. */
export const amount = decimal.refine((value) => value >= 0, 'must not be negative');

/** A whole number from 0. */
export const count = amount.refine(Number.isSafeInteger, 'must be a whole number');

/** A percentage, 0..100. */
export const percent = amount.refine((value) => value <= 100, 'must be 0 to 100');

/** Dollars with at most two decimals, as whole cents: sums of many rows then stay exact. */
export const dollarsAsCents = z
  .union([z.number(), z.string()], 'must be dollars')
  .transform(String)
  .pipe(z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'must be dollars from 0 with at most two decimals'))
  .transform((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  });

/** True or false, also as text. */
export const yesNo = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')],
  'must be true or false',
);

/** A calendar date that exists, YYYY-MM-DD. */
export const date = z.iso.date('must be a date, YYYY-MM-DD');

/** A determination segment. */
export const segment = z
  .union([z.literal(1), z.literal(2), z.enum(['1', '2'])], 'must be 1 or 2')
  .transform((value) => Number(value) as 1 | 2);

/** A QP snapshot. */
export const snapshot = z
  .union([z.number(), z.string()], 'must be 1 to 4')
  .transform(Number)
  .pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be 1 to 4'));

/** An identifier of a measure, a name or a code. */
export const word = z.string('must be text').min(1, 'must not be empty').max(100, 'must be at most 100 characters');
