import { Command } from 'commander';
import { orgArgument } from '../arguments';
import { CommandError, EXIT } from '../exit-codes';
import { say } from '../say';
import { readSubmissionFile } from '../submission-file';
import { judgeFile, verdictInWords } from '../validate-files';
import type { SenderOptions, Verdict } from '../validate-files';

const help = `
A file holds a submission in the CMS wire format, or one measurement set: taken for a set when it has category, submissionMethod,
measurements, submission or submissionId and nothing only a submission has. A lone set embeds its submission. - is standard input.
Nothing is stored; no server is needed.

With --json one file gives one envelope, several give an array of {"file": name, ...envelope} in the order given:
  {"data":{"kind","performanceYear","entityType","catalogueVersion","measurementSets":[…],"derived":{path:{…}}},"warnings":[…]}
  {"error":{"type","message","details":[{"path","code","message"}],"warnings":[…]}}
A file that holds no JSON document gets an envelope too, with code FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, NOT_UTF8,
MALFORMED_JSON or REPEATED_PROPERTY.

Exit code: ${EXIT.ok} when all files are valid, ${EXIT.usage} when any is invalid or cannot be read.`;

/** `qpp validate FILE…`: checks submissions as the API would. Needs no server. */
export const validateCommand = (): Command =>
  new Command('validate')
    .description('check submission files, every problem at once')
    .argument('<files...>', 'files to check; - for standard input')
    .option(
      '--submitter <org>',
      "the sender's organisation id, for measures only some registries may send",
      orgArgument,
    )
    .option('--preview', 'a wrong check digit of an NPI is a warning, as in the Developer Preview')
    .option('--json', 'one JSON document')
    .addHelpText('after', help)
    .action(validate);

async function validate(files: string[], options: SenderOptions & { json?: boolean }): Promise<void> {
  if (files.filter((file) => file === '-').length > 1) throw new CommandError('Standard input (-) can be read once.');
  const verdicts: [file: string, verdict: Verdict, document?: unknown][] = [];
  for (const file of files) {
    const reading = await readSubmissionFile(file, process.stdin);
    verdicts.push([file, judgeFile(reading, options), 'document' in reading ? reading.document : undefined]);
  }
  if (options.json === true) say(JSON.stringify(asJson(verdicts), null, 2));
  else for (const verdict of verdicts) verdictInWords(...verdict).forEach(say);
  if (verdicts.some(([, verdict]) => 'error' in verdict)) process.exitCode = EXIT.usage;
}

function asJson(verdicts: readonly [file: string, verdict: Verdict, document?: unknown][]): unknown {
  const [first] = verdicts;
  if (first !== undefined && verdicts.length === 1) return first[1];
  return verdicts.map(([file, verdict]) => ({ file, ...verdict }));
}
