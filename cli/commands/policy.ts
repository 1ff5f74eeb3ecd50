import { Command, InvalidArgumentError } from 'commander';
import {
  describePolicy,
  diffPolicies,
  figuresOf,
  policySections,
  renderDescription,
  renderDiff,
  type SectionName,
} from '../../policy';
import { loadPolicy, loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import { say } from '../say';
import { coverageCommand } from './policy-coverage';

interface PolicyOptions {
  json?: true;
  all?: true;
  section?: readonly SectionName[];
}

/** A performance year that has a policy. */
function policyYear(text: string): number {
  const years = supportedPolicyYears();
  const year = years.find((candidate) => String(candidate) === text);
  if (year === undefined) throw new InvalidArgumentError(`Years with a policy: ${years.join(', ')}.`);
  return year;
}

/** The name of a section; the option may be given several times. */
function sectionArgument(text: string, before: readonly SectionName[] = []): SectionName[] {
  const found = policySections.find(({ name }) => name === text);
  if (found === undefined)
    throw new InvalidArgumentError(`Sections: ${policySections.map(({ name }) => name).join(', ')}.`);
  return [...before, found.name];
}

/** The whole year for machines: every figure with its section, standing and sources. */
function yearDocument(year: number, sections: readonly SectionName[] | undefined): object {
  const { performanceYear, paymentYear, hash } = loadPolicy(year);
  const figures = figuresOf(loadPolicyFile(year)).filter(({ section }) => sections?.includes(section) ?? true);
  return { performanceYear, paymentYear, hash, figures };
}

function printYear(year: number, { json, all, section }: PolicyOptions): void {
  if (json) return say(JSON.stringify(yearDocument(year, section), null, 2));
  const description = describePolicy(loadPolicyFile(year), {
    ...(section === undefined ? {} : { sections: section }),
    everything: all === true,
  });
  say(renderDescription(description).join('\n'));
}

const diffCommand = (): Command =>
  new Command('diff')
    .description('print what changed between two performance years')
    .argument('<from>', 'performance year', policyYear)
    .argument('<to>', 'performance year', policyYear)
    .option('--json', 'one JSON document: headlines, changes with pointer, old and new, and what was left out')
    .action((from: number, to: number, _options: object, command: Command) => {
      const diff = diffPolicies(loadPolicyFile(from), loadPolicyFile(to));
      const { json } = command.optsWithGlobals<{ json?: true }>();
      say(json ? JSON.stringify(diff, null, 2) : renderDiff(diff).join('\n'));
    });

/** `qpp policy YEAR` prints what a year says, with sources; `qpp policy diff A B` what changed; `qpp policy coverage` how sure it is. Needs no server. */
export const policyCommand = (): Command =>
  new Command('policy')
    .description('print the policy of a performance year, every figure with its source')
    .argument('<year>', 'performance year', policyYear)
    .option('--section <name>', 'only this section; may be repeated', sectionArgument)
    .option('--all', 'also counts, file shapes and remarks that the tables leave out')
    .option('--json', 'one JSON document: every figure with pointer, standing and sources')
    .action((year: number, options: PolicyOptions) => printYear(year, options))
    .addCommand(diffCommand())
    .addCommand(coverageCommand());
