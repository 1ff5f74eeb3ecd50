import { expectedRows } from '../../demo/report-end';
import { type DemoProcess, startDemo } from '../support/demo-process';

let demo: DemoProcess;

beforeAll(async () => {
  demo = await startDemo(['--minutes', '2']);
});
afterAll(() => demo.dispose());

describe('qpp demo', () => {
  it('lives the year, proves it, and prints a table that a pipe can carry', async () => {
    const code = await demo.ended;
    const output = demo.output();
    expect([code, code === 0 ? '' : output.slice(-4_000)]).toEqual([0, '']);
    expect(output).toContain('The proof holds, and every story ended as scripted.');
    expect(output).toContain('SYNTHETIC');
    expect(output).not.toContain('\u001b');
    expect(demo.rows()).toEqual(expectedRows(2024));
  }, 900_000);
});
