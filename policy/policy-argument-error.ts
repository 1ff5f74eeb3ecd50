/** An argument of a function of the policy that is not what it takes, or a year's file that is not whole. */
export class PolicyArgumentError extends Error {
  readonly code = 'QPP_POLICY_ARGUMENT_INVALID';

  constructor(
    /** The argument's name, with the place in it: `file.finalScore`. */
    readonly path: string,
    readonly what: string,
    /** What to do about it. */
    readonly remedy: string,
    /** What the library stumbled over, where that is how it was noticed. */
    options?: { cause: unknown },
  ) {
    super(`${path}: ${what}; ${remedy}.`, options);
    this.name = 'PolicyArgumentError';
  }
}
