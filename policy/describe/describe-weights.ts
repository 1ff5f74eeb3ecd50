import type { Plain, PlainObject } from '../plain';
import { NOT_KNOWN_YET, type Page } from './page';
import { inWords, keyInWords } from './words';

const cells = (weights: Plain | undefined): string[] => {
  const row = weights as PlainObject | null | undefined;
  return ['quality', 'cost', 'ia', 'pi'].map((category) => (row ? inWords(row[category]) : '–'));
};

const columns = ['Q', 'C', 'IA', 'PI'];

/** The weights before any reweighting and every row of every reweighting table. */
export function describeWeights(page: Page): void {
  const weights = '/categoryWeights';
  const standard = (page.at(`${weights}/standard`) ?? {}) as PlainObject;
  page.table(
    'Weights before reweighting',
    ['for', ...columns],
    Object.entries(standard).map(([key, row]) => ({
      pointer: `${weights}/standard/${key}`,
      cells: [keyInWords(key), ...cells(row)],
    })),
  );
  page.facts('In effect for everyone', [
    ['cost taken out', `${weights}/effective/costReweightedToZeroForAll`],
    ['weights', `${weights}/effective/weights`],
  ]);
  reweightingTable(
    page,
    'Reweighting, everyone (small practices too where no table of theirs follows)',
    'reweighting/standard',
  );
  reweightingTable(page, 'Reweighting, small practices', 'reweighting/small');
  reweightingTable(page, 'Reweighting, APP and APP Plus', 'appReweighting');
  reweightingTable(page, 'Reweighting, APM scoring standard', 'apmScoringStandardReweighting');
  page.rest('Rules', weights);
}

function reweightingTable(page: Page, heading: string, key: string): void {
  const rows = (page.at(`/categoryWeights/${key}`) ?? []) as readonly PlainObject[];
  page.table(
    heading,
    ['not scored', ...columns, ''],
    rows.map(({ absent, weights }, index) => {
      const pointer = `/categoryWeights/${key}/${index}`;
      const instead = page.isUnknown(pointer) ? NOT_KNOWN_YET : 'final score = threshold';
      return { pointer, cells: [absentInWords(absent), ...cells(weights), weights === null ? instead : ''] };
    }),
  );
}

function absentInWords(absent: Plain | undefined): string {
  const list = (absent ?? []) as readonly string[];
  return list.length === 0
    ? 'nothing'
    : list.map((category) => (category.length > 2 ? category : keyInWords(category))).join(' + ');
}
