/**
 * What changes from year to year in the wire format, as tables with dates; the checks only look rules up here.
 *
 * Years are performance years, both ends included; no `to` means still in force. Sources: CMS QPP Submissions API
 * developer documentation (its current and older revisions); where that is silent, the decision notes 0020–0024.
 */
import type { EntityType } from '../schemas/submission';

interface Dated {
  from: number;
  to?: number;
}

/** A program name and who may use it. */
export interface ProgramRule extends Dated {
  name: string;
  entityTypes: readonly EntityType[];
  /** First year of an entity type that came later than the program. */
  since?: Readonly<Partial<Record<EntityType, number>>>;
}

/** First year of the program: nothing earlier can be submitted. */
export const firstPerformanceYear = 2017;

/**
 * Programs with fixed names. MVPs come and go with the year's catalogue. The first virtual groups were elected at the end
 * of 2017, for 2018: nobody could be one in 2017 (decision 0024).
 */
export const programRules: readonly ProgramRule[] = [
  {
    name: 'mips',
    from: 2017,
    entityTypes: ['individual', 'group', 'virtualGroup', 'apm'],
    since: { virtualGroup: 2018 },
  },
  { name: 'cpcPlus', from: 2017, to: 2021, entityTypes: ['apm', 'individual', 'group'] },
  { name: 'app1', from: 2021, entityTypes: ['individual', 'group', 'apm'] },
  { name: 'pcf', from: 2021, to: 2024, entityTypes: ['apm'] },
  { name: 'appPlus', from: 2025, entityTypes: ['individual', 'group', 'apm'] },
];

/** Any MVP of the year's catalogue. */
const mvpRule: ProgramRule = { name: 'mvp', from: 2023, entityTypes: ['individual', 'group', 'subgroup', 'apm'] };

/** The categories' names on the wire: advancing care information became promoting interoperability in 2018. */
const categoryRules: readonly (Dated & { names: readonly string[] })[] = [
  { from: 2017, to: 2017, names: ['quality', 'aci', 'ia'] },
  { from: 2018, names: ['quality', 'pi', 'ia'] },
];

/**
 * Form of the CMS EHR Certification ID, and which quality method needs it besides pi. To 2018 technology of the 2014
 * Edition would do (42 CFR 414.1305), alone or beside the 2015 Edition.
 */
const cehrtRules: readonly (Dated & { form: RegExp; words: string; qualityMethods: readonly string[] })[] = [
  {
    from: 2017,
    to: 2018,
    form: /^[0-9A-Z]{2}(14E|15[CEH])[0-9A-Z]{10}$/,
    words: '15 characters: two, then 14E, 15C, 15E or 15H, then ten (capital letters and digits)',
    qualityMethods: [],
  },
  {
    from: 2019,
    to: 2024,
    form: /^[0-9A-Z]{2}15[CE][0-9A-Z]{10}$/,
    words: '15 characters: two, then 15C or 15E, then ten (capital letters and digits)',
    qualityMethods: [],
  },
  {
    from: 2025,
    form: /^(2025C|[0-9A-Z]{2}15C)[0-9A-Z]{10}$/,
    words: '15 characters: 2025C, or two and 15C, then ten (capital letters and digits)',
    qualityMethods: ['electronicHealthRecord'],
  },
];

/** Years in which an APM entity's promoting interoperability was rolled up from its participants and refused from itself. */
const piRefusedForApm: Dated = { from: 2020, to: 2022 };

/** From here a MIPS CQM arrives with its exclusions already taken out of the population. */
const registryExclusionsRefused: Dated = { from: 2020 };

/** Set properties that only some programs and years know. No program means any. */
const setFieldRules: readonly (Dated & { field: string; program?: string })[] = [
  { field: 'practiceId', program: 'cpcPlus', from: 2017, to: 2021 },
  { field: 'practiceDetails', program: 'pcf', from: 2021, to: 2024 },
  { field: 'measureSet', from: 2017, to: 2024 },
];

/** Strata the data list for every method although one method does not collect them: 238's third rate is the eCQM's alone. */
const stratumExceptions: readonly (Dated & { measureId: string; method: string; optional: readonly string[] })[] = [
  { measureId: '238', method: 'registry', from: 2022, optional: ['eCQMTotalRate', 'totalRate'] },
];

/** The rules in force in one year. */
export interface YearRules {
  year: number;
  programs: ReadonlyMap<string, ProgramRule>;
  mvp: ProgramRule | undefined;
  categories: readonly string[];
  cehrt: { form: RegExp; words: string; qualityMethods: readonly string[] };
  refusesPiForApm: boolean;
  refusesRegistryExclusions: boolean;
  setFields: readonly { field: string; program?: string }[];
  stratumExceptions: readonly { measureId: string; method: string; optional: readonly string[] }[];
}

const holdsIn = (year: number) => (rule: Dated) => rule.from <= year && year <= (rule.to ?? Infinity);

const byYear = new Map<number, YearRules>();

/**
 * The rules of a year, made once.
 * @throws RangeError for a year before {@link firstPerformanceYear}; callers refuse such a year before asking.
 */
export function yearRules(year: number): YearRules {
  const known = byYear.get(year);
  if (known) return known;
  const rules = makeYearRules(year);
  byYear.set(year, rules);
  return rules;
}

/** The rule with the entity types that exist by then. */
const inYear = (rule: ProgramRule, year: number): ProgramRule => ({
  ...rule,
  entityTypes: rule.entityTypes.filter((type) => (rule.since?.[type] ?? rule.from) <= year),
});

function makeYearRules(year: number): YearRules {
  const holds = holdsIn(year);
  const cehrt = cehrtRules.find(holds);
  const categories = categoryRules.find(holds);
  if (!cehrt || !categories) throw new RangeError(`no submission rules for performance year ${String(year)}`);
  return Object.freeze({
    year,
    programs: new Map(programRules.filter(holds).map((rule) => [rule.name, inYear(rule, year)])),
    mvp: holds(mvpRule) ? mvpRule : undefined,
    categories: categories.names,
    cehrt,
    refusesPiForApm: holds(piRefusedForApm),
    refusesRegistryExclusions: holds(registryExclusionsRefused),
    setFields: setFieldRules.filter(holds),
    stratumExceptions: stratumExceptions.filter(holds),
  });
}
