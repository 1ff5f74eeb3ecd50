import { Command } from 'commander';
import { ensureTopics } from '../../events/ensure-topics';
import { topicNames } from '../../events/topics';
import { readConfig } from '../../workers/config';
import { countArgument } from '../arguments';
import { say } from '../say';

interface CreateOptions {
  replication: number;
  deadLetters?: boolean;
  json?: boolean;
}

/** `qpp topics create`: creates the topics that are missing; those that are there are only checked. */
export const topicsCommand = (): Command =>
  new Command('topics').description('the Kafka topics').addCommand(
    new Command('create')
      .description('create the missing topics and check the others (repeatable)')
      .option('--replication <n>', 'copies of each partition', countArgument, 1)
      .option('--dead-letters', 'also the topics where consumers park what they cannot handle')
      .option('--json', 'one JSON document')
      .action(async ({ replication, deadLetters, json }: CreateOptions) => {
        const { kafkaBrokers, topicPrefix } = readConfig();
        const report = await ensureTopics(kafkaBrokers, {
          names: topicNames(topicPrefix),
          replicationFactor: replication,
          deadLetters: deadLetters ?? false,
        });
        if (json === true) return say(JSON.stringify(report, null, 2));
        report.created.forEach((topic) => say(`created  ${topic}`));
        report.existing.forEach((topic) => say(`exists   ${topic}`));
        report.differences.forEach((difference) => say(`differs  ${JSON.stringify(difference)}`));
      }),
  );
