import { paymentCommand } from '../../cli/commands/payment';
import { jsonOf, runCommand } from './run-command';

const run = (...args: string[]) => runCommand(paymentCommand(), args);
const of = (year: number, score: string, ...more: string[]) => run('--year', String(year), '--score', score, ...more);

describe('qpp payment', () => {
  it.each([
    // -9 x 15/75
    [2024, '60', '-1.80'],
    // a quarter of the threshold
    [2024, '18.75', '-9.00'],
    // -9 x 56.24/75 = -6.7488
    [2024, '18.76', '-6.75'],
    [2019, '7.50', '-7.00'],
    // -7 x 22.49/30 = -5.2477
    [2019, '7.51', '-5.25'],
    // -4 x 1/3
    [2017, '2', '-1.33'],
    // -5 x 5/15
    [2018, '10', '-1.67'],
    [2024, '75', '0.00'],
    [2024, '0', '-9.00'],
  ])('of %i for %s is %s percent without any factor', async (year, score, percent) => {
    const ran = await of(year, score, '--json');
    expect(ran.code).toBe(0);
    expect(jsonOf(ran)).toMatchObject({ performanceYear: year, paymentYear: year + 2, finalPercent: percent });
    expect(jsonOf(ran)).not.toHaveProperty('notDeterminable');
  });

  it.each([
    // published maximum 2.15 = 9 x 0.238889
    ['100', '2.15'],
    // 9 x 15/25 x 0.238889
    ['90', '1.29'],
  ])('of 2023 for %s is scaled by the factor given', async (score, percent) => {
    expect(jsonOf(await of(2023, score, '--scaling', '0.238889', '--json'))).toMatchObject({ finalPercent: percent });
  });

  it('adds the exceptional adjustment with its own factor', async () => {
    // 7 x 50/70 x 0.1 = 0.5; (0.5 + 9.5 x 5/25) x 0.1 = 0.24
    const ran = await of(2019, '80', '--scaling', '0.1', '--additional-scaling', '0.1');
    expect(ran.out).toContain('base: 7 x (80.00 - 30) / (100 - 30) = 5.0000%');
    expect(ran.out).toContain('additional: 0.5 + 9.5 x (80.00 - 75) / (100 - 75) = 2.4000%');
    expect(ran.out).toContain('adjustment: 5.0000% x 0.1 + 2.4000% x 0.1 = 0.74%');
  });

  it.each([
    // 80 x 1.0129 = 81.032
    [['--year', '2023', '--score', '90', '--scaling', '0.238889'], '81.03'],
    // -9 x 56.24/75 = -6.75 rounded; 80 x 0.9325
    [['--year', '2024', '--score', '18.76'], '74.60'],
  ])('multiplies what Medicare pays: %j', async (args, adjusted) => {
    expect(jsonOf(await run(...args, '--paid-amount', '80.00', '--json'))).toMatchObject({ adjustedAmount: adjusted });
  });

  it('shows the percent before scaling and calls the rest not determinable', async () => {
    // 9 x 15/25
    const ran = await of(2024, '90', '--paid-amount', '80', '--json');
    expect(ran.code).toBe(0);
    expect(jsonOf(ran)).toMatchObject({
      basePercent: '5.4000',
      finalPercent: null,
      adjustedAmount: null,
      notDeterminable: 'not determinable: the scaling factor (--scaling) of payment year 2026 was not given',
    });
    expect((await of(2019, '80', '--scaling', '0.1')).out).toContain(
      'the additional scaling factor (--additional-scaling)',
    );
  });

  it('cites the source of each figure', async () => {
    const { out } = await of(2024, '60');
    expect(out).toContain('  base: -9 x (75 - 60.00) / 75 = -1.8000% [1] [2]\n');
    expect(out).toContain('  adjustment: -1.80% (negative adjustments are not scaled) [3]\n');
    expect(out).toMatch(/\n\nSources \(.*\)\n {2}\[1\] {2}(verified|recalled) /);
    expect(jsonOf(await of(2024, '60', '--json'))).toMatchObject({
      citations: expect.arrayContaining([
        expect.stringMatching(/^\/finalScore\/performanceThreshold: .+ \((verified|recalled)\)$/),
      ]) as string[],
    });
  });

  it('numbers a source once, however many steps rest on it, and writes no line wider than explain does', async () => {
    const { out } = await of(2022, '90.004', '--paid-amount', '80');
    // The rounding of the score and of the adjustment rest on one figure.
    expect((await of(2024, '59.996')).out).toMatch(/score: .* \[1\]\n.* \[2\] \[3\]\n.*adjustment: .* \[1\]\n/);
    expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect(out).toMatch(/published\) \[5\]\n\n/);
  });

  it('derives an approximate percent from the published maximum, in fields of its own', async () => {
    // 2.15 / 9 = 0.238889; 9 x 15/25 = 5.4; 5.4 x 0.238889 = 1.29; 80 x 1.0129 = 81.032; 5.4 x 3 = 16.2
    const ran = await of(2023, '90', '--paid-amount', '80', '--json');
    expect(jsonOf(ran)).toMatchObject({
      finalPercent: null,
      adjustedAmount: null,
      derived: {
        approximate: true,
        publishedMaximumPercent: 2.15,
        lowestPercent: '1.29',
        highestPercent: '1.29',
        scalingFactor: '0.238889',
        lowestAmount: '81.03',
        highestAmount: '81.03',
      },
      bounds: { lowestPercent: '0.00', highestPercent: '16.20' },
    });
    const { out } = await of(2023, '90', '--paid-amount', '80');
    expect(out).toContain('from the published 2.15% for a score of 100: about +1.29%; payment about 81.03');
    expect(out).toContain('payment: 80 is not adjusted here');
    expect(out).toMatch(/about 81\.03 \(.*\)\s+\[3\]\n/);
  });

  it('derives a range where two factors are behind the published maximum', async () => {
    // All of 8.25 to the one: 5.4 / 9 x 8.25 = 4.95. All of it to the other: (0.5 + 9.5 / 11) = 1.3636; x 8.25 / 10 = 1.125
    expect((await of(2022, '90')).out).toContain('about +1.12% to +4.95%');
    // 5.4 x 3 + 1.3636 x 1 = 17.5636
    expect(jsonOf(await of(2022, '90', '--json'))).toMatchObject({ bounds: { highestPercent: '17.56' } });
    // Whatever the split, 100 has the published one.
    const { derived } = jsonOf(await of(2022, '100', '--json'));
    expect(derived).toMatchObject({ lowestPercent: '8.25', highestPercent: '8.25', scalingFactor: null });
  });

  it('tells the bounds of the statute where nothing was published, or one of two factors is given', async () => {
    // 10/25 x 9 = 3.6; x 3 = 10.8
    const ran = await of(2025, '85');
    expect(ran.out).toContain('bounds of the statute: 0.00% to +10.80% (factor 0 to 3)');
    // 5 x 0.1 = 0.5, and 2.4 x 0 to 1 beside it
    expect(jsonOf(await of(2019, '80', '--scaling', '0.1', '--json'))).toMatchObject({
      derived: null,
      bounds: { lowestPercent: '0.50', highestPercent: '2.90' },
    });
  });

  it('derives nothing where the percent is determined', async () => {
    expect(jsonOf(await of(2024, '60', '--json'))).toMatchObject({ derived: null, bounds: null });
    expect(jsonOf(await of(2023, '90', '--scaling', '0.2', '--json'))).toMatchObject({ derived: null, bounds: null });
  });

  it('says when a score was rounded to what CMS publishes', async () => {
    expect((await of(2024, '59.996')).out).toContain('score: 59.996 is used as 60.00');
    expect((await of(2024, '60')).out).not.toContain('is used as');
  });

  it.each([
    [['--score', '100.01'], 'from 0 to 100'],
    [['--score', '-1'], 'from 0 to 100'],
    [['--score', 'NaN'], 'from 0 to 100'],
    [['--score', '1e1'], 'from 0 to 100'],
    [['--score', ''], 'from 0 to 100'],
    [['--score', '90', '--scaling', '3.01'], 'the statute allows 0 to 3'],
    [['--score', '10', '--scaling', '4'], 'the statute allows 0 to 3'],
    [['--score', '90', '--scaling', '-0.1'], '0 or more'],
    [['--score', '90', '--scaling', 'Infinity'], '0 or more'],
    [
      ['--score', '90', '--scaling', '1', '--additional-scaling', '0.1'],
      'has no adjustment for exceptional performance',
    ],
    [['--score', '90', '--paid-amount', '-80'], 'dollars of 0 or more'],
    [['--score', '90', '--paid-amount', '80.001'], 'dollars of 0 or more'],
    [['--score', '90', '--paid-amount', '$80'], 'dollars of 0 or more'],
  ])('refuses %j', async (args, words) => {
    const { code, out, err } = await run('--year', '2024', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('refuses an additional factor above 1, and a year without a policy', async () => {
    const ran = await of(2019, '80', '--scaling', '1', '--additional-scaling', '1.1');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('the statute allows 0 to 1.')]);
    expect(await of(2040, '80')).toMatchObject({ code: 2, err: expect.stringContaining('supported years') as string });
  });
});
