import { Command } from 'commander';
import { orgArgument } from '../arguments';
import { EXIT } from '../exit-codes';
import { say, tell } from '../say';
import { compareFiles, comparisonInWords } from '../score-diff';
import { scoreDocument, scoreInWords } from '../score-in-words';
import { refusalInAnswer } from '../score-files';
import { scoreSubmission } from '../scored-submission';
import type { SenderOptions } from '../validate-files';

/** Options that `score` and `explain` share. */
export interface ScoreOptions extends SenderOptions {
  facts?: string;
  group?: string;
  json?: boolean;
  verbose?: boolean;
}

const help = `
The submission is validated first; one that is invalid is answered as by qpp validate. Each reporting option (programName)
in it is scored for itself. What the facts file does not give does not count, and the answer says so, as it does of facts
that move nothing and of figures that look like a mistake.

Facts are a JSON object of ${'`UnitFacts`'} (docs/scoring.md): specialStatuses, clinicianCount, cost, administrativeClaims,
cahps, reweighted, complexPatient, previousYear, facility, participantPi, isPcmh, isMipsApmParticipant, registration.

With --json: {"data":{"score":tree of the best option,"scores":[one summary an option],"refused":[…]},"warnings":[…]}

Exit code: ${EXIT.ok} scored, ${EXIT.no} no option may be reported in that year, ${EXIT.usage} a file is wrong.`;

/** Adds what `score` and `explain` take. */
export function withScoreFiles(command: Command): Command {
  return command
    .argument('<submission>', 'submission file in the CMS wire format; - for standard input')
    .option('--facts <file>', 'what is known of the unit beside its submission, as JSON')
    .option('--group <file>', "a subgroup only: its group's submission, for its Promoting Interoperability data")
    .option('--submitter <org>', "the sender's organisation id, as for qpp validate", orgArgument)
    .option('--preview', 'a wrong check digit of an NPI is a warning, as for qpp validate')
    .option('--verbose', 'the effect of each fact that was not given')
    .option('--json', 'one JSON document');
}

const diffCommand = (): Command =>
  new Command('diff')
    .description('say which figures, facts or rules moved which points between two scores')
    .argument('<before>', 'file written by qpp score --json')
    .argument('<after>', 'file written by qpp score --json')
    .option('--json', 'one JSON document')
    .action(async (before: string, after: string, _options: unknown, command: Command) => {
      const comparison = await compareFiles(before, after);
      if (command.optsWithGlobals<{ json?: boolean }>().json === true)
        say(JSON.stringify({ data: comparison }, null, 2));
      else comparisonInWords(comparison).forEach(say);
    });

/** `qpp score SUBMISSION` and `qpp score diff A B`. Needs no server. */
export const scoreCommand = (): Command =>
  withScoreFiles(new Command('score').description('score a submission in every reporting option it uses'))
    .usage('[options] <submission>')
    .addHelpText('after', help)
    .action(score)
    .addCommand(diffCommand());

async function score(submission: string, { facts, group, json, verbose, ...sender }: ScoreOptions): Promise<void> {
  const scored = await scoreSubmission({ submission, facts, group, sender });
  if ('error' in scored) return refusalInAnswer(scored, json === true);
  if (scored.scores.length === 0) process.exitCode = EXIT.no;
  if (json === true) {
    say(JSON.stringify(scoreDocument(scored), null, 2));
    scored.refused.forEach(({ option, why }) => tell(`Option ${option} is not scored: ${why}`));
  } else scoreInWords(scored, verbose === true).forEach(say);
}
