import { Command } from 'commander';
import { biggestLevers, oneMorePoint } from '../../scoring/one-more-point/one-more-point';
import { CitedSources, indented } from '../cited-sources';
import { EXIT } from '../exit-codes';
import { explainInWords } from '../explain-in-words';
import type { Explanation } from '../explain-node-in-words';
import { factLines, factsInDocument } from '../fact-lines';
import { optionName } from '../names-in-words';
import { oneMoreInWords } from '../one-more-in-words';
import { say } from '../say';
import { finalInWords, unitInWords } from '../score-in-words';
import { refusalInAnswer } from '../score-files';
import { scoreSubmission } from '../scored-submission';
import type { OptionScore, ScoredSubmission } from '../scored-submission';
import { withScoreFiles } from './score';
import type { ScoreOptions } from './score';

const help = `
For each reporting option: where each point came from (what was sent, rate, cases, completeness, deciles, cap or floor,
bonus, weight), what does not count and why; then what one more point would have taken, measure by measure, and its effect
on the final score, found by scoring again. Numbers in brackets lead to the sources at the end, with their standing.
--rules adds rule ids, the policy's pointers and the hashes; --json has them always.

With --json: {"data":{"options":[{"option","finalScore","tree","oneMorePoint":[…],"biggestLevers":[…],"notDeterminable",
"missingFacts","factsWithoutEffect"}],"refused":[…]},"warnings":[…]}

Exit code: ${EXIT.ok} explained, ${EXIT.no} no option may be reported in that year, ${EXIT.usage} a file is wrong.`;

/** `qpp explain SUBMISSION`: a score in words, and what one more point would have taken. Needs no server. */
export const explainCommand = (): Command =>
  withScoreFiles(new Command('explain').description('say where each point of a score came from'))
    .option('--rules', 'also rule ids, pointers into the policy and hashes')
    .addHelpText('after', help)
    .action(explain);

/** An explanation, with the effect of each fact that was not given where that is asked for. */
type Page = Explanation & { isVerbose: boolean };

function inWords(scored: ScoredSubmission, { score, input }: OptionScore, page: Page): string[] {
  const { policy, catalogue } = scored;
  const levers = biggestLevers(input, policy, catalogue);
  const oneMore = oneMoreInWords(oneMorePoint(input, policy, catalogue), levers, score);
  return [
    '',
    `${optionName(score.tree)}: ${finalInWords(score)}`,
    '',
    ...explainInWords(score.tree, policy, page),
    ...score.notDeterminable.flatMap((sentence) => indented('', sentence)),
    ...factLines({ input, score }, scored, page.isVerbose).flatMap((line) => indented('', line)),
    '',
    'What one more point would have taken:',
    ...oneMore.flatMap((line) => indented('  ', line.trimStart())),
  ];
}

function asDocument(scored: ScoredSubmission): Record<string, unknown> {
  const { policy, catalogue, scores, refused, warnings } = scored;
  const options = scores.map(({ option, score, input }) => ({
    option,
    finalScore: score.finalScore,
    tree: score.tree,
    oneMorePoint: oneMorePoint(input, policy, catalogue),
    biggestLevers: biggestLevers(input, policy, catalogue),
    notDeterminable: score.notDeterminable,
    ...factsInDocument({ input, score }, scored),
  }));
  return { data: { options, refused }, warnings };
}

interface ExplainOptions extends ScoreOptions {
  rules?: boolean;
}

/** Versions that the answer rests on. */
function versions({ scores, policy }: ScoredSubmission, withRules: boolean): string[] {
  const [best] = scores;
  if (best === undefined) return [];
  const { engineVersion, catalogueVersion } = best.score;
  const file = `benchmarks/${policy.performanceYear}.json`;
  const line = `Benchmarks and measures: CMS's qpp-measures-data ${catalogueVersion} (${file}); engine ${engineVersion}`;
  return [line, ...(withRules ? [`policy ${policy.hash}`] : [])];
}

async function explain(
  submission: string,
  { facts, group, json, rules, verbose, ...sender }: ExplainOptions,
): Promise<void> {
  const scored = await scoreSubmission({ submission, facts, group, sender });
  if ('error' in scored) return refusalInAnswer(scored, json === true);
  if (scored.scores.length === 0) process.exitCode = EXIT.no;
  if (json === true) return say(JSON.stringify(asDocument(scored), null, 2));
  say(`Performance year ${scored.submission.performanceYear}, ${unitInWords(scored)}`);
  const page: Page = { sources: new CitedSources(), withRules: rules === true, isVerbose: verbose === true };
  scored.scores.flatMap((each) => inWords(scored, each, page)).forEach(say);
  scored.refused.forEach(({ option, why }) => say(`\nOption ${option} is not scored: ${why}`));
  scored.warnings.forEach(({ path, code, message }) =>
    indented('', `warning  ${path}  ${code}  ${message}`).forEach(say),
  );
  ['', ...page.sources.lines(), ...versions(scored, page.withRules)].forEach(say);
}
