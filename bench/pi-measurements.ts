/** A full Promoting Interoperability set of any year: every objective reported, one bonus where the year has one. */
import type { SeededRandom } from './seeded-random';
import type { WireMeasurement } from './year-body';

/** What a span of years asks for; `yes` are attested, `rates` are counted. */
interface PiSet {
  from: number;
  to: number;
  yes: readonly string[];
  rates: readonly string[];
}

const attested = ['PI_PPHI_1', 'PI_INFBLO_1', 'PI_ONCDIR_1'];
const exchange = ['PI_EP_1', 'PI_HIE_1', 'PI_HIE_4', 'PI_PEA_1'];

const piSets: readonly PiSet[] = [
  {
    from: 2017,
    to: 2017,
    yes: ['ACI_PPHI_1', 'ACI_INFBLO_1', 'ACI_ONCDIR_1', 'ACI_PHCDRR_1', 'ACI_PHCDRR_2'],
    rates: ['ACI_EP_1', 'ACI_PEA_1', 'ACI_HIE_1', 'ACI_HIE_2', 'ACI_PEA_2', 'ACI_CCTPE_1'],
  },
  {
    from: 2018,
    to: 2018,
    yes: [...attested, 'PI_PHCDRR_1', 'PI_PHCDRR_2'],
    rates: ['PI_EP_1', 'PI_PEA_1', 'PI_HIE_1', 'PI_HIE_2', 'PI_PEA_2', 'PI_CCTPE_1'],
  },
  { from: 2019, to: 2021, yes: [...attested, 'PI_EP_2', 'PI_PHCDRR_1', 'PI_PHCDRR_3'], rates: exchange },
  {
    from: 2022,
    to: 2022,
    yes: [...attested, 'PI_PPHI_2', 'PI_EP_2', 'PI_PHCDRR_1', 'PI_PHCDRR_3', 'PI_PHCDRR_2'],
    rates: exchange,
  },
  {
    from: 2023,
    to: 2026,
    yes: [
      ...[...attested, 'PI_PPHI_2', 'PI_EP_2', 'PI_PHCDRR_1', 'PI_PHCDRR_3', 'PI_PHCDRR_2'],
      ...['PI_PHCDRR_1_PROD', 'PI_PHCDRR_3_PROD', 'PI_PHCDRR_2_PROD'],
    ],
    rates: exchange,
  },
];

/** The measurements of a year's full set, with random rates. */
export function promotingInteroperability(year: number, random: SeededRandom): WireMeasurement[] {
  const found = piSets.find(({ from, to }) => year >= from && year <= to);
  if (found === undefined) throw new Error(`no Promoting Interoperability set for ${year}`);
  const rates = found.rates.map((measureId) => {
    const denominator = random.integer(20, 600);
    return { measureId, value: { numerator: random.integer(1, denominator), denominator } };
  });
  return [...found.yes.map((measureId) => ({ measureId, value: true })), ...rates];
}
