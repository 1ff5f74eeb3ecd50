import type { Category } from '../../policy/year-policy';
import { activities, interoperabilityOf, interoperabilityOf82, quality, rate, scored, without } from './bodies';
import type { Body, Draft } from './bodies';

/** One eCQM, 236 or 318, and 30 of 40 points of activities. */
function body(year: number, measure: ReturnType<typeof rate>, tpcc: number, interoperability: Draft): Body {
  return {
    year,
    sets: [quality('electronicHealthRecord', measure), activities('IA_EPA_1', 'IA_EPA_2'), interoperability],
    facts: { cost: [{ measureId: 'TPCC_1', caseCount: 90, value: tpcc }] },
  };
}

const bodies = {
  /** 236 72% = 8.2684 of 60 = 13.780667%; TPCC 12000 = 69.985%; 75%; 85%. */
  2018: body(2018, rate('236', 72, 100), 12000, interoperabilityOf[2018]),
  /** 236 77% = 9.1244 of 60 = 15.207333%; TPCC 12000 = 67.965%; 75%; 78%. */
  2019: body(2019, rate('236', 154, 200), 12000, interoperabilityOf[2020]),
  /** 236 flat 72% = 8.2 of 60 = 13.666667%; no cost; 75%; 78%. */
  2020: body(2020, rate('236', 72, 100), 1400, interoperabilityOf[2020]),
  /** 236 72% = 7.9889 of 60 = 13.314833%; no cost; 75%; 82%. */
  2021: body(2021, rate('236', 72, 100), 1400, interoperabilityOf[2021]),
  /** 318 80% = 7.0656 of 60 = 11.776%; TPCC 1400 = 69.3%; 75%; 82%. */
  2023: body(2023, rate('318', 80, 100), 1400, interoperabilityOf82),
};
/** The same in a small practice: (7.0656 + 6)/60 = 21.776%; 69.3%; activities doubled, 100%; 82%. */
const small: Body = { ...bodies[2023], facts: { ...bodies[2023].facts, specialStatuses: { smallPractice: true } } };

type Row = readonly [absent: string, weights: string, finalScore: string];
const categories = (absent: string) => absent.split(' ').filter((word) => word !== '') as Category[];

/** The weights of every category as a row of the table reads. */
function weights(score: ReturnType<typeof scored>): string {
  const of = (category: Category) => score.byCategory.find((part) => part.category === category)?.weight ?? 0;
  return [of('quality'), of('cost'), of('ia'), of('pi')].join('/');
}

function check(from: Body, [absent, row, finalScore]: Row): void {
  const score = scored(without(from, ...categories(absent)));
  expect(weights(score)).toBe(row);
  expect(score.finalScore).toBe(finalScore);
}

describe('the reweighting rows of 2018', () => {
  it.each<Row>([
    ['', '50/10/15/25', '46.39'],
    ['cost', '60/0/15/25', '40.77'],
    ['pi', '75/10/15/0', '28.58'],
    ['quality', '0/10/45/45', '79.00'],
    ['ia', '65/10/0/25', '37.21'],
    ['cost pi', '85/0/15/0', '22.96'],
    ['cost quality', '0/0/50/50', '80.00'],
    ['cost ia', '75/0/0/25', '31.59'],
    ['pi quality', '0/10/90/0', '74.50'],
    ['pi ia', '90/10/0/0', '19.40'],
    ['quality ia', '0/10/0/90', '83.50'],
  ])('without %s: %s, %s', (...row) => check(bodies[2018], row));
});

describe('the reweighting rows of 2019', () => {
  it.each<Row>([
    ['', '45/15/15/25', '47.79'],
    ['cost', '60/0/15/25', '39.87'],
    ['pi', '70/15/15/0', '32.09'],
    ['quality', '0/15/40/45', '75.29'],
    ['ia', '60/15/0/25', '38.82'],
    ['cost pi', '85/0/15/0', '24.18'],
    ['cost quality', '0/0/50/50', '76.50'],
    ['cost ia', '75/0/0/25', '30.91'],
    ['pi quality', '0/15/85/0', '73.94'],
    ['pi ia', '85/15/0/0', '23.12'],
    ['quality ia', '0/15/0/85', '76.49'],
  ])('without %s: %s, %s', (...row) => check(bodies[2019], row));
});

describe('the reweighting rows of 2020, when cost was 0 for everybody', () => {
  it.each<Row>([
    ['', '55/0/15/30', '42.17'],
    ['pi', '85/0/15/0', '22.87'],
    ['quality', '0/0/15/85', '77.55'],
    ['ia', '70/0/0/30', '32.97'],
  ])('without %s: %s, %s', (...row) => check(bodies[2020], row));
});

describe('the reweighting rows of 2021, when cost was 0 for everybody', () => {
  it.each<Row>([
    ['', '55/0/15/30', '43.17'],
    ['pi', '85/0/15/0', '22.57'],
    ['quality', '0/0/15/85', '80.95'],
    ['ia', '70/0/0/30', '33.92'],
  ])('without %s: %s, %s', (...row) => check(bodies[2021], row));
});

describe('the reweighting rows since 2022', () => {
  it.each<Row>([
    ['', '30/30/15/25', '56.07'],
    ['cost', '55/0/15/30', '42.33'],
    ['pi', '55/30/15/0', '38.52'],
    ['quality', '0/30/15/55', '77.14'],
    ['ia', '45/30/0/25', '46.59'],
    ['cost pi', '85/0/15/0', '21.26'],
    ['cost quality', '0/0/15/85', '80.95'],
    ['cost ia', '70/0/0/30', '32.84'],
    ['pi quality', '0/50/50/0', '72.15'],
    ['pi ia', '70/30/0/0', '29.03'],
    ['quality ia', '0/30/0/70', '78.19'],
  ])('without %s: %s, %s', (...row) => check(bodies[2023], row));
});

describe('the reweighting rows of small practices since 2022', () => {
  it.each<Row>([
    ['', '30/30/15/25', '62.82'],
    ['cost', '55/0/15/30', '51.58'],
    ['pi', '40/30/30/0', '59.50'],
    ['quality', '0/30/15/55', '80.89'],
    ['ia', '45/30/0/25', '51.09'],
    ['cost pi', '50/0/50/0', '60.89'],
    ['cost quality', '0/0/15/85', '84.70'],
    ['cost ia', '70/0/0/30', '39.84'],
    ['pi quality', '0/50/50/0', '84.65'],
    ['pi ia', '70/30/0/0', '36.03'],
    ['quality ia', '0/30/0/70', '78.19'],
  ])('without %s: %s, %s', (...row) => check(small, row));
});

describe('fewer than two categories', () => {
  it.each([
    [2018, '15.00'],
    [2019, '30.00'],
    [2020, '45.00'],
    [2021, '60.00'],
    [2023, '75.00'],
  ] as const)('give the threshold in %i', (year, threshold) => {
    expect(scored(without(bodies[year], 'cost', 'quality', 'pi')).finalScore).toBe(threshold);
    expect(scored(without(bodies[year], 'cost', 'quality', 'ia', 'pi')).finalScore).toBe(threshold);
  });
});
