import { bundleWorkflows } from '../../workers/workflow-bundle';

describe('the workflow bundle', () => {
  let code: string;
  beforeAll(async () => {
    // The source map travels inside the code, as its last line; workers keep it for stack traces.
    code = (await bundleWorkflows()).code.replace(/\/\/# sourceMappingURL=\S+\s*$/, '');
  }, 60_000);

  it('builds and stays within 1 MB without its source map', () => {
    expect(code).toContain('performanceYear');
    expect(code).toContain('targetedReview');
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(1_000_000);
  });

  it.each(['zod', 'pg', 'kysely', 'kafkajs', 'fastify', 'jose'])('holds nothing of %s', (name) => {
    expect(code).not.toContain(`node_modules/${name}/`);
  });

  it.each(['scoring', 'store', 'activities', 'policy', 'catalogue', 'events'])('holds nothing of %s/', (folder) => {
    expect(code).not.toMatch(new RegExp(`["/]\\./${folder}/[a-z-]+\\.ts`));
  });
});
