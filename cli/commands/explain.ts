import { Command } from 'commander';
import { oneMorePoint } from '../../scoring/one-more-point/one-more-point';
import { EXIT } from '../exit-codes';
import { explainInWords } from '../explain-in-words';
import { missingFacts } from '../missing-facts';
import { oneMoreInWords } from '../one-more-in-words';
import { say } from '../say';
import { unitInWords } from '../score-in-words';
import { refusalInAnswer, scoreSubmission } from '../scored-submission';
import type { OptionScore, ScoredSubmission } from '../scored-submission';
import { withScoreFiles } from './score';
import type { ScoreOptions } from './score';

const help = `
For each reporting option: where each point came from (what was sent, rate, completeness, class, benchmark bounds, decile
and part, cap or floor, bonus, weight), with rule, source and whether the source was verified; then what one more point
would have taken, measure by measure, and its effect on the final score, found by scoring again.

With --json: {"data":{"options":[{"option","finalScore","tree","oneMorePoint":[…],"notDeterminable","missingFacts"}],"refused":[…]},"warnings":[…]}

Exit code: ${EXIT.ok} explained, ${EXIT.no} no option may be reported in that year, ${EXIT.usage} a file is wrong.`;

/** `qpp explain SUBMISSION`: a score in words, and what one more point would have taken. Needs no server. */
export const explainCommand = (): Command =>
  withScoreFiles(new Command('explain').description('say where each point of a score came from'))
    .addHelpText('after', help)
    .action(explain);

function inWords(scored: ScoredSubmission, { option, score, input }: OptionScore): string[] {
  const { policy, catalogue } = scored;
  return [
    '',
    `Option ${option}: ${score.finalScore}`,
    '',
    ...explainInWords(score.tree, policy),
    ...score.notDeterminable,
    ...missingFacts({ input, score }, policy).map((sentence) => `not given: ${sentence}`),
    '',
    'What one more point would have taken:',
    ...oneMoreInWords(oneMorePoint(input, policy, catalogue)),
  ];
}

function asDocument(scored: ScoredSubmission): Record<string, unknown> {
  const { policy, catalogue, scores, refused, warnings } = scored;
  const options = scores.map(({ option, score, input }) => ({
    option,
    finalScore: score.finalScore,
    tree: score.tree,
    oneMorePoint: oneMorePoint(input, policy, catalogue),
    notDeterminable: score.notDeterminable,
    missingFacts: missingFacts({ input, score }, policy),
  }));
  return { data: { options, refused }, warnings };
}

async function explain(submission: string, { facts, group, json, ...sender }: ScoreOptions): Promise<void> {
  const scored = await scoreSubmission({ submission, facts, group, sender });
  if ('error' in scored) return refusalInAnswer(scored, json === true);
  if (scored.scores.length === 0) process.exitCode = EXIT.no;
  if (json === true) return say(JSON.stringify(asDocument(scored), null, 2));
  say(`Performance year ${scored.submission.performanceYear}, ${unitInWords(scored)}`);
  scored.scores.flatMap((each) => inWords(scored, each)).forEach(say);
  scored.refused.forEach(({ option, why }) => say(`\nOption ${option} is not scored: ${why}`));
}
