import { once } from 'node:events';
import { Command } from 'commander';
import { loadCatalogue, supportedCatalogueYears } from '../../catalogue/load';
import { sayUnknownMeasure, unknownMeasure } from '../../catalogue/measure-years';
import { yearArgument } from '../arguments';
import { benchmarksAsJson, benchmarksInWords } from '../benchmark-in-words';
import { answerLines } from '../benchmark-lines';
import {
  BenchmarkRefusal,
  findPlace,
  pointsAt,
  readCollectionArgument,
  refusedQuestion,
  whyNoPoints,
  withoutBenchmarks,
} from '../benchmark-question';
import type { KnownPlace } from '../benchmark-question';
import { collectionTypesOf } from '../collection-type';
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
claims, cmsWebInterface, certifiedSurveyVendor (CAHPS), administrativeClaims (cost and what CMS computes). --collection takes
the short names too (eCQM, CQM, QCDR, CAHPS, cost), in any case. Without it every collection type of the measure is answered.
With --json one type gives one answer, several give {"performanceYear","measureId","catalogueVersion","answers":[…]}.

With --stdin each line of standard input is one question and gets one line of answer, in order:
  {"year":2024,"measureId":"001","collectionType":"registry","rate":25}   in
  {"points":7.1,"decile":7,"partial":0.1}                                  out
Points include the floor and the cap; decile is -1 at the floor. Other members of a question are ignored. A rate up to 0.5
outside 0 to 100 is taken for rounding and compared as it stands. A line that has no answer gets
{"error":{"code","message","remedy"}} in its place, and the command ends with ${EXIT.usage}. So do blank lines, except at the end of
the input. Codes: MALFORMED_LINE REPEATED_PROPERTY REQUIRED_FIELD INVALID_TYPE INVALID_ENUM OUT_OF_RANGE UNKNOWN_YEAR
UNKNOWN_MEASURE NO_BENCHMARK NOT_DETERMINABLE.

Without --stdin: ${EXIT.ok} when there is a benchmark, ${EXIT.no} when there is none or it is a placeholder, ${EXIT.usage} for a wrong question.`;

/** `qpp benchmark`: the bounds of a measure's benchmark, and the points of a rate on it. */
export const benchmarkCommand = (): Command =>
  new Command('benchmark')
    .description('print the benchmark of a measure, and what a rate earns on it')
    .argument('[measure]', 'measure id, for example 001')
    .option('--year <year>', 'performance year', yearArgument)
    .option('--collection <type>', 'collection type (default: every one of the measure)')
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
  if (measureId === undefined || year === undefined) throw missing(measureId === undefined, year === undefined);
  try {
    const answers = placesOf(year, measureId, collection).map((place) => {
      const hasPoints = rate !== undefined && whyNoPoints(place) === undefined;
      return { place, scored: hasPoints ? { rate, ...pointsAt(place, rate) } : undefined };
    });
    if (json === true) say(JSON.stringify(benchmarksAsJson(answers), null, 2));
    else benchmarksInWords(answers).forEach(say);
    if (answers.every(({ place }) => whyNoPoints(place) !== undefined)) process.exitCode = EXIT.no;
  } catch (error) {
    if (!(error instanceof BenchmarkRefusal)) throw error;
    throw refusedQuestion(withNearest(error, year, measureId), error.code === 'NO_BENCHMARK' ? EXIT.no : EXIT.usage);
  }
}

function missing(measure: boolean, year: boolean): CommandError {
  const lacking = [
    ...(measure ? [['the measure', '$.measureId'] as const] : []),
    ...(year ? [['--year', '$.year'] as const] : []),
  ];
  const what = lacking.map(([name]) => name).join(' and ');
  return new CommandError(
    `${what} ${lacking.length > 1 ? 'are' : 'is'} missing; name a measure and --year, or ask many questions with --stdin.`,
    EXIT.usage,
    { details: lacking.map(([name, path]) => ({ path, code: 'MISSING_ARGUMENT', message: `${name} is missing` })) },
  );
}

/** The place asked about, or every collection type of the measure where none is named. */
function placesOf(year: number, measureId: string, collection: string | undefined): KnownPlace[] {
  if (collection !== undefined) {
    return [findPlace({ year, measureId, collectionType: readCollectionArgument(collection) })];
  }
  // Any type tells whether year and measure are known.
  const { catalogue } = findPlace({ year, measureId, collectionType: 'registry' });
  const types = collectionTypesOf(catalogue, measureId);
  if (types.length === 0) {
    const why = withoutBenchmarks(catalogue, measureId) ?? `${measureId} has no benchmark in ${String(year)}`;
    throw new BenchmarkRefusal('NO_BENCHMARK', why);
  }
  return types.map((collectionType) => findPlace({ year, measureId, collectionType }));
}

/** For one question there is time to look through all years for the measure that was meant. */
function withNearest(refusal: BenchmarkRefusal, year: number, measureId: string): BenchmarkRefusal {
  if (refusal.code !== 'UNKNOWN_MEASURE') return refusal;
  const catalogues = supportedCatalogueYears().map((each) => loadCatalogue(each));
  return new BenchmarkRefusal(refusal.code, sayUnknownMeasure(unknownMeasure(measureId, year, catalogues)));
}

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
