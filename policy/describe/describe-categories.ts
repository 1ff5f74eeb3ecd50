import { isPlainObject, type Plain, type PlainObject } from '../plain';
import type { FactAsked, Page } from './page';
import { inWords, keyInWords, listInWords, percentOf } from './words';

/** Quality: what is asked for, how a measure earns points, caps, bonuses, improvement, completeness. */
export function describeQuality(page: Page): void {
  const at = '/quality';
  page.facts('Asked for', [
    ['measures', `${at}/requirement/mips/measures`],
    ['outcome, else high priority', `${at}/requirement/mips/outcomeOrHighPriority`],
    ['specialty set instead', `${at}/requirement/mips/specialtySetAlternative`],
    ['Web Interface instead', `${at}/requirement/mips/cmsWebInterfaceAlternative`],
    ['Web Interface measures', `${at}/cmsWebInterfaceMeasureIds`],
    ['case minimum', `${at}/caseMinimum/default`],
  ]);
  page.rest('Data completeness (percent)', `${at}/dataCompletenessPercent`);
  const classes = (page.at(`${at}/pointsByClass`) ?? []) as readonly PlainObject[];
  page.table(
    'Classes of measures and their points',
    ['class', 'when', 'points'],
    classes.map(({ class: number, when, points }, index) => ({
      pointer: `${at}/pointsByClass/${index}`,
      cells: [inWords(number), inWords(when), inWords(points)],
    })),
  );
  page.rest('Floors', `${at}/floorPoints`);
  page.rest('Floors of new measures', `${at}/newMeasureFloors`);
  page.facts('Topped-out measures', [
    ['cap', `${at}/toppedOut/sevenPointCap`],
    ['most points under the cap', '/methods/quality/toppedOutCapPoints'],
    ['measures listed', `${at}/toppedOut/cappedMeasureIds2018`],
    ['never capped', `${at}/toppedOut/excluded`],
    ['cap lifted for', `${at}/toppedOut/capRemoved`, capRemoved],
    ['their benchmark', `${at}/toppedOut/definedBenchmarkForCapRemoved`],
  ]);
  page.rest('Bonus points', `${at}/bonusPoints`);
  page.rest('Improvement', `${at}/improvementScoring`);
  describeClaimsMeasures(page);
  page.rest('CAHPS', `${at}/cahps`);
  page.rest('Denominator', `${at}/denominator`);
  describeQualityBenchmarks(page);
  page.rest('Methods', '/methods/quality');
}

function describeQualityBenchmarks(page: Page): void {
  const at = '/quality';
  page.facts('Benchmarks and the category', [
    ['baseline year', `${at}/benchmarks/historicalBaselineYear`],
    ['else', `${at}/benchmarks/fallback`],
    ['least reporters', `${at}/benchmarks/minimumToCreate`],
    ['points', `${at}/benchmarks/decileFormula`],
    ['category percent', `${at}/categoryScore`],
    ['which measures count', `${at}/measureSelection`],
    ['weight', `${at}/weight`],
  ]);
}

function capRemoved(value: Plain): string {
  if (!Array.isArray(value) || value.length === 0) return 'none';
  return value
    .map((row: PlainObject) => `${inWords(row['measureId'])} (${listInWords(row['collectionTypes'])})`)
    .join(', ');
}

function describeClaimsMeasures(page: Page): void {
  const at = '/quality/administrativeClaims';
  const details = (page.at(`${at}/details`) ?? {}) as PlainObject;
  page.table(
    'Measures computed from claims',
    ['measure', 'name', 'least cases', 'least clinicians', 'units'],
    Object.entries(details).map(([id, rule]) => {
      const { name, cases, minGroupSize, units } = rule as PlainObject;
      return {
        pointer: `${at}/details/${id}`,
        cells: [id, inWords(name), inWords(cases), inWords(minGroupSize), listInWords(units)],
      };
    }),
  );
  page.facts(null, [
    ['where not scored', `${at}/notScored`],
    ['benchmark', `${at}/benchmark`],
  ]);
}

/** Promoting Interoperability: measures with points, moves of excluded points, attestations, automatic reweighting. */
export function describePi(page: Page): void {
  const at = '/promotingInteroperability';
  const objectives = page.at(`${at}/objectives`);
  if (Array.isArray(objectives) && objectives.every(isPlainObject))
    page.table(
      'Objectives and points',
      ['objective', 'measures', 'instead of them', 'shared'],
      objectives.map((objective: PlainObject, index) => ({
        pointer: `${at}/objectives/${index}`,
        cells: [
          keyInWords(String(objective['id'])),
          pointsInWords(objective['measures']),
          pointsInWords(objective['alternatives']),
          inWords(objective['shared']),
        ],
      })),
    );
  listTable(page, 'Measures of the base and performance score', `${at}/measures`);
  listTable(page, 'Bonuses', `${at}/bonuses`);
  listTable(page, 'Where excluded points go, in this order', `${at}/redistribution`);
  listTable(page, 'Answers without which the category is 0', `${at}/requiredAttestations`);
  page.rest('Automatic reweighting', `${at}/automaticReweighting`);
  page.rest('Rules', at);
  page.rest('Methods', '/methods/pi');
}

