import { Command } from 'commander';
import { loadPolicy } from '../../policy/load';
import { yearArgument } from '../arguments';
import { dollarsArgument, factorArgument, scoreArgument } from '../number-arguments';
import { paymentAccount } from '../payment-account';
import type { PaymentAccount, PaymentQuestion } from '../payment-account';
import { say } from '../say';

interface PaymentOptions extends PaymentQuestion {
  year: number;
  json?: boolean;
}

const help = `
CMS sets the scaling factors each year to keep the program budget neutral. They are never estimated here: without --scaling a
positive adjustment is shown before scaling and said to be not determinable after it. Negative and neutral ones need no factor.
A score with more than two decimals is rounded as CMS publishes it, half up, and the answer says so.`;

/** `qpp payment`: the payment adjustment of a final score. Needs no server. */
export const paymentCommand = (): Command =>
  new Command('payment')
    .description('compute the payment adjustment of a final score, with its arithmetic')
    .requiredOption('--year <year>', 'performance year; the payment year is two later', yearArgument)
    .requiredOption('--score <score>', 'final score, 0 to 100', scoreArgument)
    .option('--scaling <factor>', 'scaling factor CMS published, 0 to 3', factorArgument)
    .option('--additional-scaling <factor>', 'factor for exceptional performance (to 2022), 0 to 1', factorArgument)
    .option('--paid-amount <dollars>', 'what Medicare pays before the adjustment', dollarsArgument)
    .option('--json', 'one JSON document')
    .addHelpText('after', help)
    .action(({ year, json, ...question }: PaymentOptions) => {
      const account = paymentAccount(loadPolicy(year), question);
      if (json === true) say(JSON.stringify(account, null, 2));
      else inWords(account).forEach(say);
    });

function inWords(account: PaymentAccount): string[] {
  const { performanceYear, paymentYear, finalScore, publishedMaximumPercent } = account;
  const lines = [
    `Performance year ${String(performanceYear)}, payment year ${String(paymentYear)}, final score ${finalScore}`,
    ...account.arithmetic.map((step) => `  ${step}`),
  ];
  if (account.notDeterminable !== undefined) {
    lines.push(`  after scaling: ${account.notDeterminable}`);
    if (publishedMaximumPercent !== null)
      lines.push(`  (CMS published ${publishedMaximumPercent.toFixed(2)}% for a score of 100)`);
  }
  return [...lines, 'Sources', ...account.citations.map((citation) => `  ${citation}`)];
}
