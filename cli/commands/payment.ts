import { Command } from 'commander';
import { loadPolicy } from '../../policy/load';
import type { YearPolicy } from '../../policy/year-policy';
import { citationOf } from '../../scoring/explain/rules';
import { yearArgument } from '../arguments';
import { CitedSources, indented } from '../cited-sources';
import { derivedInWords } from '../derived-payment';
import { dollarsArgument, factorArgument, scoreArgument } from '../number-arguments';
import { paymentAccount } from '../payment-account';
import type { PaymentAccount } from '../payment-account';
import type { PaymentQuestion, PaymentStep } from '../payment-steps';
import { say } from '../say';

interface PaymentOptions extends PaymentQuestion {
  year: number;
  json?: boolean;
}

const help = `
CMS sets the scaling factors each year to keep the program budget neutral. Without --scaling a positive adjustment is shown
before scaling and said to be not determinable after it; beside that stands what follows from the published adjustment of a
score of 100 (derived, approximate), or else the bounds of the statute. Negative and neutral adjustments need no factor.
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
      const policy = loadPolicy(year);
      const { account, steps } = paymentAccount(policy, question);
      if (json === true) say(JSON.stringify(account, null, 2));
      else inWords(policy, account, steps).forEach(say);
    });

/** The figures behind what stands in the place of a percent that is not determinable. */
const pointersOfDerived = {
  derived: '/finalScore/publishedResults/maxPositiveAdjustmentPercent',
  bounds: '/finalScore/scalingFactor/maximum',
} as const;

function inWords(policy: YearPolicy, account: PaymentAccount, steps: readonly PaymentStep[]): string[] {
  const { performanceYear, paymentYear, finalScore, derived, bounds, notDeterminable } = account;
  const sources = new CitedSources();
  const cited = (text: string, ...pointers: string[]): string[] => {
    const numbers = new Set(pointers.map((pointer) => sources.cite(citationOf(policy, pointer))));
    return indented('  ', [text, ...numbers].join(' '));
  };
  const pointer = pointersOfDerived[derived === null ? 'bounds' : 'derived'];
  return [
    `Performance year ${String(performanceYear)}, payment year ${String(paymentYear)}, final score ${finalScore}`,
    ...steps.flatMap(({ text, pointers }) => cited(text, ...pointers)),
    ...(notDeterminable === undefined ? [] : cited(`after scaling: ${notDeterminable}`)),
    ...(bounds === null ? [] : derivedInWords(policy, derived, bounds).flatMap((line) => cited(line, pointer))),
    '',
    ...sources.lines(),
  ];
}
