import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy, supportedPolicyYears } from '../../policy/load';
import type { ReportingOption, UnitKind } from '../../policy/year-policy';
import { OptionNotAllowedError, scoreUnit } from '../../scoring';
import type { MeasurementSet, UnitScore } from '../../scoring';
import { facts } from './builders';

const unitKinds: readonly UnitKind[] = ['individual', 'group', 'subgroup', 'virtualGroup', 'apm'];
const options: readonly ReportingOption[] = ['mips', 'mvp', 'app1', 'appPlus', 'apmScoringStandard'];

/**
 * The allowed cells, read from the rules by hand: individuals and groups under traditional MIPS in all years, virtual
 * groups from 2018; APM Entities under the APM scoring standard to 2020 and traditionally from 2021; the APP from 2021;
 * MVPs and subgroups from 2023; APP Plus from 2025. Virtual groups report nothing but traditional MIPS.
 */
function isAllowed(year: number, option: ReportingOption, unitKind: UnitKind): boolean {
  switch (option) {
    case 'mips':
      if (unitKind === 'virtualGroup') return year >= 2018;
      if (unitKind === 'apm') return year >= 2021;
      return unitKind !== 'subgroup';
    case 'apmScoringStandard':
      return unitKind === 'apm' && year <= 2020;
    case 'mvp':
      return unitKind !== 'virtualGroup' && year >= 2023;
    case 'app1':
      return year >= 2021 && unitKind !== 'virtualGroup' && unitKind !== 'subgroup';
    case 'appPlus':
      return year >= 2025 && unitKind !== 'virtualGroup' && unitKind !== 'subgroup';
  }
}

/** The wire's name of an option: an MVP by its id; the APM scoring standard has none of its own. */
function programName(year: number, option: ReportingOption): string {
  if (option === 'mvp') return loadPolicy(year).participation.mvpIds[0] ?? 'G0053';
  return option === 'apmScoringStandard' ? 'mips' : option;
}

/** One complete quality measure that every option of the year takes, and one activity. */
function sets(year: number, program: string): MeasurementSet[] {
  const catalogue = loadCatalogue(year);
  const mvp = catalogue.mvp(program);
  const ids = mvp ? [...mvp.qualityMeasureIds] : ['236'];
  const measureId =
    ids.find((id) => catalogue.qualityMeasure(id)?.metricType === 'singlePerformanceRate') ?? ids[0] ?? '236';
  const activityId = mvp ? [...mvp.iaMeasureIds][0] : 'IA_PCMH';
  const common = {
    submitterRef: 'org_one',
    submissionMethod: 'registry' as const,
    programName: program,
    performanceStart: `${year}-01-01`,
    performanceEnd: `${year}-12-31`,
  };
  const value = { isEndToEndReported: false, performanceMet: 60, performanceNotMet: 40, eligiblePopulation: 100 };
  return [
    { ...common, setRef: 'quality', category: 'quality', measurements: [{ measureId, value }] },
    { ...common, setRef: 'ia', category: 'ia', measurements: [{ measureId: activityId ?? 'IA_PCMH', value: true }] },
  ];
}

function score(year: number, option: ReportingOption, unitKind: UnitKind): UnitScore {
  const program = programName(year, option);
  // To 2022 an entity's Promoting Interoperability is its participants'.
  const known = unitKind === 'apm' ? facts({ participantPi: [{ percent: 50, clinicianCount: 10 }] }) : facts();
  return scoreUnit(
    { performanceYear: year, unitKind, option: program, sets: sets(year, program), facts: known },
    loadPolicy(year),
    loadCatalogue(year),
  );
}

const cells = supportedPolicyYears().flatMap((year) =>
  options.flatMap((option) => unitKinds.map((unitKind) => ({ year, option, unitKind }))),
);

describe('participation × reporting option × year', () => {
  it.each(cells)('$year $option $unitKind: the policy says what the rules say', ({ year, option, unitKind }) => {
    expect(loadPolicy(year).participation.matrix[option][unitKind]).toBe(isAllowed(year, option, unitKind));
  });

  const allowed = cells.filter(({ year, option, unitKind }) => isAllowed(year, option, unitKind));
  it.each(allowed)('$year $option $unitKind is scored', ({ year, option, unitKind }) => {
    const result = score(year, option, unitKind);
    expect(Number(result.finalScore)).toBeGreaterThan(0);
    expect(result.byCategory.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(result.tree.value).toBe(Number(result.finalScore));
  });

  // On the wire the APM scoring standard is `mips`, so its refused cells are those of traditional MIPS.
  const refused = cells.filter(
    ({ year, option, unitKind }) =>
      option !== 'apmScoringStandard' &&
      !isAllowed(year, option, unitKind) &&
      !(option === 'mips' && isAllowed(year, 'apmScoringStandard', unitKind)),
  );
  it.each(refused)('$year $option $unitKind is refused by name', ({ year, option, unitKind }) => {
    expect(() => score(year, option, unitKind)).toThrow(OptionNotAllowedError);
  });

  it('leaves no cell out', () => {
    const onTheWireMips = cells.filter(({ option }) => option === 'apmScoringStandard').length;
    // The refused cells of the standard and the four entity years of `mips` under it are the same wire request.
    expect(allowed.length + refused.length).toBe(cells.length - (onTheWireMips - 4) - 4);
  });
});