const pointsInWords = (points: Plain | undefined): string =>
  isPlainObject(points)
    ? Object.entries(points)
        .map(([id, most]) => `${id} ${inWords(most)}`)
        .join(', ')
    : '–';

/** A list of alike objects as a table, whatever their keys are. */
function listTable(page: Page, heading: string, pointer: string): void {
  const list = page.at(pointer);
  if (!Array.isArray(list) || list.length === 0 || !list.every(isPlainObject)) return;
  const keys = [...new Set(list.flatMap((item: PlainObject) => Object.keys(item)))];
  page.table(
    heading,
    keys.map(keyInWords),
    list.map((item: PlainObject, index) => ({
      pointer: `${pointer}/${index}`,
      cells: keys.map((key) => inWords(item[key])),
    })),
  );
}

/** A share of NPIs. */
const shareInWords = (value: Plain): string => (typeof value === 'number' ? percentOf(value) : inWords(value));

/** Improvement activities: points, what is asked for, credit of homes and APMs. */
export function describeIa(page: Page): void {
  const at = '/improvementActivities';
  page.rest('Points', `${at}/points`);
  page.rest('Asked for', `${at}/required`);
  const rules: readonly FactAsked[] = [
    ['days in a row', `${at}/minimumContinuousDays`],
    ['most activities', `${at}/maxActivities`],
    ['group rule', `${at}/groupParticipation/rule`],
    ['share of clinicians', `${at}/groupParticipation/share`, shareInWords],
    ['medical home', `${at}/pcmh`],
    ['APM participants', `${at}/apmParticipation`],
    ['changes of the inventory', `${at}/changes`],
    ['weight', `${at}/weight`],
  ];
  page.facts('Rules', rules);
  page.rest('Methods', '/methods/ia');
}

/** Cost: method, case minimums by kind of measure, improvement. */
export function describeCost(page: Page): void {
  const at = '/cost';
  page.facts('Method', [
    ['benchmarks', `${at}/benchmarkMethod/id`, (value) => keyInWords(String(value))],
    ['points at the median', `${at}/benchmarkMethod/medianPoints`],
    ['gaps between cut points', `${at}/benchmarkMethod/spacingPattern`],
    ['median from the file', `${at}/benchmarkMethod/medianFromFile`],
    ['inside a range', `${at}/benchmarkMethod/interpolation`],
    ['data', `${at}/benchmarkMethod/source`],
    ['category percent', `${at}/categoryScore`],
    ['least measures', `${at}/minimumMeasures`],
    ['new measures', `${at}/newMeasureRule`],
    ['at a subgroup', `${at}/notScoredAtSubgroup`],
    ['weight', `${at}/weight`],
    ['weight in effect', `${at}/effectiveWeight`],
  ]);
  listTable(page, 'Cut points in standard deviations', `${at}/benchmarkMethod/cutPointsInSdFromMedian`);
  describeCostMeasures(page);
  page.rest('Improvement', `${at}/improvementScoring`);
  page.rest('Methods', '/methods/cost');
}

function describeCostMeasures(page: Page): void {
  const measures = (page.at('/cost/measures') ?? {}) as PlainObject;
  const groups = new Map<string, { cells: readonly string[]; ids: string[] }>();
  for (const [id, measure] of Object.entries(measures)) {
    const { type, caseMinimum, groupsOnly } = measure as PlainObject;
    const cells = [keyInWords(String(type)), inWords(caseMinimum), inWords(groupsOnly)];
    const group = groups.get(cells.join()) ?? { cells, ids: [] };
    group.ids.push(id);
    groups.set(cells.join(), group);
  }
  page.table(
    'Measures and case minimums',
    ['kind', 'least cases', 'groups only', 'number', 'measures'],
    [...groups.values()].map(({ cells, ids }) => ({
      pointer: '/cost/measures',
      cells: [...cells, String(ids.length), ids.join(', ')],
    })),
  );
  page.facts(null, [['with a published benchmark', '/cost/benchmarkedMeasureIds', countInWords]]);
}

const countInWords = (value: Plain): string => (Array.isArray(value) ? `${value.length} measures` : inWords(value));
