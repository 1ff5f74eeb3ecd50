import { loadPolicy } from '../../policy/load';
import type { Measurement } from '../../scoring/score-input';
import { yes } from './builders';
import { attested, exclusionsOf, full, no, scoreAnswers, singleScoreYears } from './pi-builders';

/** Ways to answer something, each a list of measurements and whether it satisfies what is asked. */
interface Way {
  answers: readonly Measurement[];
  isEnough: boolean;
}

const enough = (...answers: readonly Measurement[]): Way => ({ answers, isEnough: true });

/** Reported in full, or excluded by any of the measure's exclusions. */
function waysOfMeasure(year: number, id: string): Way[] {
  return [enough(full(year, id)), ...exclusionsOf(year, id).map((exclusion) => enough(yes(exclusion)))];
}

function product(lists: readonly (readonly Way[])[]): Way[] {
  return lists.reduce<Way[]>(
    (made, ways) =>
      made.flatMap(({ answers, isEnough }) =>
        ways.map((way) => ({ answers: [...answers, ...way.answers], isEnough: isEnough && way.isEnough })),
      ),
    [enough()],
  );
}

/** Every way to answer the objectives other than public health: each measure full or excluded, or a stand-in. */
function waysOfRates(year: number): Way[] {
  const objectives = loadPolicy(year).pi.objectives.filter(({ shared }) => shared === undefined);
  return product(
    objectives.map(({ measures, alternatives }) => [
      ...product(Object.keys(measures ?? {}).map((id) => waysOfMeasure(year, id))),
      ...Object.keys(alternatives ?? {}).map((id) => enough(yes(id))),
    ]),
  );
}

/** Every mix of yes, excluded and silent over the public health measures; two answers are needed. */
function waysOfPublicHealth(year: number): Way[] {
  const ids = loadPolicy(year).pi.objectives.flatMap(({ shared }) => shared?.measureIds ?? []);
  const states = ids.map((id): readonly (readonly Measurement[])[] => {
    const [exclusion = ''] = exclusionsOf(year, id);
    const suppressed = year === 2025 && id === 'PI_PHCDRR_3' ? [[no(id)]] : [];
    return [[yes(id)], [yes(exclusion)], [], ...suppressed];
  });
  return states
    .reduce<Measurement[][]>((made, ways) => made.flatMap((some) => ways.map((way) => [...some, ...way])), [[]])
    .map((answers) => ({ answers, isEnough: answers.length >= 2 }));
}

describe.each(singleScoreYears)('every combination of exclusions in %i', (year) => {
  const rates = waysOfRates(year);
  const publicHealth = waysOfPublicHealth(year);

  it('leaves 100 points to earn, and full answers earn them all', () => {
    for (const health of publicHealth.filter(({ isEnough }) => isEnough)) {
      for (const { answers } of rates) {
        const sent = [...attested(year), ...answers, ...health.answers];
        const { percent, items, zeroReason } = scoreAnswers(year, sent);
        const most = items.reduce((sum, { max }) => sum + max, 0);
        const ids = sent.map(({ measureId }) => measureId);
        expect({ ids, percent, most, zeroReason }).toEqual({ ids, percent: 100, most: 100, zeroReason: null });
      }
    }
  });

  it('is zero with fewer than two answers on public health', () => {
    for (const health of publicHealth.filter(({ isEnough }) => !isEnough)) {
      const { percent, zeroReason } = scoreAnswers(year, [
        ...attested(year),
        ...(rates[0]?.answers ?? []),
        ...health.answers,
      ]);
      expect([percent, zeroReason]).toEqual([
        0,
        `publicHealth: ${health.answers.length} of 2 measures are reported or excluded`,
      ]);
    }
  });

  it('only gives whole points to move', () => {
    for (const { answers } of rates) {
      const sent = [...attested(year), ...answers, ...(publicHealth[0]?.answers ?? [])];
      for (const { max } of scoreAnswers(year, sent).items) expect(Number.isInteger(max)).toBe(true);
    }
  });
});
