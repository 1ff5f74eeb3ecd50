import { once } from 'node:events';
import { Command } from 'commander';
import { yearArgument } from '../arguments';
import { benchmarkAsJson, benchmarkInWords } from '../benchmark-in-words';
import { answerLines } from '../benchmark-lines';
import { BenchmarkRefusal, findPlace, pointsAt, readCollectionType, whyNoPoints } from '../benchmark-question';
import { CommandError, EXIT } from '../exit-codes';
import { numberArgument } from '../number-arguments';
import { say, tell } from '../say';

interface BenchmarkOptions {
  year?: number;
  collection?: string;
  rate?: number;
  stdin?: boolean;
  json?: boolean;
}

const help = `
Collection types are CMS's submissionMethod words: electronicHealthRecord (eCQM), registry (MIPS CQM, QCDR measure, Medicare CQM),
claims, cmsWebInterface, certifiedSurveyVendor (CAHPS), administrativeClaims (cost and what CMS computes).

With --stdin each line of standard input is one question and gets one line of answer, in order:
  {"year":2024,"measureId":"001","collectionType":"registry","rate":25}   in
  {"points":7.1,"decile":7,"partial":0.1}                                  out
Points include the floor and the cap; decile is -1 at the floor. Other members of a question are ignored. A line that has no
answer gets {"error":{"code","message","remedy"}} in its place, and the command ends with ${EXIT.usage}. So do blank lines, except at
the end of the input. Codes: MALFORMED_LINE REQUIRED_FIELD INVALID_TYPE INVALID_ENUM OUT_OF_RANGE UNKNOWN_YEAR UNKNOWN_MEASURE
NO_BENCHMARK NOT_DETERMINABLE.

Without --stdin: ${EXIT.ok} when there is a benchmark, ${EXIT.no} when there is none or it is a placeholder, ${EXIT.usage} for a wrong question.`;

/** `qpp benchmark`: the bounds of a measure's benchmark, and the points of a rate on it. */
export const benchmarkCommand = (): Command =>
  new Command('benchmark')
    .description('print the benchmark of a measure, and what a rate earns on it')
    .argument('[measure]', 'measure id, for example 001')
    .option('--year <year>', 'performance year', yearArgument)
    .option('--collection <type>', "collection type, CMS's submissionMethod")
    .option('--rate <rate>', 'a performance rate (percent) or the score itself', numberArgument)
    .option('--stdin', 'answer one question a line from standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', help)
    .action(async (measure: string | undefined, options: BenchmarkOptions) => {
      if (options.stdin === true) await answerStandardInput(measure, options);
      else answerOne(measure, options);
    });

function answerOne(measureId: string | undefined, options: BenchmarkOptions): void {
  const { year, collection, rate, json } = options;
  if (measureId === undefined || year === undefined || collection === undefined)
    throw new CommandError('Name a measure, --year and --collection, or ask many questions with --stdin.');
  try {
    const place = findPlace({ year, measureId, collectionType: readCollectionType(collection) });
    const hasPoints = rate !== undefined && whyNoPoints(place) === undefined;
    const scored = hasPoints ? { rate, ...pointsAt(place, rate) } : undefined;
    if (json === true) say(JSON.stringify(benchmarkAsJson(place, scored), null, 2));
    else benchmarkInWords(place, scored).forEach(say);
    if (whyNoPoints(place) !== undefined) process.exitCode = EXIT.no;
  } catch (error) {
    if (!(error instanceof BenchmarkRefusal)) throw error;
    throw new CommandError(sentence(error));
  }
}

const sentence = ({ code, message, remedy }: BenchmarkRefusal): string =>
  `${code}: ${message}${remedy === undefined ? '' : `; ${remedy}`}`;

async function answerStandardInput(measure: string | undefined, options: BenchmarkOptions): Promise<void> {
  const { year, collection, rate } = options;
  if ([measure, year, collection, rate].some((each) => each !== undefined))
    throw new CommandError('With --stdin each line names its measure, year, collectionType and rate; give no others.');
  let readerLeft = false;
  process.stdout.once('error', () => (readerLeft = true));
  const { answered, refused } = await answerLines(process.stdin, async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }).catch((error: NodeJS.ErrnoException) => {
    // Whoever reads the answers, such as `head`, may have had enough of them.
    if (readerLeft && error.code === 'EPIPE') return { answered: 0, refused: 0 };
    throw error;
  });
  if (refused === 0) return;
  tell(`${String(refused)} of ${String(answered + refused)} lines have no answer`);
  process.exitCode = EXIT.usage;
}
