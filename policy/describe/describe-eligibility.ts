import { isPlainObject, type Plain, type PlainObject } from '../plain';
import type { FactAsked, Page } from './page';
import { instantInWords, inWords, keyInWords, listInWords } from './words';

const at = '/eligibility';
const more = (value: Plain): string => `more than ${Number(value).toLocaleString('en-US')}`;
const percent = (value: Plain | undefined): string => (typeof value === 'number' ? `${value}%` : '–');

/** Who may take part and what keeps a clinician out. */
export function describeEligibility(page: Page): void {
  page.facts(null, [
    ['clinician types', `${at}/clinicianTypes`, listInWords],
    ['units tested', `${at}/evaluationUnits`],
    ['newly enrolled', `${at}/exclusions/newlyEnrolledInMedicare`],
    ['QP excluded', `${at}/exclusions/qp`],
    ['Partial QP without election excluded', `${at}/exclusions/partialQpWithoutElection`],
    ['other types excluded', `${at}/exclusions/notEligibleType`],
    ['low volume excluded', `${at}/exclusions/lowVolume`],
    ['group report overrides', `${at}/exclusions/groupReportingOverrides`, listInWords],
    ['group report never overrides', `${at}/exclusions/groupReportingDoesNotOverride`, listInWords],
  ]);
}

/** The low-volume threshold and what a unit between "all" and "none" may choose. */
export function describeLowVolume(page: Page): void {
  const lvt = `${at}/lowVolumeThreshold`;
  page.facts(null, [
    ['allowed charges (US dollars)', `${lvt}/dollars`, more],
    ['patients', `${lvt}/patients`, more],
    ['services', `${lvt}/services`, more],
    ['charges counted', `${lvt}/dollarBasis`, (value) => keyInWords(String(value))],
    ['required when', `${lvt}/requiredWhen`],
    ['excluded when', `${lvt}/excludedWhen`],
    ['opt-in exists', `${lvt}/optInAvailable`],
    ['may opt in when', `${lvt}/optInWhen`],
    ['further conditions', `${lvt}/optInExtraConditions`],
    ['who may opt in', `${lvt}/optIn/whoMay`, listInWords],
    ['irrevocable for the year', `${lvt}/optIn/irrevocableForPerformanceYear`],
    ['voluntary election binds too', `${lvt}/optIn/voluntaryElectionAlsoBinding`],
    ['election before any data', `${lvt}/optIn/requiredBeforeSubmittingData`],
    ['deadline', `${lvt}/optIn/deadline`],
  ]);
}

/** The two windows of claims and how their results are joined. */
export function describeSegments(page: Page): void {
  const period = `${at}/determinationPeriod`;
  const segments = (page.at(`${period}/segments`) ?? []) as readonly PlainObject[];
  page.table(
    'Segments of claims',
    ['segment', 'from', 'to', 'run-out', 'result released'],
    segments.map(({ name, start, end, claimsRunOutDays, release }, index) => ({
      pointer: `${period}/segments/${index}`,
      cells: [
        inWords(name),
        inWords(start),
        inWords(end),
        `${inWords(claimsRunOutDays)} days`,
        instantInWords(release as PlainObject),
      ],
    })),
  );
  const truth = (page.at(`${period}/reconciliation/truthTable`) ?? []) as readonly PlainObject[];
  page.table(
    'Both segments together',
    ['segment 1', 'segment 2', 'final'],
    truth.map(({ segment1, segment2, final }, index) => ({
      pointer: `${period}/reconciliation/truthTable/${index}`,
      cells: [inWords(segment1), inWords(segment2), inWords(final)],
    })),
  );
  page.rest('How they are joined', `${period}/reconciliation`);
}

/** The sets of QP thresholds that a file may hold. */
const thresholdSets: readonly (readonly [label: string, key: string])[] = [
  ['Medicare Option', 'medicareOption'],
  ['Medicare Option, older text of the regulation, superseded by Pub. L. 119-75', 'medicareOptionAsCodified'],
  ['All-Payer Option', 'allPayerOption'],
  ['All-Payer Option, older text of the regulation, superseded by Pub. L. 119-75', 'allPayerOptionAsCodified'],
];

