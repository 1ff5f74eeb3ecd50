import { expectedRows } from '../../demo/report-end';
import { type DemoProcess, startDemo } from '../support/demo-process';

/** Each part with the moment at which it is killed: in five different phases, when there is most to lose. */
const KILLS = [
  { part: 'worker', when: 'date: initialEligibilityRelease' },
  { part: 'api', when: 'date: submissionOpen' },
  { part: 'kafka', when: 'date: submissionClose' },
  { part: 'postgres', when: 'date: finalScoreRelease' },
  { part: 'temporal', when: 'date: paymentAdjustmentRelease' },
] as const;

let demo: DemoProcess;

beforeAll(async () => {
  demo = await startDemo(['--minutes', '4']);
});
afterAll(() => demo.dispose());

describe('a year whose parts are killed one after another', () => {
  it('ends with the same table, and nothing is lost', async () => {
    for (const { part, when } of KILLS) {
      await demo.untilSaid(when);
      process.kill(demo.pidOf(part), 'SIGKILL');
    }
    const code = await demo.ended;
    const output = demo.output();
    for (const { part } of KILLS) expect(output).toMatch(new RegExp(`${part} ended unasked \\(SIGKILL\\)`, 'i'));
    expect(output).toContain('rebuilt from Kafka alone, 24 entity-years: equal to the read model');
    expect(output).toMatch(/what 24 workflows say of themselves: equal to the read model/);
    expect(demo.rows()).toEqual(expectedRows(2024));
    expect([code, code === 0 ? '' : output.slice(-4_000)]).toEqual([0, '']);
  }, 900_000);
});
