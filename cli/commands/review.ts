import { Command, InvalidArgumentError, Option } from 'commander';
import { issueDevelopmentToken } from '../../privacy/development-token';
import { type Correction, correction } from '../../schemas/commands';
import type { Runtime } from '../../workers/runtime';
import { DoorClient } from '../door-client';
import { CommandError, EXIT } from '../exit-codes';
import { say } from '../say';
import { withRuntime } from '../with-runtime';

interface DecideOptions {
  outcome: 'granted' | 'denied';
  correct?: Correction[];
  api?: string;
  token?: string;
}

/** `qpp review decide`: CMS's decision on a case of targeted review, through the API like any other command. */
export const reviewCommand = (): Command =>
  new Command('review').description('targeted review').addCommand(
    new Command('decide')
      .description('decide a case; final, there is no appeal')
      .argument('<review>', 'the case: rev_…')
      .addOption(new Option('--outcome <outcome>').choices(['granted', 'denied']).makeOptionMandatory())
      .option(
        '--correct <kind=value>',
        'what is corrected, for example reweighting=pi (repeatable)',
        correctionArgument,
      )
      .option('--api <address>', 'address of the API (default: QPP_API_HOST and QPP_API_PORT)')
      .option('--token <token>', "an operator's token (default: a development token)")
      .option('--json', 'the same: the answer is one JSON document anyway')
      .action((review: string, options: DecideOptions) => withRuntime((runtime) => decide(runtime, review, options))),
  );

function correctionArgument(text: string, before: Correction[] = []): Correction[] {
  const [kind, value] = text.split('=', 2);
  const parsed = correction.safeParse({ kind, [kind === 'reweighting' ? 'category' : 'status']: value });
  if (!parsed.success) throw new InvalidArgumentError('specialStatus=<status> or reweighting=<category>');
  return [...before, parsed.data];
}

async function decide(
  runtime: Runtime,
  review: string,
  { outcome, correct, api, token }: DecideOptions,
): Promise<void> {
  const found = await runtime.database
    .selectFrom('reviews')
    .select('entity_key')
    .where('review_ref', '=', review)
    .executeTakeFirst();
  if (!found)
    throw new CommandError(
      `No case ${review}. Open cases stand in the Temporal UI as workflows of type targetedReview.`,
    );
  const { apiHost, apiPort, environment } = runtime.config;
  const door = new DoorClient({
    address: api ?? `http://${apiHost}:${apiPort}`,
    token:
      token ?? (await issueDevelopmentToken(runtime.keyring, { org: 'operator', roles: ['operator'] }, environment)),
    patienceMs: 20_000,
  });
  const path = `/api/performance-years/${found.entity_key}/reviews/${review}/decision`;
  // One decision a case: the same decision sent twice is one, another one is told that the case is decided.
  const { status, body } = await door.command(
    path,
    { outcome, ...(correct ? { corrections: correct } : {}) },
    `decide:${review}`,
  );
  if (body.error)
    throw new CommandError(
      `${status} ${body.error.message}\n  ${body.error.details.map((detail) => detail.message).join('\n  ')}`,
      EXIT.no,
    );
  say(JSON.stringify(body.data, null, 2));
}
