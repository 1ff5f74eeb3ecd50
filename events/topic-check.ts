import { ConfigResourceTypes } from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { TopicDefinition } from './topics';

/** A setting of an existing topic that is not what its definition says. */
export interface ConfigDifference {
  topic: string;
  config: string;
  expected: string;
  actual: string | undefined;
}

/** Compares the settings of existing topics with their definitions. */
export async function differencesOf(admin: Admin, definitions: TopicDefinition[]): Promise<ConfigDifference[]> {
  if (definitions.length === 0) return [];
  const described = await admin.describeConfigs({
    includeSynonyms: false,
    resources: definitions.map(({ topic, config }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: topic,
      configNames: Object.keys(config),
    })),
  });
  const actual = new Map(
    described.resources.flatMap(({ resourceName, configEntries }) =>
      configEntries.map(({ configName, configValue }) => [`${resourceName} ${configName}`, configValue] as const),
    ),
  );
  return definitions.flatMap(({ topic, config }) =>
    Object.entries(config)
      .map(([name, expected]) => ({ topic, config: name, expected, actual: actual.get(`${topic} ${name}`) }))
      .filter((each) => each.expected !== each.actual),
  );
}