/** QP and Partial QP: thresholds of every set the file holds, and the snapshots. */
export function describeQp(page: Page): void {
  const qp = `${at}/qp`;
  const names = ['qpPaymentPercent', 'partialQpPaymentPercent', 'qpPatientPercent', 'partialQpPatientPercent'];
  page.table(
    'Thresholds',
    ['option', 'QP payments', 'Partial payments', 'QP patients', 'Partial patients'],
    thresholdSets.flatMap(([label, key]) => {
      const set = page.at(`${qp}/${key}`);
      if (!isPlainObject(set)) return [];
      return [{ pointer: `${qp}/${key}`, cells: [label, ...names.map((name) => percent(set[name]))] }];
    }),
  );
  const all = `${qp}/allPayerOption`;
  page.facts('At least from Medicare under the All-Payer Option', [
    ['QP payments', `${all}/minimumMedicareQpPaymentPercent`, percent],
    ['Partial QP payments', `${all}/minimumMedicarePartialQpPaymentPercent`, percent],
    ['QP patients', `${all}/minimumMedicareQpPatientPercent`, percent],
    ['Partial QP patients', `${all}/minimumMedicarePartialQpPatientPercent`, percent],
    ['caution', `${all}/note`],
  ]);
  describeSnapshots(page);
  page.facts('Rules', [
    ['QP period', `${qp}/qpPerformancePeriod`],
    ['level', `${qp}/determinationLevel`],
    ['who is judged alone', `${qp}/individualDetermination`],
    ['which result counts', `${qp}/bestOf`],
    ['how long it holds', `${qp}/sticky`],
    ['APM incentive (percent)', `${qp}/apmIncentivePercent`],
    ['effect of QP', `${qp}/qpEffect`],
    ['effect of Partial QP', `${qp}/partialQpEffect`],
  ]);
}

function describeSnapshots(page: Page): void {
  const snapshots = (page.at(`${at}/qp/snapshots`) ?? []) as readonly PlainObject[];
  page.table(
    'Snapshots',
    ['snapshot', 'from', 'to', 'used for', 'released'],
    snapshots.map(({ name, coversFrom, date, use, release }, index) => ({
      pointer: `${at}/qp/snapshots/${index}`,
      cells: [
        inWords(name),
        inWords(coversFrom),
        inWords(date),
        listInWords(use),
        instantInWords(release as PlainObject),
      ],
    })),
  );
}

const statuses = `${at}/specialStatuses`;

/** Special statuses with both their tests, and what each changes. */
export function describeSpecialStatuses(page: Page): void {
  const tests = (page.at(`${statuses}/tests`) ?? {}) as PlainObject;
  const known = Object.keys(tests).filter((key) => isPlainObject(tests[key]));
  const asked = (test: string): FactAsked[] =>
    known.map((key) => [keyInWords(key), `${statuses}/tests/${key}/${test}`] as const);
  page.facts('Test of an individual', asked('individualTest'));
  page.facts('Test of a TIN', asked('tinTest'));
  const figures = ['individualShareThreshold', 'tinShareThreshold', 'posCodes', 'maxNpis', 'maxEncounters'];
  page.table(
    'Figures of the tests',
    ['status', 'individual', 'TIN', 'places of service', 'most NPIs', 'most encounters'],
    known.map((key) => ({
      pointer: `${statuses}/tests/${key}`,
      cells: [keyInWords(key), ...figures.map((name) => inWords((tests[key] as PlainObject)[name]))],
    })),
  );
  const told = ['individualTest', 'tinTest', ...figures];
  page.facts(
    'More of the tests',
    known.flatMap((key) =>
      Object.keys(tests[key] as PlainObject)
        .filter((name) => !told.includes(name))
        .map((name) => [`${keyInWords(key)}: ${keyInWords(name)}`, `${statuses}/tests/${key}/${name}`] as const),
    ),
  );
  page.facts(
    'Not known in this year',
    Object.keys(tests)
      .filter((key) => tests[key] === null)
      .map((key) => [keyInWords(key), `${statuses}/tests/${key}`]),
  );
  describeEffects(page);
  page.facts(null, [
    ['how long it holds', `${statuses}/periodRule`],
    ['subgroups', `${statuses}/subgroup`],
  ]);
}

function describeEffects(page: Page): void {
  const effects = (page.at(`${statuses}/effects`) ?? {}) as PlainObject;
  page.facts(
    'What each changes',
    Object.entries(effects).flatMap(([key, effect]): FactAsked[] =>
      isPlainObject(effect)
        ? Object.keys(effect).map((what) => [
            `${keyInWords(key)}: ${keyInWords(what)}`,
            `${statuses}/effects/${key}/${what}`,
          ])
        : [],
    ),
  );
}
