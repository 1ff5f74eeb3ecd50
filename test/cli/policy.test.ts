import { Command, CommanderError } from 'commander';
import { policyCommand } from '../../cli/commands/policy';

/** Runs `qpp …` in this process and gives what it wrote to standard output, and the words of a refusal. */
async function run(...args: string[]): Promise<{ out: string; refused: string }> {
  let out = '';
  let refused = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  const quiet = (command: Command): Command => {
    command.exitOverride().configureOutput({ writeErr: (text) => (refused += text) });
    command.commands.forEach((each) => quiet(each as Command));
    return command;
  };
  try {
    await quiet(new Command('qpp').addCommand(policyCommand())).parseAsync(['node', 'qpp', ...args]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  } finally {
    write.mockRestore();
  }
  return { out, refused };
}

describe('qpp policy YEAR', () => {
  it('prints the year with its sources', async () => {
    const { out } = await run('policy', '2024');
    expect(out).toMatch(/^Policy of performance year 2024, payment year 2026\n/);
    expect(out).toMatch(/performance threshold +75 +verified/);
  });

  it('prints one section, or several', async () => {
    const { out } = await run('policy', '2024', '--section', 'review', '--section', 'qp');
    expect(out).toMatch(/TARGETED REVIEW \(review\)/);
    expect(out).toMatch(/QP AND PARTIAL QP \(qp\)/);
    expect(out).not.toMatch(/CALENDAR/);
  });

  it('gives machines every figure with its standing and sources', async () => {
    const { out } = await run('policy', '2024', '--json');
    const document = JSON.parse(out) as {
      performanceYear: number;
      hash: string;
      figures: { pointer: string; value: unknown; standing: string; sources: string[] }[];
    };
    expect(document.performanceYear).toBe(2024);
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(document.figures.length).toBeGreaterThan(600);
    expect(document.figures.every(({ sources }) => sources.length > 0)).toBe(true);
    expect(document.figures.find(({ pointer }) => pointer === '/finalScore/performanceThreshold')?.value).toBe(75);
  });

  it('refuses a year without a policy and names those that have one', async () => {
    const { out, refused } = await run('policy', '2016');
    expect(out).toBe('');
    expect(refused).toMatch(/2017, 2018.*2026/);
  });

  it('refuses an unknown section and names those there are', async () => {
    expect((await run('policy', '2024', '--section', 'weather')).refused).toMatch(/eligibility, low-volume/);
  });
});

describe('qpp policy diff FROM TO', () => {
  it('prints what changed', async () => {
    expect((await run('policy', 'diff', '2022', '2023')).out).toMatch(/MVPs begin\./);
  });

  it('gives machines the changes', async () => {
    const { out } = await run('policy', 'diff', '2022', '2023', '--json');
    const diff = JSON.parse(out) as { from: number; to: number; changes: { pointer: string }[] };
    expect([diff.from, diff.to]).toEqual([2022, 2023]);
    expect(diff.changes.map(({ pointer }) => pointer)).toContain('/quality/floorPoints/benchmarkedMeasure');
  });

  it('refuses a year without a policy', async () => {
    expect((await run('policy', 'diff', '2022', '2030')).refused).toMatch(/2017, 2018.*2026/);
  });
});
