import { InvalidArgumentError } from 'commander';

/** A plain decimal number, negative ones too; `NaN`, `Infinity`, `0x10`, `50%` and the like are none. */
export function numberArgument(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('a decimal number, for example 82.5');
  return Number(text);
}

/** A final score, 0 to 100, as the decimal string it was written as. */
export function scoreArgument(text: string): string {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > 100)
    throw new InvalidArgumentError('a final score from 0 to 100, for example 82.5');
  return text;
}

/** A scaling factor as the decimal string it was written as; its largest value is the year's to say. */
export function factorArgument(text: string): string {
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new InvalidArgumentError('a decimal number of 0 or more, for example 0.238889');
  return text;
}

/** An amount of dollars, cents at most, as a decimal string. */
export function dollarsArgument(text: string): string {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('dollars of 0 or more with at most two decimals, for example 80.00');
  return text;
}
