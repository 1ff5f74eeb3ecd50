import { Command, Option } from 'commander';
import type { DeterminationRun } from '../../eligibility/determination';
import { type QpReading, governingQpReading } from '../../eligibility/policy-terms';
import { loadPolicy } from '../../policy/load';
import type { YearPolicy } from '../../policy/year-policy';
import { counted } from '../../scoring/explain/words';
import { yearArgument } from '../arguments';
import { readCmsDocuments } from '../eligibility/cms-comparison';
import { type EligibilityAnswer, determineDocuments } from '../eligibility/determine-documents';
import { readJson } from '../eligibility/read-json';
import { determinationLines } from '../eligibility/unit-lines';
import { CommandError } from '../exit-codes';
import { say } from '../say';

interface EligibilityOptions {
  year: number;
  run: DeterminationRun;
  cms?: string;
  qpThresholds: QpReading;
  json?: boolean;
}

/** `qpp eligibility FACTS`: who must take part, from claims-level facts (docs/eligibility.md). Needs no server. */
export const eligibilityCommand = (): Command =>
  new Command('eligibility')
    .description('determine who must take part, from a file of claims-level facts')
    .argument('<facts>', 'JSON file of a practice, virtual group or APM Entity, or a list of them; - = standard input')
    .requiredOption('--year <year>', 'performance year', yearArgument)
    .addOption(new Option('--run <run>', 'which determination').choices(['preliminary', 'final']).default('final'))
    .option('--cms <file>', "compare with CMS's eligibility documents (JSON, unmasked)")
    .addOption(
      new Option('--qp-thresholds <reading>', 'which QP thresholds where the text of the regulation is behind the law')
        .choices(['enacted', 'codified', 'both'])
        .default(governingQpReading),
    )
    .option('--json', 'machine form')
    .action(answer);

async function answer(file: string, options: EligibilityOptions): Promise<void> {
  const { year, run, cms, qpThresholds, json } = options;
  if (file === '-' && cms === '-') throw new CommandError('Standard input (-) can be read once.');
  const policy = loadPolicy(year);
  const { name, value } = await readJson(file);
  const answers = determineDocuments({
    name,
    value,
    run,
    policy,
    qpReading: qpThresholds,
    ...(cms === undefined ? {} : { cms: await cmsOf(cms) }),
  });
  if (json) say(JSON.stringify({ performanceYear: year, run, determinations: answers.map(machineForm) }, null, 2));
  else answers.flatMap((each) => linesOf(each, policy)).forEach(say);
}

async function cmsOf(file: string) {
  const { name, value } = await readJson(file);
  return { name, documents: readCmsDocuments(value, name) };
}

const machineForm = ({ kind, ref, determination, comparison }: EligibilityAnswer) => ({
  kind,
  ref,
  determination,
  ...(comparison ? { differences: comparison.differences } : {}),
});

const kinds = { practice: 'Practice', virtualGroup: 'Virtual group', apm: 'APM Entity' };

function linesOf({ kind, ref, determination, comparison }: EligibilityAnswer, { eligibility }: YearPolicy): string[] {
  const { performanceYear, run } = determination;
  return [
    `${kinds[kind]} ${ref}, performance year ${performanceYear}, ${run} determination`,
    ...determinationLines(determination, eligibility.lowVolumeThreshold),
    ...(comparison ? differenceLines(comparison.differences) : []),
  ];
}

function differenceLines(differences: NonNullable<EligibilityAnswer['comparison']>['differences']): string[] {
  if (differences.length === 0) return ['  CMS says the same.'];
  return [
    `  CMS says otherwise in ${counted(differences.length, 'field')}:`,
    ...differences.map(
      ({ unitRef, field, cms, computed }) => `    ${unitRef} ${field}: CMS ${told(cms)}, computed ${told(computed)}`,
    ),
  ];
}

const told = (value: string | null) => (value === null ? 'does not know it' : value === '' ? '(none)' : value);
