import { Command } from 'commander';
import { coverPolicies, coverageTotals, limits, renderCoverage } from '../../policy';
import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import { say } from '../say';

/** The coverage for machines: rows with their status by year, totals, and what each limit says. */
function coverageDocument(): object {
  const coverage = coverPolicies(supportedPolicyYears().map(loadPolicyFile));
  return { ...coverage, totals: coverageTotals(coverage), limits };
}

/** `qpp policy coverage` prints which rule is exact, recalled or not determinable in which year: the text of docs/coverage.md. */
export const coverageCommand = (): Command =>
  new Command('coverage')
    .description('print how sure each rule is in each year, as in docs/coverage.md')
    .option('--json', 'one JSON document: years, sections of rows with a status a year, totals, limits')
    .action((_options: object, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: true }>();
      if (json) return say(JSON.stringify(coverageDocument(), null, 2));
      say(renderCoverage(coverPolicies(supportedPolicyYears().map(loadPolicyFile))).join('\n'));
    });
