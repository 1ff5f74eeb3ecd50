import { FACT_TOPICS, FACT_TYPES } from '../../schemas/events/fact-types';
import { FACT_REGISTRY, parseFactData } from '../../schemas/events/registry';
import { topicNames } from '../../events/topics';
import { files, read } from './repository';

const documented = read('docs/events.md');

describe('every type of fact', () => {
  it('stands in the registry, and the registry holds no other', () => {
    expect(Object.keys(FACT_REGISTRY).sort()).toEqual([...FACT_TYPES].sort());
  });

  it.each(FACT_TYPES)('%s has a file of its own, a summary and an example that fits its schema', (type) => {
    expect(files).toContain(`schemas/events/${type.replace('.', '-')}.ts`);
    expect(FACT_REGISTRY[type].summary).toMatch(/^[A-Z].*\.$/);
    expect(() => parseFactData(type, FACT_REGISTRY[type].example)).not.toThrow();
  });

  it.each(FACT_TYPES)('%s is named in docs/events.md, beside its topic', (type) => {
    const line = documented.split('\n').find((each) => each.includes(`\`${type}\``));
    expect(line).toBeDefined();
    for (const topic of FACT_TOPICS[type]) expect(line).toContain(topic);
  });

  it('goes to a topic that docs/events.md describes', () => {
    for (const name of Object.values(topicNames())) expect(documented).toContain(`\`${name}\``);
  });
});
