import { isPlainObject, type PlainObject } from '../plain';
import type { Page } from './page';
import { inWords, instantInWords, keyInWords, listInWords } from './words';

const at = '/participation';
const units = ['individual', 'group', 'subgroup', 'virtualGroup', 'apm'] as const;

/** Who may report in which option, the windows in which that is chosen, and which score counts. */
export function describeParticipation(page: Page): void {
  const matrix = (page.at(`${at}/matrix`) ?? {}) as PlainObject;
  page.table(
    'Who may report in which option',
    ['option', ...units.map(keyInWords)],
    Object.entries(matrix).map(([option, allowed]) => ({
      pointer: `${at}/matrix/${option}`,
      cells: [keyInWords(option), ...units.map((unit) => ((allowed as PlainObject)[unit] === true ? 'yes' : '–'))],
    })),
  );
  page.facts('Who may use the APP', [
    ['APP', `${at}/whoMay/app1`],
    ['APP Plus', `${at}/whoMay/appPlus`],
  ]);
  describeWindows(page);
  const levels = (page.at(`${at}/finalScoreHierarchy/order`) ?? []) as readonly (readonly string[])[];
  page.table(
    'Which final score a TIN/NPI takes: the first level with a score, the highest within it',
    ['level', 'units'],
    levels.map((level, index) => ({
      pointer: `${at}/finalScoreHierarchy/order/${index}`,
      cells: [String(index + 1), level.map(keyInWords).join(', ')],
    })),
  );
  page.rest('Further rules of the final score', `${at}/finalScoreHierarchy`);
  page.rest('Submissions', `${at}/submissionRules`);
  page.rest('Units', `${at}/options`);
}

function describeWindows(page: Page): void {
  const windows = (page.at(`${at}/registrationWindows`) ?? {}) as PlainObject;
  const election = `${at}/options/virtualGroup/electionWindow`;
  const rows = [
    ...(isPlainObject(page.at(election)) ? [{ name: 'virtualGroup', pointer: election }] : []),
    ...Object.keys(windows).map((name) => ({ name, pointer: `${at}/registrationWindows/${name}` })),
  ];
  page.table(
    'Windows of election and registration',
    ['for', 'opens', 'closes'],
    rows.flatMap(({ name, pointer }) => {
      const window = page.at(pointer);
      if (!isPlainObject(window) || !isPlainObject(window['open']) || !isPlainObject(window['close'])) return [];
      return [{ pointer, cells: [keyInWords(name), instantInWords(window['open']), instantInWords(window['close'])] }];
    }),
  );
  page.rest('Rules of registration', `${at}/registrationWindows`);
}

/** MVPs, the APP and APP Plus: what they ask for. */
export function describeMvpApp(page: Page): void {
  const requirement = '/quality/requirement';
  page.facts('MVPs', [
    ['number', `${at}/mvpCount`],
    ['ids', `${at}/mvpIds`],
    ['quality measures required', '/methods/requiredMvpMeasures'],
    ['outcome measures among them', `${requirement}/mvp/outcomeOrHighPriority`],
    ['population health measures', `${requirement}/mvp/populationHealthMeasureIds`],
    ['which of them counts', `${requirement}/mvp/populationHealthSelection`],
    ['where none can be scored', `${requirement}/mvp/populationHealthUnavailable`],
    ['outcome measures from claims', `${requirement}/mvp/outcomesBasedAdminClaims`],
    ['denominator', `${requirement}/mvp/denominator`],
    ['few claims measures', `${requirement}/mvp/fewerThanFourClaimsMeasures`],
  ]);
  page.facts('APP', [
    ['measures', `${requirement}/app1/measureIds`],
    ['CAHPS', `${requirement}/app1/cahpsMeasureId`],
  ]);
  page.facts('APP Plus', [
    ['measures', `${requirement}/appPlus/measureIds`, listInWords],
    ['growth', `${requirement}/appPlus/note`, inWords],
  ]);
}
