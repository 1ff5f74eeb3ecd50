/**
 * Which option or argument a wrong command line is wrong in, for machines: commander says it in its sentence alone.
 */
import { CommandError, EXIT } from './exit-codes';
import type { FailureEnvelope } from './exit-codes';

/** Codes of wrong command lines, a promise to scripts. */
export type UsageFaultCode = 'INVALID_ARGUMENT' | 'MISSING_ARGUMENT' | 'UNKNOWN_OPTION';

/** What commander's codes mean, as far as they are about one option or argument. */
const codesOfCommander: Readonly<Record<string, UsageFaultCode>> = {
  'commander.invalidArgument': 'INVALID_ARGUMENT',
  'commander.missingArgument': 'MISSING_ARGUMENT',
  'commander.missingMandatoryOptionValue': 'MISSING_ARGUMENT',
  'commander.optionMissingArgument': 'MISSING_ARGUMENT',
  'commander.unknownOption': 'UNKNOWN_OPTION',
};

/** Flags of an option at the start of the sentence, or the name of an argument. A value given may hold anything. */
const optionNamed = /^(?:required |unknown )?option '(?:-\w, )?--([^\s'=]+)/;
const argumentNamed = /^missing required argument '([\w-]+)'|is invalid for argument '([\w-]+)'\./;

/** `--paid-amount` is `$.paidAmount`. */
const pathOf = (name: string): string => `$.${name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

/**
 * The envelope of a failure of commander; undefined where it is about no single option or argument.
 * @param code commander's, for example `commander.invalidArgument`.
 * @param message its sentence, without `error: `.
 */
export function usageEnvelope(code: string, message: string): FailureEnvelope | undefined {
  const ours = Object.hasOwn(codesOfCommander, code) ? codesOfCommander[code] : undefined;
  const option = optionNamed.exec(message)?.[1];
  const [, missing, invalid] = (option === undefined ? argumentNamed.exec(message) : null) ?? [];
  const name = option ?? missing ?? invalid;
  return ours === undefined || name === undefined
    ? undefined
    : { details: [{ path: pathOf(name), code: ours, message }] };
}

/** The failure for an option whose value cannot be used, though it is well formed. @param name without dashes. */
export function wrongOption(name: string, message: string): CommandError {
  return new CommandError(message, EXIT.usage, {
    details: [{ path: pathOf(name), code: 'INVALID_ARGUMENT', message }],
  });
}
